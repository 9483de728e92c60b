// Tells a scan from typing: keys that follow each other faster than fingers, or the beginning of an invitation.
// Pure: time is given with each key. Must not know the page.

import { asTyped, invitationIn, mayBegin, PREFIX, type Press, sealsIn } from './layouts.ts';

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
/** A code that ended without Enter is no shorter. */
const SHORTEST_CODE = 40;
/** So many keys tell a seal from a field that begins alike. */
const SEAL_BEGINS = 6;

/** A key press at its time. */
export type TimedPress = Press & { at: number };

/** A scan: what it says and, where it is a document's seal, what it says by each layout. */
export type Scanned = { text: string; seals: string[] };

/** What a key turned out to be. */
export type Heard =
  /** Typing, as far as can be said. */
  | { is: 'typing' }
  /** Part of a scan: nobody else gets it. */
  | { is: 'scanning' }
  /** The end of a scan. */
  | ({ is: 'scan' } & Scanned);

/** Listens to keys, one after the other. */
export class Scanner {
  #presses: TimedPress[] = [];

  /** True before the first key of what may become a scan: what has the focus should be remembered now. */
  isFresh({ at }: TimedPress): boolean {
    const last = this.#presses.at(-1);
    const isKnown = this.#isInvitation() || this.isSeal() || mayBegin(this.#presses);
    return last === undefined || at - last.at > (isKnown ? SLOW_MS : FAST_MS);
  }

  /** Takes one key. */
  hear(press: TimedPress): Heard {
    if (this.isFresh(press)) this.#presses = [];
    if (press.key === 'Enter' || press.key === 'Tab') return this.#end(press);
    // Shift, and keys with a name, are no characters; Dead is one on a foreign layout.
    if (press.key.length !== 1 && press.key !== 'Dead') return { is: 'typing' };
    this.#presses.push(press);
    return this.#isInvitation() || this.isSeal() ? { is: 'scanning' } : { is: 'typing' };
  }

  /** Nothing came for a while: an invitation or a seal without Enter is whole. */
  rest(): Scanned | null {
    const seals = sealsIn(this.#presses);
    const text = seals[0] ?? invitationIn(this.#presses);
    this.#presses = [];
    return text !== null && text.length >= SHORTEST_CODE ? { text, seals } : null;
  }

  /** True once the keys heard begin a document's seal. */
  isSeal(): boolean {
    return this.#presses.length >= SEAL_BEGINS && sealsIn(this.#presses).length > 0;
  }

  #end(press: TimedPress): Heard {
    const presses = this.#presses;
    this.#presses = [];
    const first = presses[0];
    if (first === undefined) return { is: 'typing' };
    const invitation = invitationIn(presses);
    if (invitation !== null) return { is: 'scan', text: invitation, seals: [] };
    const seals = sealsIn(presses);
    if (seals[0] !== undefined) return { is: 'scan', text: seals[0], seals };
    const isFast = presses.length >= FEWEST && press.at - first.at <= LONGEST_MS;
    return isFast ? { is: 'scan', text: asTyped(presses), seals: [] } : { is: 'typing' };
  }

  #isInvitation(): boolean {
    return this.#presses.length >= PREFIX.length && invitationIn(this.#presses) !== null;
  }
}
