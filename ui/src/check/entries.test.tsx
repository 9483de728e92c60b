import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Snapshot } from '../host/bindings.ts';
import type { Host } from '../host/gestures.ts';
import { useEntries } from './entries.ts';

test('what was saved stays as it was typed until a snapshot shows it', async () => {
  const answers: Array<() => void> = [];
  let kept: Record<string, string> = {};
  const note = ({ texts }: { texts: Record<string, string> }) =>
    new Promise<Snapshot>((resolve) => {
      answers.push(() => {
        kept = { ...kept, ...texts };
        resolve({ entries: kept, focus: null } as unknown as Snapshot);
      });
    });
  const host = { note } as unknown as Host;
  let shown = { entries: {}, focus: null } as unknown as Snapshot;
  const show = (snapshot: Snapshot) => {
    shown = snapshot;
  };
  const { result, rerender } = renderHook(() => useEntries(host, shown, show));
  const answer = async () => {
    await act(async () => answers.shift()?.());
    rerender();
  };
  act(() => result.current.write('place', 'second'));
  // Typed while the first is on its way: its answer is overtaken, and not shown.
  act(() => result.current.write('expiry', '1901'));
  await answer();
  expect(result.current.text('place')).toBe('second');
  expect(result.current.text('expiry')).toBe('1901');
  await answer();
  expect([result.current.text('place'), result.current.text('expiry')]).toEqual(['second', '1901']);
  expect(result.current.isSaved).toBe(true);
});
