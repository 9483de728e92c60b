// What this tab keeps while the forms are filled in, so that a reload loses nothing. It is never in the
// address, never in the browser's lasting storage, and goes once the mobile is confirmed or on request.

import { type Answers, EMPTY } from './answers.ts';

/** The pages, in the order they are asked; the last four are met only by some. */
export const PAGES = [
  'begin',
  'names',
  'birth',
  'place',
  'address',
  'contact',
  'check',
  'code',
  'way',
  'window',
  'paper',
  'young',
  'erase',
] as const;

/** The word of a page. */
export type Page = (typeof PAGES)[number];

/** A request that waits for its code. */
export type Opened = { id: string /** When another code may be asked for. */; againAt: number };

/** Everything that is kept. */
export type Kept = {
  page: Page;
  answers: Answers;
  opened: Opened | null;
  /** True once the code was right: nothing that was typed is kept from then on. */
  isConfirmed: boolean;
};

const PLACE = 'enrolment';
const NOTHING: Kept = { page: 'begin', answers: EMPTY, opened: null, isConfirmed: false };

/** What this tab kept; nothing when it kept nothing that can be read. */
export function recall(): Kept {
  try {
    const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? 'null') as Partial<Kept> | null;
    if (!kept || !PAGES.includes(kept.page as Page)) return NOTHING;
    return { ...NOTHING, ...kept, answers: { ...EMPTY, ...kept.answers } };
  } catch {
    return NOTHING;
  }
}

/** Keeps all of it. A browser that keeps nothing costs a reload, not the page. */
export function keep(kept: Kept): void {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(kept));
  } catch {
    return;
  }
}

/** Keeps nothing any more; gives what a new start has. */
export function forget(): Kept {
  try {
    sessionStorage.removeItem(PLACE);
  } catch {
    return NOTHING;
  }
  return NOTHING;
}
