import { describe, expect, test } from 'vitest';
import { asTyped, invitationIn, sealsIn } from './layouts.ts';
import { FRENCH, GERMAN, pressesOf } from './test-keys.ts';

const TEXT = 'VAV1:6BF+70790T9WJWG.FKY*4GO0.O1CV2 ETB90/%$RBI1C9DL-';
const SEAL = 'DC04FR0002561FE11FE10701FR60ALIX\u001d62EXEMPLE\u001d67FR\u001fAQZWMQ4X';

describe('what a scanner meant', () => {
  test('is taken as it is on a machine of its own layout', () => {
    expect(invitationIn(pressesOf(TEXT))).toBe(TEXT);
  });

  test('is read by position on AZERTY and QWERTZ', () => {
    for (const layout of [FRENCH, GERMAN]) {
      const presses = pressesOf(TEXT, layout);
      expect(asTyped(presses)).not.toMatch(/^VAV1:/);
      expect(invitationIn(presses)).toBe(TEXT);
    }
  });

  test('survives Caps Lock, on its own layout and on another', () => {
    for (const layout of [{}, FRENCH]) {
      const lower = pressesOf(TEXT, layout).map((press) => ({ ...press, key: press.key.toLowerCase() }));
      expect(invitationIn(lower)).toBe(TEXT);
    }
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

  test('is the same without what scanners put before and after it, on every machine', () => {
    for (const before of [']Q1', ']d2', ']C1', '\u0002', '*', '\u0002]Q1', '*]Q3', 'P01', 'Q']) {
      for (const machine of [{}, FRENCH, GERMAN]) {
        for (const after of ['', '\u0003', '\r\n', '\t']) {
          const presses = pressesOf(before + TEXT + after, machine);
          expect(invitationIn(presses)).toBe(TEXT);
          expect(sealsIn(presses)).toEqual([]);
        }
      }
    }
  });

  test('is the same after an identifier that a French or German scanner types with AltGr', () => {
    const bracket = { shift: false, alt: true };
    const rest = pressesOf(`d2${SEAL}`);
    expect(sealsIn([{ key: '-', code: 'Minus', ...bracket }, ...rest])).toContain(SEAL);
    expect(sealsIn([{ key: '^', code: 'Digit9', ...bracket }, ...rest])).toContain(SEAL);
  });

  test('is nothing when no layout makes an invitation of it', () => {
    expect(invitationIn(pressesOf('BONJOUR'))).toBeNull();
  });
});

describe('the text of a document’s seal', () => {
  test('keeps its separators, and is given by every layout it may be of', () => {
    const own = pressesOf(SEAL);
    expect(sealsIn(own)[0]).toBe(SEAL);
    const french = pressesOf(SEAL, FRENCH);
    expect(sealsIn(french)).toContain(SEAL);
    expect(sealsIn(pressesOf(TEXT))).toEqual([]);
  });

  test('is the same without what scanners put before and after it, on every machine', () => {
    for (const before of [']d2', ']d1', ']D2', '\u0002', '*', '\u0002]d2', 'P00']) {
      for (const machine of [{}, FRENCH, GERMAN]) {
        for (const after of ['', '\u0003', '\r\n']) {
          const presses = pressesOf(before + SEAL + after, machine);
          expect(sealsIn(presses)).toContain(SEAL);
          expect(invitationIn(presses)).toBeNull();
        }
      }
    }
  });

  test('keeps the fillers of its zone on AZERTY and QWERTZ', () => {
    const zone = 'DC04FR0002561FE11FE10801FRC0IDFRABERNARD<<CAMILLE<<<\u001fAQZWMQ4X';
    for (const machine of [{}, FRENCH, GERMAN]) expect(sealsIn(pressesOf(zone, machine))).toContain(zone);
  });
});
