import { describe, expect, test } from 'vitest';
import { type Heard, Scanner } from './scanner.ts';
import { ENTER, FRENCH, pressesOf } from './test-keys.ts';

const TEXT = 'VAV1:6BF+70790T9WJWG.FKY*4GO0.O1CV2 ETB90/%$RBI1C9DL-';

/** Plays keys that far apart, then Enter; into a field or not. */
function play(text: string, apart: number, end = true, inField = false): Heard[] {
  const scanner = new Scanner();
  const all = end ? [...pressesOf(text), ENTER] : pressesOf(text);
  return all.map((press, at) => scanner.hear({ ...press, at: at * apart }, inField));
}

const SEAL = 'DC04FR0002561FE11FE10701FR60ALIX\u001d62EXEMPLE\u001d67FR\u001fAQZWMQ4X';

describe('a document’s seal', () => {
  test('is heard by its pace; what is typed by hand and begins alike is typing', () => {
    const heard = play(SEAL, 8);
    expect(heard.at(-1)).toMatchObject({ is: 'scan', text: SEAL });
    expect(heard.slice(5, -1).every(({ is }) => is === 'scanning')).toBe(true);
    expect(play('DC04FR00', 120, false).every(({ is }) => is === 'typing')).toBe(true);
    expect(play('DC0', 20, false).every(({ is }) => is === 'typing')).toBe(true);
  });

  test('is heard after what scanners put before it', () => {
    for (const before of [']d2', '\u0002', '*', '\u0002]d2', 'P00']) {
      expect(play(before + SEAL, 8, true, true).at(-1)).toMatchObject({ is: 'scan', text: SEAL });
    }
  });

  test('stays known when the machine stutters, before it was known and after', () => {
    for (const at of [2, 7, 20]) {
      const scanner = new Scanner();
      const heard = [...pressesOf(SEAL), ENTER].map((press, index) =>
        scanner.hear({ ...press, at: index * 30 + (index >= at ? 350 : 0) }, true),
      );
      expect(heard.at(-1)).toMatchObject({ is: 'scan', text: SEAL });
      const first = heard.findIndex(({ is }) => is === 'scanning');
      expect(heard.slice(first, -1).every(({ is }) => is === 'scanning')).toBe(true);
    }
  });
});

describe('what falls into a field', () => {
  const LINES = [
    'IDFRAVAV0000178<<<<<<<<<<<<<<<',
    '8703145F3305083FRA<<<<<<<<<<<4',
    'VASSEUR<<DC<<<<<<<<<<<<<<<<<<<',
  ];

  test('is typing however fast, with its Enter: lines, numbers, passwords, the letters of a code', () => {
    for (const text of [
      ...LINES,
      '18AK90417',
      'DC04',
      'VAV1',
      'p4ssw0rd*]Q',
      'BCDFGHJKLNPRSTVX',
      '*12345*',
    ]) {
      for (const apart of [2, 10, 30, 54, 120]) {
        expect(play(text, apart, true, true).every(({ is }) => is === 'typing')).toBe(true);
      }
    }
  });

  test('is typing however the machine stutters', () => {
    for (const line of LINES) {
      for (let at = 1; at < line.length; at += 1) {
        const scanner = new Scanner();
        for (const [index, press] of [...pressesOf(line), ENTER].entries()) {
          const heard = scanner.hear({ ...press, at: index * 8 + (index >= at ? 90 : 0) }, true);
          expect(heard).toEqual({ is: 'typing' });
        }
      }
    }
  });

  test('is a line as it is printed where another layout typed it', () => {
    for (const line of LINES) {
      expect(play(line, 8, true, true).at(-1)).toEqual({ is: 'typing' });
      const scanner = new Scanner();
      const presses = [...pressesOf(line, FRENCH), ENTER];
      const heard = presses.map((press, at) => scanner.hear({ ...press, at: at * 8 }, true));
      expect(heard.at(-1)).toEqual({ is: 'line', text: line });
    }
  });
});

describe('the scanner', () => {
  test('hears a slow invitation after an identifier', () => {
    for (const before of [']Q1', '*', '*]C1']) {
      expect(play(before + TEXT, 200).at(-1)).toEqual({ is: 'scan', text: TEXT, seals: [] });
    }
  });

  test('takes the identifier off another code', () => {
    expect(play(']E03017620', 10).at(-1)).toEqual({ is: 'scan', text: '3017620', seals: [] });
  });

  test('takes what follows a code with it, and nothing that a person presses after it', () => {
    const scanner = new Scanner();
    const presses = [...pressesOf(TEXT), ENTER];
    for (const [index, press] of presses.entries()) scanner.hear({ ...press, at: index * 8 }, true);
    const at = presses.length * 8;
    expect(scanner.hear({ ...ENTER, at }, true)).toEqual({ is: 'scanning' });
    expect(scanner.hear({ ...ENTER, at: at + 300 }, true)).toEqual({ is: 'typing' });
  });

  test('hears an invitation, and lets nobody else have its characters after the prefix', () => {
    const heard = play(TEXT, 8);
    expect(heard.at(-1)).toEqual({ is: 'scan', text: TEXT, seals: [] });
    expect(heard.slice(4, -1).every(({ is }) => is === 'scanning')).toBe(true);
  });

  test('hears a slow invitation: its beginning says what it is', () => {
    expect(play(TEXT, 50).at(-1)).toEqual({ is: 'scan', text: TEXT, seals: [] });
    const scanner = new Scanner();
    let at = 0;
    for (const press of pressesOf(TEXT)) {
      at += 200;
      scanner.hear({ ...press, at });
    }
    expect(scanner.hear({ ...ENTER, at: at + 200 })).toEqual({
      is: 'scan',
      text: TEXT,
      seals: [],
    });
  });

  test('hears an invitation without Enter once nothing follows', () => {
    const scanner = new Scanner();
    for (const [at, press] of pressesOf(TEXT).entries()) {
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
    const presses = pressesOf(TEXT);
    let at = 0;
    for (const press of presses) {
      at += 8;
      if (press.shift) scanner.hear({ key: 'Shift', code: 'ShiftLeft', shift: true, at });
      scanner.hear({ ...press, at: at + 2 });
    }
    expect(scanner.hear({ ...ENTER, at: at + 10 })).toEqual({
      is: 'scan',
      text: TEXT,
      seals: [],
    });
  });
});
