// Where to look on a document and how: drawings of our own, schematic, no emblem and no real layout. Ink for the
// thing, violet for the place and the gesture. Must not know a model or a feature.

import { type ReactNode, useId } from 'react';
import { Feel } from './drawing-feel.tsx';
import { LookThrough, Magnify, Tilt } from './drawing-light.tsx';
import { type Drawn, type Gesture, PLACES, type Place, type Sheet } from './drawing-parts.tsx';

type Props = {
  gesture: Gesture;
  /** The drawing in words. */
  title: string;
  place?: Place;
  /** Where the catalogue puts it, and what it draws there; instead of a place. */
  at?: Pick<Drawn, 'zone' | 'parts'> | undefined;
  /** A card, or the page of a booklet. */
  sheet?: Sheet;
};

/** Where each gesture is mostly made. */
const USUAL: Record<Gesture, Place> = {
  tilt: 'corner',
  'look-through': 'window',
  feel: 'photo',
  magnify: 'line',
};

const GESTURES = { tilt: Tilt, 'look-through': LookThrough, feel: Feel, magnify: Magnify };

/** One of the four gestures, at a place of the document. */
export function Drawing({ gesture, title, place = USUAL[gesture], at, sheet = 'card' }: Props): ReactNode {
  const id = useId();
  const Shown = GESTURES[gesture];
  return (
    <svg className="drawing" viewBox="0 0 224 160" role="img" aria-labelledby={id}>
      <title id={id}>{title}</title>
      <Shown zone={at?.zone ?? PLACES[place]} parts={at?.parts} sheet={sheet} />
    </svg>
  );
}
