import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { DateBoxes, type TypedDate } from './date.tsx';

const LABELS = { day: 'Jour', month: 'Mois', year: 'Année' };

function Birth({ told, error }: { told(value: TypedDate): void; error?: string }) {
  const [value, setValue] = useState<TypedDate>({ day: '', month: '', year: '' });
  const change = (next: TypedDate) => {
    setValue(next);
    told(next);
  };
  return (
    <DateBoxes
      legend="Date de naissance"
      hint="Par exemple 14 3 1987"
      value={value}
      labels={LABELS}
      onChange={change}
      error={error}
    />
  );
}

afterEach(cleanup);

test('a date is typed box by box; no box jumps, and none takes more than it can hold', async () => {
  const told = vi.fn();
  render(<Birth told={told} />);
  const day = screen.getByRole('textbox', { name: 'Jour' });
  await userEvent.type(day, '141');
  expect(day).toHaveValue('14');
  expect(day).toHaveFocus();
  await userEvent.tab();
  await userEvent.keyboard('3');
  await userEvent.tab();
  await userEvent.keyboard('1987');
  expect(told).toHaveBeenLastCalledWith({ day: '14', month: '3', year: '1987' });
});

test('the group says what is asked and what is wrong, and so does every box', () => {
  render(<Birth told={() => {}} error="Le mois va de 1 à 12." />);
  const group = screen.getByRole('group', { name: 'Date de naissance' });
  expect(group).toHaveAccessibleDescription('Par exemple 14 3 1987 Le mois va de 1 à 12.');
  for (const box of screen.getAllByRole('textbox')) {
    expect(box).toBeInvalid();
    expect(box).toHaveAccessibleDescription('Le mois va de 1 à 12.');
  }
});
