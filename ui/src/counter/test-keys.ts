// For the tests of the counter: keys as readers and scanners send them, at their times, into what has the focus.

import { act } from '@testing-library/react';
import type { Press } from './layouts.ts';

/** The key of the US layout that types a character which is no letter and no figure. */
const US_KEYS: Record<string, readonly [code: string, shift: boolean]> = {
  ' ': ['Space', false],
  $: ['Digit4', true],
  '%': ['Digit5', true],
  '*': ['Digit8', true],
  '+': ['Equal', true],
  '-': ['Minus', false],
  '.': ['Period', false],
  '/': ['Slash', false],
  ':': ['Semicolon', true],
  '<': ['Comma', true],
  ']': ['BracketRight', false],
};
const usKey = (character: string): readonly [string, boolean] => {
  const other = US_KEYS[character];
  if (other) return other;
  return /\d/.test(character) ? [`Digit${character}`, false] : [`Key${character.toUpperCase()}`, true];
};

/** What machines of other layouts take the keys of the US layout for, where that differs. */
export const FRENCH: Record<string, string> = {
  KeyQ: 'A',
  KeyA: 'Q',
  KeyW: 'Z',
  KeyZ: 'W',
  KeyM: '?',
  Semicolon: 'M',
  Comma: '.',
  BracketRight: '$',
  Digit0: 'à',
  Digit1: '&',
  Digit2: 'é',
  Digit3: '"',
  Digit4: "'",
  Digit5: '(',
  Digit6: '-',
  Digit7: 'è',
  Digit8: '_',
  Digit9: 'ç',
};
export const GERMAN: Record<string, string> = {
  KeyY: 'Z',
  KeyZ: 'Y',
  Semicolon: 'Ö',
  Comma: ';',
  BracketRight: '+',
  Minus: 'ß',
  Slash: '-',
};

/** The presses of a US scanner, on a machine of the US layout or of another. */
export const pressesOf = (text: string, machine: Record<string, string> = {}): Press[] =>
  [...text].map((character) => {
    const [code, shift] = usKey(character);
    return { key: machine[code] ?? character, code, shift };
  });

/** The key that ends a code. */
export const ENTER: Press = { key: 'Enter', code: 'Enter', shift: false };
export const TAB: Press = { key: 'Tab', code: 'Tab', shift: false };

/** What the browser does with a key that nobody took. */
function fallInto(field: Element | null, key: string): void {
  if (!(field instanceof HTMLInputElement) || field.type !== 'text') return;
  if (key === 'Enter') field.form?.requestSubmit();
  if (key.length !== 1 || (field.maxLength >= 0 && field.value.length >= field.maxLength)) return;
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, field.value + key);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

let now = 1_000;

/** Presses keys that far apart, each into what has the focus by then; gives those that were taken from the page. */
export function press(presses: Array<Press & Partial<KeyboardEventInit>>, apart: number): string[] {
  const taken: string[] = [];
  for (const { shift, key, ...rest } of presses) {
    now += apart;
    const more = { key, shiftKey: shift, bubbles: true, cancelable: true };
    const event = new KeyboardEvent('keydown', { ...rest, ...more });
    Object.defineProperty(event, 'timeStamp', { value: now });
    const field = document.activeElement ?? document.body;
    act(() => {
      if (!field.dispatchEvent(event)) taken.push(key);
      else if (!event.ctrlKey) fallInto(document.activeElement, key);
    });
  }
  return taken;
}

/** Nobody presses anything for a while. */
export const pause = (length: number): void => {
  now += length;
};
