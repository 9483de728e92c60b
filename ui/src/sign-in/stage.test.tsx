import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { TEXTS as COUNTER_TEXTS } from '../counter/texts.ts';
import { CounterWindow } from '../counter/window.tsx';
import { TEXTS as FIELD_TEXTS } from '../field/texts.ts';
import { FieldWindow } from '../field/window.tsx';
import type { AgentView, Refusal, Snapshot } from '../host/bindings.ts';
import type { Host } from '../host/gestures.ts';
import { Refused } from '../host/host.ts';
import { Worded } from '../words/words.tsx';
import { BARE } from './test-snapshot.ts';

const fresh = BARE;
const enrolled: Snapshot = {
  ...fresh,
  device: { enrolled: true, label: 'Guichet 3', office: 'Valbrune-sur-Orle', awaits: null, zone: null },
};
const agathe: AgentView = { id: '0a', label: 'Agathe Meunier', kind: null, triesLeft: 10 };
const manned: Snapshot = { ...enrolled, agents: [agathe] };
const opened: Snapshot = { ...manned, signedIn: { ...agathe, kind: 'clerk' } };

/** Fills the fields of those labels, and presses Enter. */
async function fill(...typed: Array<readonly [label: string, text: string]>) {
  for (const [label, text] of typed) await userEvent.type(await screen.findByLabelText(label), text);
  await userEvent.keyboard('{Enter}');
}
const DEVICE = [
  ['Adresse du serveur', 'registre.example'],
  ['Code de l’appareil', 'ABCD-1234'],
] as const;
const AGENT = [
  ['Identifiant', 'a.meunier'],
  ['Code d’inscription', 'CODE'],
  ['Code PIN à choisir', '271828'],
  ['Le même code PIN', '271828'],
] as const;

/** A window in its page: with its texts. */
const counterOf = (host: Host) => (
  <Worded texts={COUNTER_TEXTS}>
    <CounterWindow host={host} />
  </Worded>
);
const fieldOf = (host: Host) => (
  <Worded texts={FIELD_TEXTS}>
    <FieldWindow host={host} />
  </Worded>
);

/** A host that answers with these snapshots, or refuses. */
function hostAt(at: Snapshot, answers: Partial<Record<keyof Host, Snapshot | Refusal>> = {}) {
  const gesture = (name: keyof Host) =>
    vi.fn(async (): Promise<Snapshot> => {
      const answer = answers[name] ?? at;
      if ('problem' in answer) throw new Refused(answer);
      return answer;
    });
  const mocks = {
    snapshot: gesture('snapshot'),
    registerDevice: gesture('registerDevice'),
    enlist: gesture('enlist'),
    signIn: gesture('signIn'),
    signOut: gesture('signOut'),
    touch: gesture('touch'),
    prepare: gesture('prepare'),
  };
  // The sign-in knows no other gesture.
  return mocks as typeof mocks & Host;
}

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  localStorage.clear();
});

describe('a device that waits to be confirmed', () => {
  afterEach(cleanup);
  const waits = { ...enrolled.device, awaits: 'VLPR SFTJ BCDX HNKG' };

  test('shows its letters, and nothing to enlist with', async () => {
    render(counterOf(hostAt({ ...enrolled, device: waits })));
    await screen.findByText('HNKG');
    expect(screen.queryByText('Ouvrir une session sans attendre')).toBeNull();
  });

  test('lets those go on working who worked on it before', async () => {
    render(counterOf(hostAt({ ...manned, device: waits })));
    await userEvent.click(await screen.findByText('Ouvrir une session sans attendre'));
    await screen.findByText('Ouvrez votre session.');
    cleanup();
    render(counterOf(hostAt({ ...opened, device: waits })));
    await screen.findByText('Verrouiller');
    expect(screen.queryByText('HNKG')).toBeNull();
  });
});

