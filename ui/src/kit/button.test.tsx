import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Button } from './button.tsx';

const BECAUSE = 'Encore deux réponses.';

afterEach(cleanup);

describe('a button that cannot be pressed yet', () => {
  test('is reached by the keyboard, does nothing, and says why', async () => {
    const onPress = vi.fn();
    const onSubmit = vi.fn();
    render(
      <form onSubmit={onSubmit}>
        <Button type="submit" isDisabledBecause={BECAUSE} onPress={onPress}>
          Conclure
        </Button>
      </form>,
    );
    const button = screen.getByRole('button', { name: 'Conclure' });
    await userEvent.tab();
    expect(button).toHaveFocus();
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription(BECAUSE);
    await userEvent.keyboard('{Enter}');
    expect(document.querySelector('[aria-live]')).toHaveTextContent(BECAUSE);
    expect(onPress).not.toHaveBeenCalled();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  test('keeps the focus when it becomes pressable', async () => {
    const page = render(<Button isDisabledBecause={BECAUSE}>Conclure</Button>);
    await userEvent.tab();
    page.rerender(<Button isDisabledBecause={undefined}>Conclure</Button>);
    expect(screen.getByRole('button', { name: 'Conclure' })).toHaveFocus();
  });
});

test('a button shows the keys that press it, and does not say them in its name', () => {
  render(<Button hint="Ctrl+Entrée">Signer</Button>);
  expect(screen.getByRole('button', { name: 'Signer' })).toHaveTextContent('CtrlEntrée');
});
