// A person before a portrait, schematic: the traits that do not change, joined. No photograph, no likeness.

import { useId } from 'react';

/** The drawing. */
export function FaceDrawing({ title }: { title: string }) {
  const id = useId();
  return (
    <svg className="drawing" viewBox="0 0 320 200" role="img" aria-labelledby={id}>
      <title id={id}>{title}</title>
      <g transform="translate(96 104)">
        <path className="paper" d="M-66 96c2-32 22-46 44-50h44c22 4 42 18 44 50z" />
        <path className="paper" d="M0-72c28 0 42 22 42 50 0 34-18 62-42 62s-42-28-42-62c0-28 14-50 42-50z" />
        <Traits scale={1} />
      </g>
      <g transform="translate(198 44)">
        <rect className="paper" width="96" height="118" rx="6" />
        <g transform="translate(48 60)">
          <path className="portrait" d="M-36 58c1-19 12-27 25-29h22c13 2 24 10 25 29z" />
          <path
            className="portrait"
            d="M0-42c16 0 25 13 25 30 0 20-11 37-25 37s-25-17-25-37c0-17 9-30 25-30z"
          />
          <Traits scale={0.6} />
        </g>
      </g>
      <g className="ray">
        <path d="m124 84 105 8M112 110l126-3" />
      </g>
    </svg>
  );
}

/** Eyes, nose and ears, where both faces have them. */
function Traits({ scale }: { scale: number }) {
  return (
    <g className="seen" transform={`scale(${scale})`}>
      <path d="M-26-20c4-6 14-6 18 0-4 5-14 5-18 0zM8-20c4-6 14-6 18 0-4 5-14 5-18 0zM0-16c2 10 6 18 7 24-3 4-11 4-14 0M-43-22c-8-4-11 6-8 16 2 8 6 12 10 10M43-22c8-4 11 6 8 16-2 8-6 12-10 10" />
    </g>
  );
}
