// Hears the scanner whatever has the focus, and takes its characters back out of the field they fell into.

import { useEffect, useRef } from 'react';
import { SCANNING } from './keys.ts';
import { isSeparator } from './layouts.ts';
import { type Scanned, Scanner, SILENCE_MS } from './scanner.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Makes a field again what it was. */
function restoreIn(field: Field, value: string): void {
  if (field.value === value) return;
  // React hears a change only of what it did not write itself.
  const kind: Field =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(kind, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** The field with the focus, and its neighbours that typing goes on into; a way to make them again what they are now. */
function remembered(): () => void {
  const field = document.activeElement;
  const isText = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  if (!isText || field.type === 'checkbox' || field.type === 'radio') return () => {};
  const boxes = [...(field.closest('fieldset')?.querySelectorAll<HTMLInputElement>('input.code') ?? [])];
  const values = [field, ...boxes.filter((box) => box !== field)].map((each) => ({
    each,
    value: each.value,
  }));
  return () => {
    for (const { each, value } of values) restoreIn(each, value);
  };
}

/** The separators of a seal as scanners type them: with Ctrl, by the American place of the character. */
const SEPARATORS: Record<string, string> = {
  BracketRight: '\u001d',
  Digit6: '\u001e',
  Minus: '\u001f',
  ']': '\u001d',
  '^': '\u001e',
  _: '\u001f',
};

const separatorOf = ({ key, code, ctrlKey }: KeyboardEvent): string | null => {
  if (isSeparator(key)) return key;
  return ctrlKey ? (SEPARATORS[code] ?? SEPARATORS[key] ?? null) : null;
};

/** Whether somebody begins to type with the focus in no field. */
function isLost({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  if (!/^[a-z]$/i.test(key) || ctrlKey || altKey || metaKey) return false;
  return document.activeElement?.closest('input, textarea, select') == null;
}

/**
 * Calls `onScan` with the text of each scan, and with its text by each layout where it is a document's seal. What is typed while no field has the focus falls into `landing`, where
 * there is one.
 */
export function useScanner(
  onScan: (text: string, seals: string[]) => void,
  landing: () => HTMLInputElement | null = () => null,
): void {
  const scanned = useRef(onScan);
  scanned.current = onScan;
  const landed = useRef(landing);
  landed.current = landing;
  useEffect(() => {
    const scanner = new Scanner();
    let restore = () => {};
    let rest: ReturnType<typeof setTimeout>;
    const take = ({ text, seals }: Scanned) => {
      restore();
      scanned.current(text, seals);
    };
    const hear = (event: KeyboardEvent) => {
      const separator = scanner.isSeal() && separatorOf(event);
      if (separator) {
        scanner.hear({ key: separator, code: '', shift: false, at: event.timeStamp });
        event.preventDefault();
        return event.stopImmediatePropagation();
      }
      if (event.ctrlKey !== event.altKey || event.metaKey || event.repeat) return;
      const press = { key: event.key, code: event.code, shift: event.shiftKey, at: event.timeStamp };
      if (scanner.isFresh(press)) {
        if (isLost(event)) landed.current()?.focus();
        restore = remembered();
      }
      const heard = scanner.hear(press);
      clearTimeout(rest);
      if (heard.is === 'typing') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      window.dispatchEvent(new Event(SCANNING));
      if (heard.is === 'scan') return take(heard);
      rest = setTimeout(() => {
        const whole = scanner.rest();
        if (whole) take(whole);
      }, SILENCE_MS);
    };
    window.addEventListener('keydown', hear, true);
    return () => {
      clearTimeout(rest);
      window.removeEventListener('keydown', hear, true);
    };
  }, []);
}
