import { cleanup, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { useScanner } from './listen.ts';
import { ENTER, FRENCH, pause, press, pressesOf, TAB } from './test-keys.ts';

const INVITATION = 'VAV1:6BF+70790T9WJWG.FKY*4GO0.O1CV2ETB90R5N8';
const SEAL = 'DC04FR0002561FE11FE10701FR60ALIX';
const LINE = 'IDFRAVAV0000178<<<<<<<<<<<<<<<';

const scanned = vi.fn();
const submitted = vi.fn();

function Form() {
  const [text, setText] = useState('');
  useScanner(scanned);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submitted(text);
      }}
    >
      <input aria-label="field" value={text} onChange={(event) => setText(event.target.value)} />
      <input aria-label="line" maxLength={30} />
      <button type="submit">Go</button>
    </form>
  );
}

const field = (label = 'field') => screen.getByLabelText<HTMLInputElement>(label);

/** Starts anew, with the focus in a field. */
function inField(label = 'field'): HTMLInputElement {
  cleanup();
  vi.clearAllMocks();
  render(<Form />);
  pause(5_000);
  field(label).focus();
  return field(label);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('a field', () => {
  test('keeps what is typed fast into it, with its Enter or Tab', () => {
    for (const text of [LINE, '18AK90417', 'correct-horse-battery', 'BCDFGHJKLNPRSTVX', '*12345*']) {
      for (const apart of [1, 2, 10, 30, 54]) {
        const input = inField();
        expect(press([...pressesOf(text), ENTER], apart)).toEqual([]);
        expect(input.value).toBe(text);
        expect(submitted.mock.calls).toEqual([[text]]);
        expect(press([...pressesOf('178432'), TAB], apart)).toEqual([]);
        expect(scanned).not.toHaveBeenCalled();
      }
    }
  });

  test('keeps all of it where the machine stutters', () => {
    for (const at of [3, 9, 17, 24]) {
      const input = inField();
      press(pressesOf(LINE.slice(0, at)), 5);
      pause(300);
      expect(press([...pressesOf(LINE.slice(at)), ENTER], 5)).toEqual([]);
      expect(input.value).toBe(LINE);
      expect(scanned).not.toHaveBeenCalled();
    }
  });

  test('keeps nothing of an invitation or a seal, nor its Enter, wherever the machine stutters', () => {
    for (const text of [INVITATION, SEAL]) {
      for (const at of [1, 3, 5, 6, 7, 12, 25]) {
        for (const stutter of [0, 120, 350]) {
          const input = inField();
          press(pressesOf('ab'), 90);
          pause(600);
          press(pressesOf(text.slice(0, at)), 5);
          vi.advanceTimersByTime(stutter);
          pause(stutter);
          expect(press([...pressesOf(text.slice(at)), ENTER], 5)).toContain('Enter');
          expect(input.value).toBe('ab');
          expect(scanned.mock.calls.map(([said]) => said)).toEqual([text]);
          expect(submitted).not.toHaveBeenCalled();
        }
      }
    }
  });

  test('keeps nothing of an invitation that broke off once it was known', () => {
    const input = inField();
    press(pressesOf('VAV1:6BF'), 5);
    vi.advanceTimersByTime(5_000);
    expect(input.value).toBe('');
    expect(scanned).not.toHaveBeenCalled();
    pause(5_000);
    press([...pressesOf('MARTIN'), ENTER], 120);
    expect(submitted.mock.calls).toEqual([['MARTIN']]);
  });

  test('keeps nothing of what scanners put around an invitation', () => {
    for (const before of [']Q1', '*', ']C1', ']d2', 'P01', '*]Q1']) {
      const input = inField();
      press([...pressesOf(before + INVITATION), ENTER], 8);
      expect(input.value).toBe('');
      expect(scanned.mock.calls).toEqual([[INVITATION, []]]);
    }
  });
});

describe('a scanner without a field', () => {
  test('is heard whatever its code, and its Enter presses nothing', () => {
    const input = inField();
    input.blur();
    expect(press([...pressesOf('3017620'), ENTER], 8)).toEqual(['Enter']);
    expect(scanned.mock.calls).toEqual([['3017620', []]]);
  });

  test('is heard at a slow pace, and where it sends no Enter', () => {
    inField();
    for (const each of pressesOf(INVITATION)) {
      press([each], 200);
      vi.advanceTimersByTime(200);
    }
    vi.advanceTimersByTime(1_000);
    expect(scanned.mock.calls).toEqual([[INVITATION, []]]);
    expect(field().value).toBe('');
  });

  test('is heard although a Shift key follows, or the next code', () => {
    inField();
    press(pressesOf(INVITATION), 8);
    press([{ key: 'Shift', code: 'ShiftLeft', shift: true }], 100);
    vi.advanceTimersByTime(1_000);
    expect(scanned).toHaveBeenCalledTimes(1);
    press(pressesOf(INVITATION), 8);
    pause(2_000);
    press([...pressesOf(INVITATION), ENTER], 8);
    expect(scanned).toHaveBeenCalledTimes(3);
  });
});

describe('what follows a code', () => {
  const control = (key: string) => ({ key, code: `Key${key.toUpperCase()}`, shift: false, ctrlKey: true });
  test('is taken with it: CR and LF, ETX, Tab, as keys, as characters or with Ctrl', () => {
    const all = [
      [ENTER, ENTER],
      [TAB, ENTER],
      [ENTER, control('j')],
      [control('m'), control('j')],
      [control('c'), ENTER],
      [{ key: '\u0003', code: '', shift: false }, ENTER],
      [
        { key: '\r', code: '', shift: false },
        { key: '\n', code: '', shift: false },
      ],
    ];
    for (const after of all) {
      for (const text of [INVITATION, SEAL]) {
        const input = inField();
        const taken = press([...pressesOf(text), ...after], 8);
        expect(taken.slice(-2)).toEqual(after.map(({ key }) => key));
        expect(scanned.mock.calls.map(([said]) => said)).toEqual([text]);
        expect([input.value, submitted.mock.calls.length]).toEqual(['', 0]);
      }
    }
  });

  test('is left alone once a person presses it', () => {
    inField();
    press([...pressesOf(INVITATION), ENTER], 8);
    pause(400);
    expect(press([control('c'), ENTER], 90)).toEqual([]);
    expect(submitted).toHaveBeenCalledTimes(1);
  });
});

describe('a line of a document', () => {
  test('stays in its field as it is printed, on a machine of another layout too', () => {
    for (const at of [0, 12]) {
      const input = inField('line');
      press(pressesOf(LINE.slice(0, at), FRENCH), 8);
      pause(at && 200);
      expect(press([...pressesOf(LINE.slice(at), FRENCH), ENTER], 8)).toEqual([]);
      expect(input.value).toBe(LINE);
      expect(scanned).not.toHaveBeenCalled();
    }
  });

  test('is not made of what was typed into another field', () => {
    const input = inField();
    press([...pressesOf(LINE, FRENCH), ENTER], 8);
    expect(input.value).toBe(pressesOf(LINE, FRENCH).reduce((all, { key }) => all + key, ''));
  });
});

test('an event that has no key, as password managers send it, is no key', () => {
  inField();
  expect(() => field().dispatchEvent(new Event('keydown', { bubbles: true }))).not.toThrow();
});
