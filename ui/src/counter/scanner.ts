// Tells a scan from typing: keys that follow each other faster than fingers, or the beginning of an invitation.
// Pure: time is given with each key. Must not know the page.

import { asTyped, invitationIn, mayBegin, PREFIX, type Press } from './layouts.ts';

/** Scanners leave a few milliseconds between two keys, fingers a hundred. */
const FAST_MS = 55;
/** Nothing shorter is a code. */
const FEWEST = 6;
/** All of a code that has no prefix. */
const LONGEST_MS = 1_500;
/** An invitation may come slowly, by a wireless scanner for instance. */
const SLOW_MS = 400;
/** A scanner that sends no Enter is done after so long. */
export const SILENCE_MS = 150;
/** An invitation that ended without Enter is no shorter. */
const SHORTEST_INVITATION = 40;

/** A key press at its time. */
export type TimedPress = Press & { at: number };

/** What a key turned out to be. */
export type Heard =
  /** Typing, as far as can be said. */
  | { is: 'typing' }
  /** Part of a scan: nobody else gets it. */
  | { is: 'scanning' }
  /** The end of a scan. */
  | { is: 'scan'; text: string };

/** Listens to keys, one after the other. */
export class Scanner {
  #presses: TimedPress[] = [];

  /** True before the first key of what may become a scan: what has the focus should be remembered now. */
  isFresh({ at }: TimedPress): boolean {
    const last = this.#presses.at(-1);
    const isKnown = this.#isInvitation() || mayBegin(this.#presses);
    return last === undefined || at - last.at > (isKnown ? SLOW_MS : FAST_MS);
  }

  /** Takes one key. */
  hear(press: TimedPress): Heard {
    if (this.isFresh(press)) this.#presses = [];
    if (press.key === 'Enter' || press.key === 'Tab') return this.#end(press);
    // Shift, and keys with a name, are no characters; Dead is one on a foreign layout.
    if (press.key.length !== 1 && press.key !== 'Dead') return { is: 'typing' };
    this.#presses.push(press);
    return this.#isInvitation() ? { is: 'scanning' } : { is: 'typing' };
  }

  /** Nothing came for a while: an invitation without Enter is whole. */
  rest(): string | null {
    const text = invitationIn(this.#presses);
    this.#presses = [];
    return text !== null && text.length >= SHORTEST_INVITATION ? text : null;
  }

  #end(press: TimedPress): Heard {
    const presses = this.#presses;
    this.#presses = [];
    const first = presses[0];
    if (first === undefined) return { is: 'typing' };
    const invitation = invitationIn(presses);
    if (invitation !== null) return { is: 'scan', text: invitation };
    const isFast = presses.length >= FEWEST && press.at - first.at <= LONGEST_MS;
    return isFast ? { is: 'scan', text: asTyped(presses) } : { is: 'typing' };
  }

  #isInvitation(): boolean {
    return this.#presses.length >= PREFIX.length && invitationIn(this.#presses) !== null;
  }
}
