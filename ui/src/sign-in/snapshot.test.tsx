import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { Snapshot } from '../host/bindings.ts';
import type { Host } from '../host/gestures.ts';
import { useSnapshot } from './snapshot.ts';
import { BARE } from './test-snapshot.ts';

afterEach(cleanup);

const taken = (number: number, typed: string): Snapshot => ({
  ...BARE,
  taken: number,
  entries: { expiry: typed },
});

test('an answer that was overtaken empties no field that was typed since', async () => {
  const host = { snapshot: async () => taken(1, '') } as unknown as Host;
  const { result } = renderHook(() => useSnapshot(host));
  await act(async () => {});
  act(() => result.current.show(taken(3, '11042032')));
  act(() => result.current.show(taken(2, '')));
  expect(result.current.snapshot?.entries).toEqual({ expiry: '11042032' });
  act(() => result.current.show(taken(4, '')));
  expect(result.current.snapshot?.entries).toEqual({ expiry: '' });
});
