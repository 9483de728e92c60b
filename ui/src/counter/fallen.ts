// Where keys fall that may be a scan: what the fields were before, to make them again so. Must not know what a scan is.

import { SELF_WRITTEN } from './keys.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Where keys fall. */
export type Place = {
  /** Makes the fields again what they were, once. */
  restore(): void;
  /** Writes a line instead of what fell, where there is a field for a line of that length and nothing else in it. */
  put(line: string): void;
};

/** No field. */
export const NOWHERE: Place = { restore: () => {}, put: () => {} };

/** Whether somebody chose a field to write into. */
export const isInField = (): boolean => document.activeElement?.closest(SELF_WRITTEN) != null;

/** Writes into a field as typing would. */
function writeIn(field: Field, value: string): void {
  if (field.value === value) return;
  // React hears a change only of what it did not write itself.
  const kind: Field =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(kind, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** The field with the focus, and its neighbours that typing goes on into, as they are now. */
export function placeOfFocus(): Place {
  const field = document.activeElement;
  const isText = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  if (!isText || field.type === 'checkbox' || field.type === 'radio') return NOWHERE;
  const boxes = [...(field.closest('fieldset')?.querySelectorAll<HTMLInputElement>('input.code') ?? [])];
  let values = [field, ...boxes.filter((box) => box !== field)].map((each) => ({ each, value: each.value }));
  const isReplaced = field.selectionStart === 0 && field.selectionEnd === field.value.length;
  return {
    restore: () => {
      for (const { each, value } of values) writeIn(each, value);
      values = [];
    },
    put: (line) => {
      if (isReplaced && field.maxLength === line.length) writeIn(field, line);
    },
  };
}
