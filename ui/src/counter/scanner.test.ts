import { describe, expect, test } from 'vitest';
import { asTyped, invitationIn, type Press, sealsIn } from './layouts.ts';
import { type Heard, Scanner } from './scanner.ts';

const TEXT = 'VAV1:6BF+70790T9WJWG.FKY*4GO0.O1CV2 ETB90/%$RBI1C9DL-';

/** The key of the US layout that types a character. */
const KEYS: Record<string, readonly [code: string, shift: boolean]> = {
  ' ': ['Space', false],
  $: ['Digit4', true],
  '%': ['Digit5', true],
  '*': ['Digit8', true],
  '+': ['Equal', true],
  '-': ['Minus', false],
  '.': ['Period', false],
  '/': ['Slash', false],
  ':': ['Semicolon', true],
};
const usKey = (character: string): readonly [string, boolean] => {
  const other = KEYS[character];
  if (other) return other;
  return /\d/.test(character) ? [`Digit${character}`, false] : [`Key${character}`, true];
};

/** What machines of other layouts take these keys for. */
const FRENCH: Record<string, string> = {
  KeyQ: 'A',
  KeyA: 'Q',
  KeyW: 'Z',
  KeyZ: 'W',
  KeyM: '?',
  Semicolon: 'M',
  Digit1: '&',
  Digit2: 'é',
  Digit0: 'à',
};
const GERMAN: Record<string, string> = { KeyY: 'Z', KeyZ: 'Y', Semicolon: 'Ö', Minus: 'ß', Slash: '-' };
const pressesOf = (text: string, keyOf: (code: string, character: string) => string): Press[] =>
  [...text].map((character) => {
    const [code, shift] = usKey(character);
    return { key: keyOf(code, character), code, shift };
  });

describe('what a scanner meant', () => {
  test('is taken as it is on a machine of its own layout', () => {
    expect(invitationIn(pressesOf(TEXT, (_, character) => character))).toBe(TEXT);
  });

  test('is read by position on AZERTY and QWERTZ', () => {
    for (const layout of [FRENCH, GERMAN]) {
      const presses = pressesOf(TEXT, (code, character) => layout[code] ?? character.toLowerCase());
      expect(asTyped(presses)).not.toMatch(/^VAV1:/);
      expect(invitationIn(presses)).toBe(TEXT);
    }
  });

  test('survives Caps Lock, on its own layout and on another', () => {
    const lower = pressesOf(TEXT, (_, character) => character.toLowerCase());
    expect(invitationIn(lower)).toBe(TEXT);
    const french = pressesOf(TEXT, (code, character) => (FRENCH[code] ?? character).toLowerCase());
    expect(invitationIn(french)).toBe(TEXT);
  });

  test('is read when the scanner is French or German and the machine is not', () => {
    const azerty: Record<string, readonly [string, boolean]> = {
      V: ['KeyV', true],
      A: ['KeyQ', true],
      1: ['Digit1', true],
      ':': ['Period', false],
      '/': ['Period', true],
      '.': ['Comma', true],
      M: ['Semicolon', true],
      '%': ['Quote', true],
      '-': ['Digit6', false],
    };
    const qwertz: Record<string, readonly [string, boolean]> = {
      V: ['KeyV', true],
      A: ['KeyA', true],
      1: ['Digit1', false],
      ':': ['Period', true],
      '/': ['Digit7', true],
      '.': ['Period', false],
      M: ['KeyM', true],
      '%': ['Digit5', true],
      '-': ['Slash', false],
    };
    for (const keys of [azerty, qwertz]) {
      const presses = [...'VAV1:/.M%-'].map((character) => {
        const [code, shift] = keys[character] ?? ['', false];
        return { key: '~', code, shift };
      });
      expect(invitationIn(presses)).toBe('VAV1:/.M%-');
    }
  });

  test('is nothing when no layout makes an invitation of it', () => {
    expect(invitationIn(pressesOf('BONJOUR', (_, character) => character))).toBeNull();
  });
});

