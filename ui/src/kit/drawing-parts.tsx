// The parts of the drawings: the document, the places on it, the tips of a gesture. All in the card's own units,
// 164 by 116.

import { type ReactNode, useId } from 'react';

/** What a hand does to see. */
export type Gesture = 'tilt' | 'look-through' | 'feel' | 'magnify';

/** Where on the document. */
export type Place = 'photo' | 'corner' | 'window' | 'line' | 'text';

/** What the document is. */
export type Sheet = 'card' | 'page';

/** A place: its middle and half its width and height; `isRound` for an ellipse. */
export type Zone = { x: number; y: number; w: number; h: number; isRound: boolean };

/** Every place on the document. */
export const PLACES: Record<Place, Zone> = {
  photo: { x: 34, y: 51, w: 22, h: 27, isRound: false },
  corner: { x: 54, y: 71, w: 17, h: 17, isRound: true },
  window: { x: 124, y: 58, w: 23, h: 29, isRound: true },
  line: { x: 108, y: 91, w: 42, h: 7, isRound: false },
  text: { x: 104, y: 43, w: 44, h: 18, isRound: false },
};

/** A part of a side, in the card's own units. */
export type Part = {
  what: 'portrait' | 'text' | 'zone' | 'chip' | 'seal';
  x: number;
  y: number;
  w: number;
  h: number;
};

/** What each drawing is given: the place, what the document is, and what is on it where that is known. */
export type Drawn = { zone: Zone; sheet: Sheet; parts?: Part[] | undefined };

/** The page of a booklet lies lower, so that the leaf over it is seen. */
export const topOf = (sheet: Sheet, top: number): number => (sheet === 'page' ? top + 10 : top);

/** The document, schematic: a portrait, lines of print, two lines for machines. */
export function Document({ sheet, parts }: { sheet: Sheet; parts?: Part[] | undefined }) {
  return (
    <g className="card">
      {sheet === 'page' && (
        <g>
          <path className="paper" d="M7 0v-14M0 0v-9q0-5 5-5h154q5 0 5 5v9" />
          <path className="print" d="M58-8h48" />
        </g>
      )}
      <rect className="paper" width="164" height="116" rx={sheet === 'page' ? 2 : 7} />
      {(parts ?? USUAL_PARTS).map((part) => (
        <Drawing key={`${part.what}-${part.x}-${part.y}`} part={part} />
      ))}
    </g>
  );
}

/** What a card or a page has, where no model says it. */
const USUAL_PARTS: Part[] = [
  { what: 'text', x: 14, y: 13, w: 58, h: 4 },
  { what: 'portrait', x: 14, y: 26, w: 40, h: 50 },
  { what: 'text', x: 64, y: 30, w: 62, h: 4 },
  { what: 'text', x: 64, y: 41, w: 84, h: 4 },
  { what: 'text', x: 64, y: 52, w: 46, h: 4 },
  { what: 'text', x: 64, y: 63, w: 70, h: 4 },
  { what: 'zone', x: 14, y: 86, w: 136, h: 20 },
];

/** One part: a portrait, a line of print, lines for machines, the chip's contacts, a seal's modules. */
function Drawing({ part: { what, x, y, w, h } }: { part: Part }) {
  if (what === 'text') return <path className="print" d={`M${x} ${y + h / 2}h${w}`} />;
  if (what === 'zone')
    return <path className="fine" d={`M${x} ${y + h * 0.3}h${w}M${x} ${y + h * 0.75}h${w}`} />;
  if (what === 'portrait') {
    const middle = x + w / 2;
    return (
      <g className="portrait">
        <rect x={x} y={y} width={w} height={h} rx="2" />
        <circle cx={middle} cy={y + h * 0.38} r={w * 0.21} />
        <path
          d={`M${middle - w * 0.39} ${y + h}c${w * 0.02}-${h * 0.24} ${w * 0.18}-${h * 0.34} ${w * 0.39}-${h * 0.34}s${w * 0.37} ${h * 0.1} ${w * 0.39} ${h * 0.34}`}
        />
      </g>
    );
  }
  const [third, half] = [w / 3, h / 2];
  const lines = `M${x + third} ${y}v${h}M${x + 2 * third} ${y}v${h}M${x} ${y + half}h${w}`;
  return (
    <g className="portrait">
      <rect x={x} y={y} width={w} height={h} rx={what === 'chip' ? 3 : 0} />
      <path d={lines} />
    </g>
  );
}

/** The outline of a place. */
export function Outline({ zone: { x, y, w, h, isRound } }: { zone: Zone }) {
  if (isRound) return <ellipse cx={x} cy={y} rx={w} ry={h} />;
  return <rect x={x - w} y={y - h} width={2 * w} height={2 * h} rx="3" />;
}

/** A place, and in it what is to be seen, which never leaves it. */
export function ZoneOf({ zone, children }: { zone: Zone; children: ReactNode }) {
  const clip = useId();
  return (
    <g className="zone">
      <Outline zone={zone} />
      <clipPath id={clip}>
        <Outline zone={{ ...zone, w: zone.w - 3, h: zone.h - 3 }} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>{children}</g>
    </g>
  );
}

/** The head of an arrow whose tip is at a point, in degrees from the right. */
export function Tip({ x, y, turn }: { x: number; y: number; turn: number }) {
  return <path className="tip" transform={`translate(${x} ${y}) rotate(${turn})`} d="M1 0-11-6.4v12.8z" />;
}
