// Tells a scan from typing: by how it begins, or, where no field has the focus, by keys that follow each other faster
// than fingers. What falls into a field is the field's unless it is ours by what it says: readers, password managers
// and expanders type as fast as scanners. Pure: time is given with each key. Must not know the page.

import {
  asTyped,
  identifiedCodeIn,
  invitationIn,
  mayBegin,
  movedLineIn,
  PREFIX,
  type Press,
  sealsIn,
} from './layouts.ts';

/** Scanners leave a few milliseconds between two keys, fingers a hundred. */
const FAST_MS = 55;
/** Nothing shorter is a code. */
const FEWEST = 6;
/** All of a code that has no prefix. */
const LONGEST_MS = 1_500;
/** An invitation may come slowly, by a wireless scanner for instance; and a machine may stutter within a fast code. */
const SLOW_MS = 400;
/** What is known and too short to be whole waits longer: the rest of it must not fall into a field. */
const HELD_MS = 1_500;
/** A code that ended without Enter is no shorter. */
const SHORTEST_CODE = 40;
/** So many keys tell a seal from a field that begins alike. */
const SEAL_BEGINS = 6;

/** The keys that end a code, and the control characters by which scanners do the same. */
const ENDS = ['Enter', 'Tab', '\u0003', '\u0004', '\t', '\n', '\r'];

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
  /** The end of a line of a document that the machine took for something else: typing that means this. */
  | { is: 'line'; text: string }
  /** The end of a scan. */
  | ({ is: 'scan' } & Scanned);

/** Listens to keys, one after the other. */
export class Scanner {
  #presses: TimedPress[] = [];
  /** What the keys heard are; it stays so until they end, however slow they become. */
  #known: 'invitation' | 'seal' | null = null;
  /** Until then, what ends a code belongs to the one that just ended: CR is followed by LF. */
  #endsUntil = Number.NEGATIVE_INFINITY;

  /** How long the keys heard wait for the next one of theirs. */
  get patience(): number {
    if (this.#known) return this.#presses.length < SHORTEST_CODE ? HELD_MS : SLOW_MS;
    return this.#isFast() || mayBegin(this.#presses) ? SLOW_MS : FAST_MS;
  }

  /** True before the first key of what may become a scan: what has the focus should be remembered now. */
  isFresh({ at }: TimedPress): boolean {
    const last = this.#presses.at(-1);
    return last === undefined || at - last.at > this.patience;
  }

  /** True while an invitation or a seal is heard, and just after it: control characters are part of it. */
  isOurs(at: number): boolean {
    return this.#known !== null || at <= this.#endsUntil;
  }

  /** Takes one key; `inField` when the first of its run fell into a field that somebody chose. */
  hear(press: TimedPress, inField = false): Heard {
    if (this.isFresh(press)) this.#forget();
    if (ENDS.includes(press.key)) return this.#end(press, inField);
    // Shift, and keys with a name, are no characters; Dead is one on a foreign layout.
    if (press.key.length !== 1 && press.key !== 'Dead') return { is: 'typing' };
    this.#presses.push(press);
    this.#known ??= this.#kind();
    return { is: this.#known ? 'scanning' : 'typing' };
  }

  /** Nothing came for a while: an invitation or a seal without Enter is whole. */
  rest(): Scanned | null {
    const scanned = this.#scanned();
    this.#forget();
    return scanned !== null && scanned.text.length >= SHORTEST_CODE ? scanned : null;
  }

  #forget(): void {
    this.#presses = [];
    this.#known = null;
  }

  #end(press: TimedPress, inField: boolean): Heard {
    const presses = this.#presses;
    if (presses.length === 0) return { is: press.at <= this.#endsUntil ? 'scanning' : 'typing' };
    const pace = this.#pace();
    const isFast = this.#isFast();
    const scanned = this.#scanned() ?? (isFast ? this.#other(press, inField) : null);
    this.#forget();
    if (scanned) {
      this.#endsUntil = press.at + Math.max(FAST_MS, 2 * pace);
      return { is: 'scan', ...scanned };
    }
    const line = inField && isFast ? movedLineIn(presses) : null;
    return line === null ? { is: 'typing' } : { is: 'line', text: line };
  }

  /** What is known by how it begins. */
  #scanned(): Scanned | null {
    if (this.#known === null) return null;
    const seals = this.#known === 'seal' ? sealsIn(this.#presses) : [];
    const text = seals[0] ?? invitationIn(this.#presses);
    return text === null ? null : { text, seals };
  }

  /** Another code: in a field only the letters of an invitation are ours, and only from a scanner. */
  #other({ at }: TimedPress, inField: boolean): Scanned | null {
    const letters = identifiedCodeIn(this.#presses);
    if (letters !== null) return { text: letters, seals: [] };
    const first = this.#presses[0];
    if (inField || first === undefined || at - first.at > LONGEST_MS) return null;
    return { text: asTyped(this.#presses), seals: [] };
  }

  #kind(): 'invitation' | 'seal' | null {
    const { length } = this.#presses;
    if (length >= PREFIX.length && invitationIn(this.#presses) !== null) return 'invitation';
    const isSeal = length >= SEAL_BEGINS && this.#isFast() && sealsIn(this.#presses).length > 0;
    return isSeal ? 'seal' : null;
  }

  /** Between two keys, on average: a machine that stutters once makes no finger of a scanner. */
  #pace(): number {
    const [first, last] = [this.#presses[0], this.#presses.at(-1)];
    return first && last && first !== last ? (last.at - first.at) / (this.#presses.length - 1) : 0;
  }

  #isFast(): boolean {
    return this.#presses.length >= FEWEST && this.#pace() <= FAST_MS;
  }
}
