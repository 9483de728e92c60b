// Hears the scanner whatever has the focus, and takes its characters back out of the field they fell into.

import { useEffect, useRef } from 'react';
import { pressOf } from './controls.ts';
import { isInField, NOWHERE, placeOfFocus } from './fallen.ts';
import { SCANNING } from './keys.ts';
import { type Scanned, Scanner } from './scanner.ts';

/** Whether somebody begins to type with the focus in no field. */
const isLost = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean =>
  /^[a-z]$/i.test(key) && !ctrlKey && !altKey && !metaKey && !isInField();

/** Listens until the answer is called. `land` puts the focus where typing goes that has no field. */
function listen(take: (scanned: Scanned) => void, land: () => void): () => void {
  const scanner = new Scanner();
  let place = NOWHERE;
  let inField = false;
  let rest: ReturnType<typeof setTimeout>;
  const finish = () => {
    clearTimeout(rest);
    const whole = scanner.rest();
    if (whole) take(whole);
  };
  const wait = () => {
    clearTimeout(rest);
    // A busy page may hear of the time before it hears of keys that came earlier: they get their turn first.
    rest = setTimeout(() => {
      rest = setTimeout(finish);
    }, scanner.patience);
  };
  const begin = (event: KeyboardEvent) => {
    finish();
    inField = isInField();
    if (isLost(event)) land();
    place = placeOfFocus();
  };
  const hear = (event: KeyboardEvent) => {
    const press = pressOf(event, scanner.isOurs(event.timeStamp));
    if (!press) return;
    if (scanner.isFresh(press)) begin(event);
    const heard = scanner.hear(press, inField);
    if (heard.is === 'typing') return;
    if (heard.is === 'line') return place.put(heard.text);
    event.preventDefault();
    event.stopImmediatePropagation();
    window.dispatchEvent(new Event(SCANNING));
    // At once, and not at its end: what breaks off must leave nothing either.
    place.restore();
    if (heard.is === 'scanning') return wait();
    clearTimeout(rest);
    take(heard);
  };
  window.addEventListener('keydown', hear, true);
  return () => {
    clearTimeout(rest);
    window.removeEventListener('keydown', hear, true);
  };
}

/**
 * Calls `onScan` with the text of each scan, and with its text by each layout where it is a document's seal. What is
 * typed while no field has the focus falls into `landing`, where there is one.
 */
export function useScanner(
  onScan: (text: string, seals: string[]) => void,
  landing: () => HTMLInputElement | null = () => null,
): void {
  const scanned = useRef(onScan);
  scanned.current = onScan;
  const landed = useRef(landing);
  landed.current = landing;
  useEffect(
    () =>
      listen(
        ({ text, seals }) => scanned.current(text, seals),
        () => landed.current()?.focus(),
      ),
    [],
  );
}
