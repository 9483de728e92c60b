import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { Snapshot, VisitView } from '../host/bindings.ts';
import type { Host } from '../host/gestures.ts';
import { BARE } from '../sign-in/test-snapshot.ts';
import { Worded } from '../words/words.tsx';
import { TEXTS } from './texts.ts';
import { FieldWindow } from './window.tsx';

afterEach(cleanup);

const VISIT: VisitView = {
  number: 1,
  enrolment: 'e1',
  from: 0,
  until: 1,
  address: ['3 cours des Halles'],
  initials: 'A. M.',
  zone: null,
  birthYear: 1987,
  sealedAs: null,
};

test('two buttons never run two gestures at once, and locking waits for none', async () => {
  const evening: Snapshot = {
    ...BARE,
    device: { enrolled: true, label: 'Tournée 12', office: 'Valbrune-sur-Orle', awaits: null, zone: null },
    signedIn: { id: '0c', label: 'Corentin Vasseur', kind: 'carrier', triesLeft: 10 },
    round: { visits: [VISIT], total: 1, news: null },
    outbox: { done: 1, kept: 0, waiting: 1, quarantined: 0 },
    fates: { sealed: 1, kept: 0, opened: 0, setAside: 0 },
    online: false,
  };
  let answer = (_: Snapshot) => {};
  const mocks = {
    snapshot: vi.fn(async () => evening),
    touch: vi.fn(async () => evening),
    signOut: vi.fn(async () => evening),
    exportParcel: vi.fn(async () => evening),
    deliver: vi.fn(
      () =>
        new Promise<Snapshot>((done) => {
          answer = done;
        }),
    ),
  };
  render(
    <Worded texts={TEXTS}>
      <FieldWindow host={mocks as typeof mocks & Host} />
    </Worded>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Fin de tournée' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Envoyer maintenant' }));
  await userEvent.click(screen.getByRole('button', { name: 'Un instant…' }));
  expect(mocks.deliver).toHaveBeenCalledTimes(1);
  expect(mocks.exportParcel).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Revenir à la tournée' }));
  await userEvent.click(screen.getByRole('button', { name: 'Verrouiller' }));
  expect(mocks.signOut).toHaveBeenCalledTimes(1);
  await userEvent.click(screen.getByRole('button', { name: 'Fin de tournée' }));
  answer(evening);
  await screen.findByRole('button', { name: 'Envoyer maintenant' });
  await userEvent.click(screen.getByRole('button', { name: 'Mettre dans un fichier' }));
  expect(mocks.exportParcel).toHaveBeenCalledTimes(1);
});
