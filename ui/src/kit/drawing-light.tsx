// The three gestures that need light or a glass: tilt, look through, magnify.

import { useId } from 'react';
import { Document, type Drawn, Tip, topOf, type Zone, ZoneOf } from './drawing-parts.tsx';

/** Tilted to and fro under a lamp. */
export function Tilt({ zone, sheet, parts }: Drawn) {
  const { x, y, w, h } = zone;
  const arcs = [4, 9, 14, 19, 24, 29, 34].map((r) => `M${x - r} ${y + h * 0.35}a${r} ${r} 0 0 1 ${2 * r} 0`);
  // Where the place lies once the card is slanted as below.
  const seen = { x: 47 + 0.92 * (x - 0.158 * y), y: 42 + 0.8 * y };
  return (
    <>
      <g transform="translate(24 42) skewX(9) scale(.92 .8)">
        <rect className="ghost" width="164" height="116" rx="7" />
      </g>
      <g transform="translate(47 42) skewX(-9) scale(.92 .8)">
        <Document sheet={sheet} parts={parts} />
        <ZoneOf zone={zone}>
          <path
            d={`${arcs.join('')}M${x - w} ${y + h * 0.35 + 5}h${2 * w}M${x - w} ${y + h * 0.35 + 10}h${2 * w}`}
          />
        </ZoneOf>
      </g>
      <g className="lamp">
        <circle cx="28" cy="26" r="9" />
        <path d="M28 10V5M17 15l-3.5-3.5M12 26H7M39 15l3.5-3.5M17 37l-3.5 3.5" />
      </g>
      <path className="ray" d={`M36 34L${seen.x} ${seen.y - h * 0.8 - 3}`} />
      <path className="gesture" d="M208 62c5.5 16 5.5 36 0 50" />
      <Tip x={205} y={53} turn={-112} />
      <Tip x={205} y={121} turn={112} />
    </>
  );
}

/** Held before a lamp, the front towards the eye. */
export function LookThrough({ zone, sheet, parts }: Drawn) {
  const top = topOf(sheet, 22);
  return (
    <>
      <g className="lamp behind">
        <circle cx={30 + zone.x} cy={top + zone.y} r="54" />
      </g>
      <g transform={`translate(30 ${top})`}>
        <g className="through">
          <Document sheet={sheet} parts={parts} />
        </g>
        <ZoneOf zone={zone}>
          <Seen {...zone} />
        </ZoneOf>
      </g>
    </>
  );
}

/** A figure where there is room for one, fine holes where there is not. */
function Seen({ x, y, w, h }: Zone) {
  const scale = Math.min(w, h) / 23;
  if (scale < 0.5) return <path className="holes" d={`M${x - w + 7} ${y}h${2 * w - 14}`} />;
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`}>
      <path d="M-6-19c-9 5-10 14-7 19-4 3-4 8 1 9-2 6 1 10 7 11M2-21c9 6 11 20 6 29M-2-12c6 3 8 10 5 16" />
    </g>
  );
}

/** How far the middle of the glass lies from the middle of the place: part of the place stays seen beside it. */
const beside = (half: number, most: number) => Math.min(half * 0.6 + 20, most);

/** Fine lines under a glass: what seems a line is made of letters and waves. */
export function Magnify({ zone, sheet, parts }: Drawn) {
  const clip = useId();
  const top = topOf(sheet, 14);
  const x = 14 + zone.x + beside(zone.w, 40);
  const y = Math.min(top + zone.y + beside(zone.h, 31), 118);
  return (
    <>
      <g transform={`translate(14 ${top})`}>
        <Document sheet={sheet} parts={parts} />
        <ZoneOf zone={zone}>
          <path className="holes" d={`M${zone.x - zone.w + 5} ${zone.y}h${2 * zone.w}`} />
        </ZoneOf>
      </g>
      <g transform={`translate(${x} ${y})`}>
        <path className="handle" d="M27 27l26 26" />
        <circle className="glass" r="36" />
        <clipPath id={clip}>
          <circle r="33" />
        </clipPath>
        <g className="seen" clipPath={`url(#${clip})`}>
          <FineLines />
        </g>
      </g>
    </>
  );
}

const LETTERS = {
  V: 'M-4-6 0 6 4-6',
  I: 'M0-6V6',
  S: 'M4-4.5C2.5-7-4-6.5-4-3S4 0 4 3-2.5 7-4 4.5',
  A: 'M-4 6 0-6 4 6M-2.6 2h5.2',
};

function FineLines() {
  const waves = [-29, -23, -17, -11, 11, 17, 23, 29].map(
    (y) => `M-44 ${y}q5.5-6 11 0t11 0 11 0 11 0 11 0 11 0 11 0 11 0`,
  );
  const letters = [...'VISAVIS'] as Array<keyof typeof LETTERS>;
  return (
    <>
      <path d={waves.join('')} />
      <rect className="clear" x="-40" y="-9.5" width="80" height="19" />
      {letters.map((letter, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: letters of one drawing, in their order
        <path key={at} className="letter" transform={`translate(${13 * (at - 3)} 0)`} d={LETTERS[letter]} />
      ))}
    </>
  );
}
