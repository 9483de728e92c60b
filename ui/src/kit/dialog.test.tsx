import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

function Page({ onDrop = () => {} }: { onDrop?(): void }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>Ouvrir</Button>
      <Dialog
        title="Abandonner ce contrôle"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        closeLabel="Continuer"
        actions={<Button onPress={onDrop}>Abandonner</Button>}
      >
        <p>Il sera scellé sans conclusion.</p>
      </Dialog>
    </>
  );
}

const open = () => userEvent.click(screen.getByRole('button', { name: 'Ouvrir' }));

afterEach(cleanup);

describe('a dialog', () => {
  test('is told by its title, keeps the focus in, and gives it back on Escape', async () => {
    render(<Page />);
    const opener = screen.getByRole('button', { name: 'Ouvrir' });
    await open();
    const dialog = screen.getByRole('dialog', { name: 'Abandonner ce contrôle' });
    expect(dialog).toContainElement(document.activeElement as HTMLElement);
    for (let presses = 0; presses < 4; presses += 1) {
      await userEvent.tab();
      expect(dialog).toContainElement(document.activeElement as HTMLElement);
    }
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await vi.waitFor(() => expect(opener).toHaveFocus());
  });

  test('closes by its button, acts by another, and stays when the page beside it is pressed', async () => {
    const onDrop = vi.fn();
    render(<Page onDrop={onDrop} />);
    await open();
    await userEvent.click(document.querySelector('.layer') as HTMLElement);
    expect(screen.getByRole('dialog')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Abandonner' }));
    expect(onDrop).toHaveBeenCalledOnce();
    await userEvent.click(screen.getByRole('button', { name: 'Continuer' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
