// The keys of the window. A single character waits a moment, because it may be the first of a scan; in a text
// field it is text. Must not know what a key does.

import { useEffect, useRef } from 'react';

/** No finger is so fast, every scanner is. */
const PATIENCE_MS = 60;

/** Sent to the window when keys turn out to be a scan: a character that waits was part of it. */
export const SCANNING = 'scanning';

/** What each key does: `F4`, `Ctrl+Enter`, `v`, `?`. */
export type KeyMap = Record<string, (() => void) | undefined>;

/** What takes characters itself. */
export const SELF_WRITTEN = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]';
/** Controls that take Enter themselves. */
const SELF_PRESSED = 'button, a[href], summary';

const nameOf = ({ key, ctrlKey }: KeyboardEvent): string =>
  `${ctrlKey ? 'Ctrl+' : ''}${key.length === 1 ? key.toLowerCase() : key}`;

function isTheirs(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (event.ctrlKey || !target) return false;
  if (event.key === 'Enter') return target.closest(SELF_PRESSED) !== null || target.closest('form') !== null;
  return event.key.length === 1 && target.closest(SELF_WRITTEN) !== null;
}

/** Listens while `isOn`; a dialog over the window has its own keys. */
export function useKeys(map: KeyMap, isOn = true): void {
  const current = useRef(map);
  current.current = map;
  useEffect(() => {
    if (!isOn) return;
    let waiting: ReturnType<typeof setTimeout>;
    const press = (event: KeyboardEvent) => {
      clearTimeout(waiting);
      const isHeld = event.repeat || event.altKey || event.metaKey || !event.key;
      if (event.defaultPrevented || isHeld || isTheirs(event)) return;
      const name = nameOf(event);
      if (!current.current[name]) return;
      event.preventDefault();
      if (event.key.length === 1 && !event.ctrlKey) {
        waiting = setTimeout(() => current.current[name]?.(), PATIENCE_MS);
      } else {
        current.current[name]?.();
      }
    };
    const cancel = () => clearTimeout(waiting);
    // Before React Aria, which keeps keys to itself; after the scanner, which listens at the window.
    document.addEventListener('keydown', press, true);
    window.addEventListener(SCANNING, cancel);
    return () => {
      cancel();
      document.removeEventListener('keydown', press, true);
      window.removeEventListener(SCANNING, cancel);
    };
  }, [isOn]);
}