/** Plays keys that far apart, then Enter. */
function play(text: string, apart: number, end = true): Heard[] {
  const scanner = new Scanner();
  const presses = pressesOf(text, (_, character) => character);
  const all = end ? [...presses, { key: 'Enter', code: 'Enter', shift: false }] : presses;
  return all.map((press, at) => scanner.hear({ ...press, at: at * apart }));
}

const SEAL = 'DC04FR0002561FE11FE10701FR60ALIX\u001d62EXEMPLE\u001d67FR\u001fAQZWMQ4X';

describe('a document’s seal', () => {
  test('keeps its separators, and is given by every layout it may be of', () => {
    const own = pressesOf(SEAL, (_, character) => character);
    expect(sealsIn(own)[0]).toBe(SEAL);
    const french = pressesOf(SEAL, (code, character) => FRENCH[code] ?? character);
    expect(sealsIn(french)).toContain(SEAL);
    expect(sealsIn(pressesOf(TEXT, (_, character) => character))).toEqual([]);
  });

  test('is heard by its pace; what is typed by hand and begins alike is typing', () => {
    const heard = play(SEAL, 8);
    expect(heard.at(-1)).toMatchObject({ is: 'scan', text: SEAL });
    expect(heard.slice(5, -1).every(({ is }) => is === 'scanning')).toBe(true);
    expect(play('DC04FR00', 120, false).every(({ is }) => is === 'typing')).toBe(true);
    expect(play('DC0', 20, false).every(({ is }) => is === 'typing')).toBe(true);
  });
});

describe('the scanner', () => {
  test('hears an invitation, and lets nobody else have its characters after the prefix', () => {
    const heard = play(TEXT, 8);
    expect(heard.at(-1)).toEqual({ is: 'scan', text: TEXT, seals: [] });
    expect(heard.slice(4, -1).every(({ is }) => is === 'scanning')).toBe(true);
  });

  test('hears a slow invitation: its beginning says what it is', () => {
    expect(play(TEXT, 50).at(-1)).toEqual({ is: 'scan', text: TEXT, seals: [] });
    const scanner = new Scanner();
    let at = 0;
    for (const press of pressesOf(TEXT, (_, character) => character)) {
      at += 200;
      scanner.hear({ ...press, at });
    }
    expect(scanner.hear({ key: 'Enter', code: 'Enter', shift: false, at: at + 200 })).toEqual({
      is: 'scan',
      text: TEXT,
      seals: [],
    });
  });

  test('hears an invitation without Enter once nothing follows', () => {
    const scanner = new Scanner();
    for (const [at, press] of pressesOf(TEXT, (_, character) => character).entries()) {
      scanner.hear({ ...press, at: at * 8 });
    }
    expect(scanner.rest()).toEqual({ text: TEXT, seals: [] });
    expect(scanner.rest()).toBeNull();
  });

  test('hears another code by its pace, and tells it apart from typing', () => {
    expect(play('3017620', 10).at(-1)).toEqual({ is: 'scan', text: '3017620', seals: [] });
    expect(play('30176', 10).at(-1)).toEqual({ is: 'typing' });
    expect(play('19012031', 90).every(({ is }) => is === 'typing')).toBe(true);
  });

  test('takes the Shift that a scanner sends for no character', () => {
    const scanner = new Scanner();
    const presses = pressesOf(TEXT, (_, character) => character);
    let at = 0;
    for (const press of presses) {
      at += 8;
      if (press.shift) scanner.hear({ key: 'Shift', code: 'ShiftLeft', shift: true, at });
      scanner.hear({ ...press, at: at + 2 });
    }
    expect(scanner.hear({ key: 'Enter', code: 'Enter', shift: false, at: at + 10 })).toEqual({
      is: 'scan',
      text: TEXT,
      seals: [],
    });
  });
});
