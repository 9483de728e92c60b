// The gesture of the thumb along a place.

import { Document, type Drawn, PLACES, Tip, topOf, type Zone, ZoneOf } from './drawing-parts.tsx';

const THUMB = 'M-14 2C-14-9-8-15 0-15S14-9 14 2c0 8 5 14 5 24v90h-36V26c0-10 3-16 3-24z';
const NAIL = 'M-8 2c-1-7 3-12 8-12s9 5 8 12c0 3-1 6-2 8-4-2-8-2-12 0-1-2-2-5-2-8z';

/** Along a photo it is the edge that is felt. */
const EDGE: Zone = { x: 54, y: 51, w: 8, h: 31, isRound: false };

/** The thumb passes along a place: downwards on a tall one, sideways on a wide one. */
export function Feel({ zone, sheet, parts }: Drawn) {
  const felt = zone === PLACES.photo ? EDGE : zone;
  const { x, y, w, h } = felt;
  const top = topOf(sheet, 20);
  const isWide = w > h;
  const ridges = Array.from({ length: 24 }, (_, at) =>
    isWide ? `M${x - w + 5 * at} ${y - h}v${2 * h}` : `M${x - w} ${y - h + 5 * at}h${2 * w}`,
  );
  const [thumbX, thumbY] = isWide ? [38 + x + w * 0.45, top + y + 6] : [38 + x + 5, top + y + h * 0.68];
  return (
    <>
      <g transform={`translate(38 ${top})`}>
        <Document sheet={sheet} parts={parts} />
        <ZoneOf zone={felt}>
          <path d={ridges.join('')} />
        </ZoneOf>
      </g>
      <g transform={`translate(${thumbX} ${thumbY}) rotate(-34)`}>
        <path className="thumb" d={THUMB} />
        <path className="nail" d={NAIL} />
      </g>
      {isWide ? (
        <>
          <path className="gesture" d={`M${38 + x - w + 8} 10h${2 * w - 16}`} />
          <Tip x={38 + x - w} y={10} turn={180} />
          <Tip x={38 + x + w} y={10} turn={0} />
        </>
      ) : (
        <>
          <path className="gesture" d={`M20 ${top + y - h + 8}v${2 * h - 16}`} />
          <Tip x={20} y={top + y - h} turn={-90} />
          <Tip x={20} y={top + y + h} turn={90} />
        </>
      )}
    </>
  );
}
