import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { CounterWindow } from '../counter/window.tsx';
import { FieldWindow } from '../field/window.tsx';
import type { AgentView, Refusal, Snapshot } from '../host/bindings.ts';
import { type Host, Refused } from '../host/host.ts';

const fresh: Snapshot = {
  device: { enrolled: false, label: null, office: null },
  agents: [],
  signedIn: null,
  lease: null,
  round: null,
  case: null,
  outbox: { done: 0, kept: 0, waiting: 0, quarantined: 0 },
  today: [],
  online: null,
  traffic: { frames: 0, envelopes: 0, sentBytes: 0, answerBytes: 0 },
};
const enrolled: Snapshot = {
  ...fresh,
  device: { enrolled: true, label: 'Guichet 3', office: 'Valbrune-sur-Orle' },
};
const agathe: AgentView = { id: '0a', label: 'Agathe Meunier', kind: null, triesLeft: 10 };
const manned: Snapshot = { ...enrolled, agents: [agathe] };
const opened: Snapshot = { ...manned, signedIn: { ...agathe, kind: 'clerk' } };

/** A host that answers with these snapshots, or refuses. */
function hostAt(at: Snapshot, answers: Partial<Record<keyof Host, Snapshot | Refusal>> = {}) {
  const gesture = (name: keyof Host) =>
    vi.fn(async (): Promise<Snapshot> => {
      const answer = answers[name] ?? at;
      if ('problem' in answer) throw new Refused(answer);
      return answer;
    });
  return {
    snapshot: gesture('snapshot'),
    enrolDevice: gesture('enrolDevice'),
    enlist: gesture('enlist'),
    signIn: gesture('signIn'),
    signOut: gesture('signOut'),
  };
}

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('the sign-in', () => {
  test('asks a device that is not enrolled for its code, and nothing is sent while a field is empty', async () => {
    const host = hostAt(fresh, { enrolDevice: enrolled });
    render(<CounterWindow host={host} />);
    const server = await screen.findByRole('textbox', { name: 'Adresse du serveur' });
    expect(document.activeElement).toBe(server);
    await userEvent.type(server, 'https://registre.example');
    await userEvent.keyboard('{Enter}');
    const code = screen.getByRole('textbox', { name: 'Code de l’appareil' });
    expect(host.enrolDevice).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(code);
    expect(code).toHaveAccessibleDescription(expect.stringContaining('Ce champ est vide'));
    await userEvent.type(code, ' ABCD-1234 {Enter}');
    expect(host.enrolDevice).toHaveBeenCalledWith({ url: 'https://registre.example', code: 'ABCD-1234' });
    expect(await screen.findByRole('heading', { name: 'Créez votre coffre.' })).toBeVisible();
  });

  test('makes a vault only when both PINs are the same', async () => {
    const host = hostAt(enrolled, { enlist: opened });
    render(<FieldWindow host={host} />);
    await userEvent.type(await screen.findByRole('textbox', { name: 'Identifiant' }), 'a.meunier');
    await userEvent.type(screen.getByRole('textbox', { name: 'Code d’inscription' }), 'CODE');
    await userEvent.type(screen.getByLabelText('Code PIN à choisir'), '271828');
    const again = screen.getByLabelText('Le même code PIN');
    await userEvent.type(again, '271829{Enter}');
    expect(host.enlist).not.toHaveBeenCalled();
    expect(again).toHaveAccessibleDescription(expect.stringContaining('diffèrent'));
    await userEvent.clear(again);
    await userEvent.type(again, '271828{Enter}');
    expect(host.enlist).toHaveBeenCalledWith({ login: 'a.meunier', code: 'CODE', pin: '271828' });
    expect(await screen.findByRole('heading', { name: 'Session ouverte' })).toBeVisible();
  });

  test('tells how many tries are left, empties the PIN and keeps the focus there', async () => {
    const host = hostAt(manned, { signIn: { problem: 'wrong-pin', triesLeft: 8 } });
    render(<CounterWindow host={host} />);
    const pin = await screen.findByLabelText('Code PIN');
    expect(document.activeElement).toBe(pin);
    await userEvent.type(pin, '000000{Enter}');
    expect(await screen.findByText(/Il reste 8.essais/)).toBeVisible();
    expect(pin).toHaveValue('');
    expect(document.activeElement).toBe(pin);
  });

  test('says that a destroyed vault is destroyed, that nothing sealed is lost, and offers a new one', async () => {
    const host = hostAt(manned, { signIn: { problem: 'vault-destroyed' } });
    render(<CounterWindow host={host} />);
    await userEvent.type(await screen.findByLabelText('Code PIN'), '000000{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('Les contrôles scellés partiront quand même');
    await userEvent.click(screen.getByRole('button', { name: 'Créer un nouveau coffre' }));
    expect(screen.getByRole('heading', { name: 'Créez votre coffre.' })).toBeVisible();
  });

  test('keeps what was typed when the server is away', async () => {
    const host = hostAt(enrolled, { enlist: { problem: 'server-away' } });
    render(<FieldWindow host={host} />);
    const login = await screen.findByRole('textbox', { name: 'Identifiant' });
    for (const [label, text] of [
      ['Identifiant', 'a.meunier'],
      ['Code d’inscription', 'CODE'],
      ['Code PIN à choisir', '271828'],
      ['Le même code PIN', '271828'],
    ] as const) {
      await userEvent.type(screen.getByLabelText(label), text);
    }
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('Le serveur ne répond pas');
    expect(login).toHaveValue('a.meunier');
  });

  test('shows what has not left yet, and why', async () => {
    const outbox = { done: 9, kept: 7, waiting: 2, quarantined: 0 };
    render(<CounterWindow host={hostAt({ ...manned, outbox, online: false })} />);
    expect(await screen.findByRole('status')).toHaveTextContent(/Hors ligne –.2.envois en attente/);
    expect(screen.getByText(/7.reçus par le registre/)).toBeVisible();
  });

  test('says why nothing can be shown, and tries again', async () => {
    const host = hostAt(manned, { snapshot: { problem: 'already-running' } });
    render(<FieldWindow host={host} />);
    expect(await screen.findByRole('alert')).toHaveTextContent('déjà ouverte');
    host.snapshot.mockResolvedValue(manned);
    await userEvent.click(screen.getByRole('button', { name: 'Réessayer' }));
    expect(await screen.findByLabelText('Code PIN')).toBeVisible();
  });
});
