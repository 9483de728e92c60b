// Where the catalogue puts a feature, in the units of the kit's drawings. Must not know a model.

import type { FeatureView, RectangleView } from '../host/bindings.ts';
import type { Drawn, Part } from '../kit/drawing-parts.tsx';

/** The least half of a place's side: what is thinner could not be told, nor drawn in. */
const LEAST = 4.5;

/** The drawn document, whatever its size. */
const [WIDTH, HEIGHT] = [164, 116];

/** The place of a feature and what is on its side of the document. */
export function placeOf({ outline, area, gesture }: FeatureView): Pick<Drawn, 'zone' | 'parts'> {
  const scaled = ({ x, y, width, height }: RectangleView) => ({
    x: (x / outline.width) * WIDTH,
    y: (y / outline.height) * HEIGHT,
    w: (width / outline.width) * WIDTH,
    h: (height / outline.height) * HEIGHT,
  });
  const { x, y, w, h } = scaled(area);
  // What is seen in the light is shown round, what is felt or read is a field.
  const isRound = (gesture === 'tilt' || gesture === 'look-through') && w / h < 2 && h / w < 2;
  return {
    zone: { x: x + w / 2, y: y + h / 2, w: Math.max(w / 2, LEAST), h: Math.max(h / 2, LEAST), isRound },
    parts: outline.parts.map(([what, part]): Part => ({ what, ...scaled(part) })),
  };
}
