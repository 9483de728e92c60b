// What a code scanner meant, whatever layout the machine has and whatever the scanner is set to send around a code: it
// types keys of a layout of its own, so the position of a key (`code`) may say more than its letter. Must not know
// when keys are a scan.

import { ZONE_SHAPES } from '../host/constants.ts';
import { byKey, LAYOUTS, type Layout, type Press } from './keyboards.ts';

export type { Press } from './keyboards.ts';

/** The text that every invitation begins with. */
export const PREFIX = 'VAV1:';

/** How a document's seal begins: its version, and the country of who signed. */
const SEAL = /^DC0[2-4][A-Z]{2}/;
/** More of it, which nothing else resembles: who signed by which certificate, and both days. */
const SEAL_HEADER = /DC0[2-4][A-Z]{2}[0-9A-Z]{6}[0-9A-F]{8}/;

/** What scanners send before a code: control characters, the star of Code 39, an identifier of ISO 15424 (`]Q1`). */
const MARKS = /^(?:\p{Cc}|\*|\][a-z][0-9a-z]){0,3}/iu;
/** They may send identifiers of their maker as well; nothing longer than this stands before a code. */
const MOST_BEFORE = 8;

/** The letters of a code after an identifier: fingers type none, so a scanner did. */
const IDENTIFIED_CODE = /^\][A-Z][0-9A-Z]([A-Z]{16})$/;
const LINE = /^[0-9A-Z<]+$/;
const LINE_LENGTHS: readonly number[] = Object.values(ZONE_SHAPES).map(({ length }) => length);

const isControl = (key: string): boolean => /^\p{Cc}$/u.test(key);

/** What separates the fields of a seal; no layout moves it. */
export const isSeparator = (key: string): boolean => key >= '\u001d' && key <= '\u001f' && key.length === 1;

/** The characters by a layout; of control characters only those that a code holds. */
const typed = (presses: Press[], layout: Layout): string =>
  presses
    .map((press) => {
      if (isControl(press.key)) return isSeparator(press.key) ? press.key : '';
      return layout(press) ?? '';
    })
    .join('');

/** A text without what scanners send before it. */
const bare = (text: string): string => text.replace(MARKS, '');

/** The invitation that these presses are, whatever the layout; nothing when they are none. */
export function invitationIn(presses: Press[]): string | null {
  for (const layout of LAYOUTS) {
    const text = typed(presses, layout).toUpperCase();
    const from = text.indexOf(PREFIX);
    if (from >= 0 && from <= MOST_BEFORE) return text.slice(from).replace(/\p{Cc}/gu, '');
  }
  return null;
}

/** The seal in a text; nothing when there is none. */
function sealOf(text: string): string | null {
  const rest = bare(text);
  if (SEAL.test(rest)) return rest;
  const from = text.search(SEAL_HEADER);
  return from >= 0 && from <= MOST_BEFORE ? text.slice(from) : null;
}

/** The texts of a document's seal that these presses may be, by each layout; none when they are none. */
export const sealsIn = (presses: Press[]): string[] => [
  ...new Set(LAYOUTS.map((layout) => sealOf(typed(presses, layout))).filter((text) => text !== null)),
];

/** The letters of an invitation that a scanner typed; nothing when these presses are none. */
export function identifiedCodeIn(presses: Press[]): string | null {
  for (const layout of LAYOUTS) {
    const letters = typed(presses, layout).toUpperCase().match(IDENTIFIED_CODE)?.[1];
    if (letters !== undefined) return letters;
  }
  return null;
}

/** The line of a document that these presses are by another layout than the machine's; nothing when they are none. */
export function movedLineIn(presses: Press[]): string | null {
  if (LINE.test(asTyped(presses).toUpperCase())) return null;
  const texts = LAYOUTS.map((layout) => typed(presses, layout));
  return texts.find((text) => LINE.test(text) && LINE_LENGTHS.includes(text.length)) ?? null;
}

/** Whether these presses may be the beginning of an invitation or a seal. */
export const mayBegin = (presses: Press[]): boolean =>
  LAYOUTS.some((layout) => {
    const text = typed(presses, layout).toUpperCase();
    const rest = bare(text);
    // What this layout has no characters for begins nothing.
    if (text === '') return false;
    return PREFIX.startsWith(rest) || /^(\][A-Z]?|DC?|DC0([2-4][A-Z]?)?)$/.test(rest);
  });

/** The text as the machine took it, without what scanners send before it. */
export const asTyped = (presses: Press[]): string => bare(typed(presses, byKey));
