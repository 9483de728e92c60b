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

/** What each drawing is given. */
export type Drawn = { zone: Zone; sheet: Sheet };

/** The page of a booklet lies lower, so that the leaf over it is seen. */
export const topOf = (sheet: Sheet, top: number): number => (sheet === 'page' ? top + 10 : top);

/** The document, schematic: a portrait, lines of print, two lines for machines. */
export function Document({ sheet }: { sheet: Sheet }) {
  return (
    <g className="card">
      {sheet === 'page' && (
        <g>
          <path className="paper" d="M7 0v-14M0 0v-9q0-5 5-5h154q5 0 5 5v9" />
          <path className="print" d="M58-8h48" />
        </g>
      )}
      <rect className="paper" width="164" height="116" rx={sheet === 'page' ? 2 : 7} />
      <path className="print" d="M14 15h58M64 32h62M64 43h84M64 54h46M64 65h70" />
      <path className="fine" d="M14 91h136M14 101h136" />
      <g className="portrait">
        <rect x="14" y="26" width="40" height="50" rx="2" />
        <circle cx="34" cy="45" r="8.5" />
        <path d="M18.5 76c.6-12 7-17 15.5-17s14.9 5 15.5 17" />
      </g>
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
