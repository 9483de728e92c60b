// The machine-readable zone for the kit's band: each digit beside the field it covers. Must not compute a digit.

import type { SpanView } from '../host/bindings.ts';
import type { BandPart } from '../kit/band.tsx';
import type { Key } from '../words/keys.ts';
import type { Words } from '../words/words.tsx';

/** A legend needs so many characters over it, or it would run into the next. */
const NARROWEST = 3;

const legendOf = (field: string, words: Words) => words.text(`check-zone-${field}` as Key);

/** The parts of each line, in words. A field and the digit over it are one part. */
export function bandLines(zone: SpanView[][], words: Words): BandPart[][] {
  return zone.map((line) => {
    const parts: Array<BandPart & { field: string | null }> = [];
    for (const { field, text, digit } of line) {
      const before = parts.at(-1);
      const check = digit === 'right' || digit === 'wrong' ? digit : undefined;
      if (digit && before && before.field === field) {
        before.text += text;
        if (check) before.check = check;
      } else {
        const hasRoom = check !== undefined || text.length >= NARROWEST;
        parts.push({
          field,
          text,
          ...(field && hasRoom && { legend: legendOf(field, words) }),
          ...(check && { check }),
        });
      }
    }
    return parts.map(({ field: _, ...part }) => part);
  });
}

/** The first line with a wrong digit, or the first of all. */
export const firstWrong = (zone: SpanView[][]): number =>
  Math.max(
    0,
    zone.findIndex((line) => line.some(({ digit }) => digit === 'wrong')),
  );

/** How many digits came out right and wrong. */
export function digitsOf(zone: SpanView[][]): { right: number; wrong: number } {
  const digits = zone.flat().map(({ digit }) => digit);
  return {
    right: digits.filter((digit) => digit === 'right').length,
    wrong: digits.filter((digit) => digit === 'wrong').length,
  };
}
