import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { SpanView } from '../host/bindings.ts';
import type { Host } from '../host/gestures.ts';
import { usePreview } from './preview.ts';

const cut = (text: string): SpanView[][] => [[{ field: null, text, digit: null }]];

test('an answer that was overtaken is not shown, and no line is asked about without a character', async () => {
  const asked: Array<{ lines: string[]; answer(zone: SpanView[][]): void }> = [];
  const preview: Host['preview'] = ({ lines }) =>
    new Promise((answer) => {
      asked.push({ lines, answer });
    });
  const host = { preview } as Host;
  const { result, rerender } = renderHook(({ lines }) => usePreview(host, lines), {
    initialProps: { lines: ['', ''] },
  });
  rerender({ lines: ['I', ''] });
  rerender({ lines: ['ID', ''] });
  expect(asked.map(({ lines }) => lines)).toEqual([
    ['I', ''],
    ['ID', ''],
  ]);
  await act(async () => asked[1]?.answer(cut('ID')));
  await act(async () => asked[0]?.answer(cut('I')));
  expect(result.current).toEqual(cut('ID'));
  rerender({ lines: ['', ''] });
  expect(result.current).toEqual([]);
});
