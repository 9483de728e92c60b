// What an open case says of itself, for both windows. Judges nothing: each answer is read from the view that Rust
// gave.

import type { CaseView, FieldView } from '../host/bindings.ts';

/** Whether what was typed is what was read. */
export const isTypedAlike = ({ typed }: CaseView): boolean =>
  typed?.numberAgrees === true && typed.expiryAgrees && typed.issueAgrees;

/** The fields that the agent is to confirm. */
export const toConfirm = ({ document }: CaseView): FieldView[] => document.filter((field) => field.toConfirm);

/** The one to confirm now. */
export const nextToConfirm = (view: CaseView): FieldView | null =>
  toConfirm(view).find(({ printed }) => printed === null) ?? null;

/** A field that differs from what was declared. */
export const isDifferent = ({ relation }: FieldView): boolean => relation === 'different';

/** How what was read relates to the declaration, all fields taken together. */
export function declaredStands(view: CaseView): 'differs' | 'agrees' | 'later' {
  if (view.document.some(isDifferent)) return 'differs';
  return view.declared === 'whole' ? 'agrees' : 'later';
}

/** How a person appears in lists: initials and year, nothing that a neighbour could read a name from. */
export function whoOf({
  initials,
  birthYear,
}: {
  initials: string | null;
  birthYear: number | null;
}): string | null {
  if (initials === null) return null;
  const letters = [...initials].map((letter) => `${letter}.`).join('\u00a0');
  return birthYear === null ? letters : `${letters}, ${birthYear}`;
}

/** A number of this chain as it is shown. */
export const shownNumber = (sequence: number): string => String(sequence).padStart(4, '0');
