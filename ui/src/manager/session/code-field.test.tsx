import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { CodeField } from './code-field.tsx';

function Form() {
  const [value, setValue] = useState('');
  return <CodeField label="Code" value={value} onChange={setValue} />;
}

afterEach(cleanup);

describe('the field of six digits', () => {
  test.each([
    ['123 456', '123456'],
    ['123\u00a0456', '123456'],
    [' 12-34-56 ', '123456'],
    ['code: 1234567', '123456'],
  ])('takes the digits of %j alone, however they are pasted', async (pasted, kept) => {
    render(<Form />);
    const field = screen.getByRole('textbox', { name: 'Code' });
    await userEvent.click(field);
    await userEvent.paste(pasted);
    expect(field).toHaveValue(kept);
  });

  test('asks for a keyboard of figures and may be filled in by the browser, and hides nothing', () => {
    render(<Form />);
    const field = screen.getByRole('textbox', { name: 'Code' });
    expect(field).toHaveAttribute('inputmode', 'numeric');
    expect(field).toHaveAttribute('autocomplete', 'one-time-code');
    expect(field).toHaveAttribute('type', 'text');
  });
});