describe('a device that does not believe the ledger', () => {
  const doubted: Snapshot = { ...manned, ledger: { state: 'doubted', at: Date.UTC(2026, 10, 24, 8, 15) } };

  test('says in both windows, before and after the sign-in, that nothing is lost', async () => {
    for (const at of [doubted, { ...doubted, signedIn: opened.signedIn }]) {
      for (const windowOf of [counterOf, fieldOf]) {
        render(windowOf(hostAt(at)));
        await screen.findByText(/contredit ce qu’il avait signé/);
        await screen.findByText(/Rien n’est perdu/);
        cleanup();
      }
    }
  });

  test('is registered again with a new code, or not at all', async () => {
    const host = hostAt(doubted, { registerDevice: manned });
    render(counterOf(host));
    await userEvent.click(await screen.findByText('Inscrire l’appareil de nouveau'));
    await userEvent.click(await screen.findByText('Retour'));
    await screen.findByText('Ouvrez votre session.');
    await userEvent.click(screen.getByText('Inscrire l’appareil de nouveau'));
    await fill(...DEVICE);
    expect(host.registerDevice).toHaveBeenCalledOnce();
    await screen.findByText('Ouvrez votre session.');
    expect(screen.queryByText('Inscrire l’appareil de nouveau')).toBeNull();
  });

  test('is not offered that where the registry was restored', async () => {
    const restored: Snapshot = {
      ...manned,
      ledger: { state: 'restored', at: Date.UTC(2026, 10, 24, 8, 15) },
    };
    render(counterOf(hostAt(restored)));
    await screen.findByText(/rétabli depuis une copie/);
    expect(screen.queryByText('Inscrire l’appareil de nouveau')).toBeNull();
  });
});

