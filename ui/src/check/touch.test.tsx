import { cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Snapshot } from '../host/bindings.ts';
import type { Host } from '../host/gestures.ts';
import { BARE } from '../sign-in/test-snapshot.ts';
import { useTouch } from './touch.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const at = (answer: Snapshot) => {
  const touch = vi.fn(async () => answer);
  return { touch, host: { touch } as unknown as Host, show: vi.fn() };
};
const press = () => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));

test('tells of an agent at most every 20 seconds, and never of a window nobody touches', () => {
  const { touch, host, show } = at(BARE);
  renderHook(() => useTouch(host, show));
  press();
  expect(touch).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  expect(touch).not.toHaveBeenCalled();
  press();
  press();
  expect(touch).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(20_000);
  press();
  expect(touch).toHaveBeenCalledTimes(2);
});

test('says nothing while nobody is signed in', () => {
  const { touch, host, show } = at(BARE);
  renderHook(() => useTouch(host, show, false));
  vi.advanceTimersByTime(60_000);
  press();
  expect(touch).not.toHaveBeenCalled();
});

test('shows of the answers only that the session was closed', async () => {
  const agent = { id: '0a', label: 'Agathe Meunier', kind: 'clerk' as const, triesLeft: 10 };
  for (const [answer, times] of [
    [{ ...BARE, signedIn: agent }, 0],
    [{ ...BARE, locked: true }, 1],
  ] as const) {
    const { host, show } = at(answer);
    const { unmount } = renderHook(() => useTouch(host, show));
    vi.advanceTimersByTime(30_000);
    press();
    await vi.advanceTimersByTimeAsync(0);
    expect(show).toHaveBeenCalledTimes(times);
    unmount();
  }
});
