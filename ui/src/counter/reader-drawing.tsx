// A document laid on the reader, schematic: its zone on the glass. No real layout, no real machine.

import { useId } from 'react';

/** The drawing. */
export function ReaderDrawing({ title }: { title: string }) {
  const id = useId();
  return (
    <svg className="drawing" viewBox="0 0 320 200" role="img" aria-labelledby={id}>
      <title id={id}>{title}</title>
      <path className="paper" d="M52 120h216l24 46v14H28v-14z" />
      <path d="M28 166h264" />
      <g className="zone">
        <path d="M84 132h152l8 22H76z" />
      </g>
      <g transform="translate(82 20)">
        <rect className="paper" width="156" height="88" rx="6" />
        <path className="portrait" d="M14 16h32v40H14z" />
        <path className="print" d="M58 22h52M58 34h78M58 46h40" />
        <path className="seen" strokeWidth="3" strokeDasharray="5 4" d="M14 68h128M14 78h128" />
      </g>
      <path className="gesture" d="M160 112v14" />
      <path className="tip" d="m152 122 8 12 8-12z" />
    </svg>
  );
}
