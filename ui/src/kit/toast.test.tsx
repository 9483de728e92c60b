import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Toast } from './toast.tsx';

const onClose = vi.fn();
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

beforeEach(() => {
  vi.useFakeTimers();
  onClose.mockClear();
  render(
    <Toast closeLabel="Fermer" onClose={onClose}>
      Visite déplacée.
    </Toast>,
  );
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('a brief message', () => {
  test('is told, and goes after ten seconds', async () => {
    expect(screen.getByRole('status')).toHaveTextContent('Visite déplacée.');
    await pass(9_900);
    expect(onClose).not.toHaveBeenCalled();
    await pass(200);
    expect(onClose).toHaveBeenCalledOnce();
  });

  test('waits under the pointer and while the focus is in it, then stays what was left', async () => {
    const message = screen.getByRole('status');
    await pass(6_000);
    fireEvent.pointerEnter(message);
    await pass(60_000);
    act(() => screen.getByRole('button', { name: 'Fermer' }).focus());
    fireEvent.pointerLeave(message);
    await pass(60_000);
    expect(onClose).not.toHaveBeenCalled();
    act(() => screen.getByRole('button', { name: 'Fermer' }).blur());
    await pass(3_900);
    expect(onClose).not.toHaveBeenCalled();
    await pass(200);
    expect(onClose).toHaveBeenCalledOnce();
  });
});
