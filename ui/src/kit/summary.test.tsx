import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { DateBoxes } from './date.tsx';
import { Field } from './field.tsx';
import { ErrorSummary } from './summary.tsx';

const PHONE = { at: 'phone', text: 'Téléphone : il manque un chiffre' };
const BIRTH = { at: 'birth', text: 'Date de naissance : le mois va de 1 à 12' };
const nothing = () => {};

function Form({ faults, tries = 0 }: { faults: Array<typeof PHONE>; tries?: number }) {
  return (
    <>
      <ErrorSummary title="À revoir" faults={faults} tries={tries} />
      <Field id="phone" label="Téléphone" value="" onChange={nothing} />
      <DateBoxes
        id="birth"
        legend="Date de naissance"
        value={{ day: '', month: '', year: '' }}
        labels={{ day: 'Jour', month: 'Mois', year: 'Année' }}
        onChange={nothing}
      />
    </>
  );
}

afterEach(cleanup);

describe('the error summary', () => {
  test('is not there while nothing is wrong, and takes the focus when something is', () => {
    const form = render(<Form faults={[]} />);
    expect(screen.queryByRole('group', { name: 'À revoir' })).toBeNull();
    form.rerender(<Form faults={[PHONE]} />);
    expect(screen.getByRole('group', { name: 'À revoir' })).toHaveFocus();
  });

  test('leaves the focus to who types, until the faults change or are found again', () => {
    const form = render(<Form faults={[PHONE]} />);
    const field = screen.getByRole('textbox', { name: 'Téléphone' });
    field.focus();
    form.rerender(<Form faults={[{ ...PHONE }]} />);
    expect(field).toHaveFocus();
    form.rerender(<Form faults={[PHONE]} tries={1} />);
    expect(screen.getByRole('group', { name: 'À revoir' })).toHaveFocus();
    field.focus();
    form.rerender(<Form faults={[PHONE, BIRTH]} tries={1} />);
    expect(screen.getByRole('group', { name: 'À revoir' })).toHaveFocus();
  });

  test('leads to each field, and to the first of a group', async () => {
    render(<Form faults={[PHONE, BIRTH]} />);
    await userEvent.click(screen.getByRole('link', { name: PHONE.text }));
    expect(screen.getByRole('textbox', { name: 'Téléphone' })).toHaveFocus();
    await userEvent.click(screen.getByRole('link', { name: BIRTH.text }));
    expect(screen.getByRole('textbox', { name: 'Jour' })).toHaveFocus();
  });
});
