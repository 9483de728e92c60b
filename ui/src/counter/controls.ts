// The presses that keys of the page are, with the control characters that scanners type with Ctrl. Must not know what
// presses mean.

import { isSeparator } from './layouts.ts';
import type { TimedPress } from './scanner.ts';

/** What scanners type with Ctrl, by the American place of the character or by the character. */
const CONTROLS: Record<string, string> = {
  BracketRight: '\u001d',
  Digit6: '\u001e',
  Minus: '\u001f',
  ']': '\u001d',
  '^': '\u001e',
  _: '\u001f',
  KeyB: '\u0002',
  KeyC: '\u0003',
  KeyD: '\u0004',
  KeyI: '\t',
  KeyJ: '\n',
  KeyM: '\r',
};

const controlOf = ({ key, code }: KeyboardEvent): string | null =>
  isSeparator(key) ? key : (CONTROLS[code] ?? CONTROLS[key] ?? null);

/** The press that a key of the page is; nothing for shortcuts. With Ctrl, only while a code is heard (`isOurs`). */
export function pressOf(event: KeyboardEvent, isOurs: boolean): TimedPress | null {
  const { key, code, ctrlKey, altKey, timeStamp: at } = event;
  // Password managers send events without a key.
  if (!key || event.metaKey || event.repeat) return null;
  if (ctrlKey && !altKey) {
    const control = isOurs ? controlOf(event) : null;
    return control === null ? null : { key: control, code: '', shift: false, at };
  }
  // Alt and figures of the number block are the number of a character, not characters.
  if (altKey && code.startsWith('Numpad')) return null;
  const alt = altKey || event.getModifierState('AltGraph');
  return { key, code, shift: event.shiftKey, alt, at };
}