describe('the sign-in', () => {
  test('asks a device that is not enrolled for its code, and nothing is sent while a field is empty', async () => {
    const host = hostAt(fresh, { registerDevice: enrolled });
    render(counterOf(host));
    const server = await screen.findByRole('textbox', { name: 'Adresse du serveur' });
    expect(document.activeElement).toBe(server);
    await userEvent.type(server, 'https://registre.example');
    await userEvent.keyboard('{Enter}');
    const code = screen.getByRole('textbox', { name: 'Code de l’appareil' });
    expect(host.registerDevice).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(code);
    expect(code).toHaveAccessibleDescription(expect.stringContaining('Ce champ est vide'));
    await userEvent.type(code, ' ABCD-1234 {Enter}');
    expect(host.registerDevice).toHaveBeenCalledWith({ url: 'https://registre.example', code: 'ABCD-1234' });
    expect(await screen.findByRole('heading', { name: 'Créez votre coffre.' })).toBeVisible();
  });

  test('makes a vault only when both PINs are the same', async () => {
    const host = hostAt(enrolled, { enlist: opened });
    render(fieldOf(host));
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
    expect(await screen.findByRole('button', { name: /Verrouiller/ })).toBeVisible();
  });

  test('tells how many tries are left, empties the PIN and keeps the focus there', async () => {
    const host = hostAt(manned, { signIn: { problem: 'wrong-pin', triesLeft: 8 } });
    render(counterOf(host));
    const pin = await screen.findByLabelText('Code PIN');
    expect(document.activeElement).toBe(pin);
    await userEvent.type(pin, '000000{Enter}');
    expect(await screen.findByText(/Il reste 8.essais/)).toBeVisible();
    expect(pin).toHaveValue('');
    expect(document.activeElement).toBe(pin);
  });

  test('says that a destroyed vault is destroyed, that nothing sealed is lost, and offers a new one', async () => {
    const host = hostAt(manned, { signIn: { problem: 'vault-destroyed' } });
    render(counterOf(host));
    await userEvent.type(await screen.findByLabelText('Code PIN'), '000000{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('Les contrôles scellés partiront quand même');
    await userEvent.click(screen.getByRole('button', { name: 'Créer un nouveau coffre' }));
    expect(screen.getByRole('heading', { name: 'Créez votre coffre.' })).toBeVisible();
  });

  test('keeps what was typed when the server is away, and does not promise that it leaves later', async () => {
    render(fieldOf(hostAt(enrolled, { enlist: { problem: 'server-away' } })));
    await fill(...AGENT);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Le serveur ne répond pas. Vérifiez son adresse et le réseau');
    expect(alert).not.toHaveTextContent('gardé');
    expect(screen.getByLabelText('Identifiant')).toHaveValue('a.meunier');
  });

  test('says at the address of the server that it does not answer, or that it is no address', async () => {
    const host = hostAt(fresh, { registerDevice: { problem: 'server-away' } });
    render(counterOf(host));
    await fill(...DEVICE);
    const server = screen.getByLabelText('Adresse du serveur');
    expect(await screen.findByText(/ne répond pas. Vérifiez son adresse/)).toBeVisible();
    host.registerDevice.mockRejectedValue(new Refused({ problem: 'field-invalid' }));
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByText(/Elle commence par https/)).toBeVisible();
    expect(server).toHaveAccessibleDescription(expect.stringContaining('Elle commence par https'));
    expect(document.activeElement).toBe(server);
  });

  test('says that the device is enrolled already', async () => {
    render(counterOf(hostAt(fresh, { registerDevice: { problem: 'already-enrolled' } })));
    await fill(...DEVICE);
    expect(await screen.findByRole('alert')).toHaveTextContent('Cet appareil est déjà inscrit');
  });

  test('tells an unknown login and a missing vault each in its own words', async () => {
    const missing: Refusal = { problem: 'not-found' };
    const enlisting = render(counterOf(hostAt(enrolled, { enlist: missing })));
    await fill(...AGENT);
    expect(await screen.findByText(/Cet identifiant n’est pas connu/)).toBeVisible();
    expect(document.activeElement).toBe(screen.getByLabelText('Identifiant'));
    enlisting.unmount();
    render(counterOf(hostAt(manned, { signIn: missing })));
    await fill(['Code PIN', '271828']);
    expect(await screen.findByRole('alert')).toHaveTextContent('pas de coffre sur cet appareil');
  });

  test('marks a destroyed vault in the list and announces the last tries before the PIN is typed', async () => {
    const agents: AgentView[] = [
      { ...agathe, triesLeft: 0 },
      { id: '0b', label: 'Baptiste Charrel', kind: null, triesLeft: 2 },
      { id: '0c', label: 'Corentin Vasseur', kind: null, triesLeft: 4 },
    ];
    render(counterOf(hostAt({ ...enrolled, agents })));
    const pin = await screen.findByLabelText('Code PIN');
    expect(screen.getByRole('radio', { name: 'Agathe Meunier Coffre détruit' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: /Baptiste Charrel/ }));
    expect(pin).toHaveAccessibleDescription(expect.stringMatching(/Il reste 2.essais avant/));
    await userEvent.click(screen.getByRole('radio', { name: 'Corentin Vasseur' }));
    expect(pin).toHaveAccessibleDescription(expect.stringMatching(/chiffres$/));
  });

  test('keeps no fault of one agent beside the name of another', async () => {
    const agents: AgentView[] = [agathe, { ...agathe, id: '0b', label: 'Baptiste Charrel' }];
    const wrong: Refusal = { problem: 'wrong-pin', triesLeft: 8 };
    render(counterOf(hostAt({ ...enrolled, agents }, { signIn: wrong })));
    await userEvent.click(await screen.findByRole('radio', { name: 'Agathe Meunier' }));
    await fill(['Code PIN', '000000']);
    expect(await screen.findByText(/Il reste 8.essais/)).toBeVisible();
    await userEvent.click(screen.getByRole('radio', { name: 'Baptiste Charrel' }));
    expect(screen.queryByText(/Il reste 8.essais/)).toBeNull();
  });

  test('shows what has not left yet, and why', async () => {
    const outbox = { done: 9, kept: 7, waiting: 2, quarantined: 0 };
    render(counterOf(hostAt({ ...manned, outbox, online: false })));
    expect(await screen.findByRole('status')).toHaveTextContent(/Hors ligne –.2.envois en attente/);
    expect(screen.getByText(/7.reçus par le registre/)).toBeVisible();
  });

  test('says that the last session was locked, and since when the server is away', async () => {
    const awaySince = new Date(2026, 10, 24, 10, 42).getTime();
    render(counterOf(hostAt({ ...manned, locked: true, online: false, awaySince })));
    expect(await screen.findByRole('alert')).toHaveTextContent('Session verrouillée');
    expect(screen.getByRole('status')).toHaveTextContent('Hors ligne depuis 10:42');
  });

  test('says why nothing can be shown, and tries again', async () => {
    const host = hostAt(manned, { snapshot: { problem: 'already-running' } });
    render(fieldOf(host));
    expect(await screen.findByRole('alert')).toHaveTextContent('déjà ouverte');
    host.snapshot.mockResolvedValue(manned);
    await userEvent.click(screen.getByRole('button', { name: 'Réessayer' }));
    expect(await screen.findByLabelText('Code PIN')).toBeVisible();
  });

  for (const [name, pageOf] of [
    ['counter', counterOf],
    ['field', fieldOf],
  ] as const) {
    test(`${name}: says over the last state that nothing newer comes, until something does`, async () => {
      vi.useFakeTimers();
      const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
      const host = hostAt(manned);
      render(pageOf(host));
      await pass(0);
      expect(screen.queryByRole('alert')).toBeNull();
      host.snapshot.mockRejectedValue(new Refused({ problem: 'unexpected' }));
      await pass(5_000);
      expect(screen.getByRole('alert')).toHaveTextContent('Affichage arrêté');
      expect(screen.getByLabelText('Code PIN')).toBeVisible();
      host.snapshot.mockResolvedValue(manned);
      await pass(5_000);
      expect(screen.queryByRole('alert')).toBeNull();
      // A host may also fall silent without refusing anything.
      host.snapshot.mockReturnValue(new Promise(() => {}));
      await pass(20_000);
      expect(screen.getByRole('alert')).toHaveTextContent('Affichage arrêté');
    });
  }
});
