import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { CaseView, Note, OpenCase, Snapshot } from '../host/bindings.ts';
import type { Host } from '../host/gestures.ts';
import { BARE } from '../sign-in/test-snapshot.ts';
import { Worded } from '../words/words.tsx';
import { ENTER, FRENCH, press, pressesOf } from './test-keys.ts';
import { TEXTS } from './texts.ts';
import { CounterWindow } from './window.tsx';

afterEach(cleanup);

/** A busy machine is slow; what is awaited comes at last. */
const PATIENCE = { timeout: 15_000 };
/** Every key draws the window anew. */
const SLOW = { timeout: 90_000 };

/** The screen has its focus: it listens by then, which is after it is seen. */
const ready = (isThere: (focused: Element | null) => boolean) =>
  vi.waitFor(() => expect(isThere(document.activeElement)).toBe(true), PATIENCE);
const atDesk = () => ready((focused) => focused?.tagName === 'H1');

const LINES = [
  'IDFRAVAV0000178<<<<<<<<<<<<<<<',
  '8703145F3305083FRA<<<<<<<<<<<4',
  'BERNARD<<CAMILLE<LEA<<<<<<<<<<',
];
const READY: Snapshot = {
  ...BARE,
  device: { enrolled: true, label: 'Guichet 3', office: 'Valbrune-sur-Orle', awaits: null, zone: null },
  signedIn: { id: '0a', label: 'Agathe Meunier', kind: 'clerk', triesLeft: 10 },
};
const OPEN: CaseView = {
  number: 1,
  enrolment: null,
  opened: 0,
  step: 'document',
  voucher: 'none',
  initials: null,
  birthYear: null,
  expires: null,
  warnings: [],
  declared: 'none',
  model: null,
  zone: [],
  proposal: null,
  document: [],
  bearsSeal: false,
  hasChip: false,
  seal: null,
  asksForIssue: false,
  originalInHand: false,
  readings: 0,
  readingsLeft: 3,
  fieldsStage: 'blind',
  typed: null,
  validity: null,
  features: [],
  reasons: [],
};

/** The window over a host that keeps what it is told. */
function open(first: Snapshot) {
  let current = first;
  const note = vi.fn(async ({ texts }: Note) => {
    current = { ...current, entries: { ...current.entries, ...texts } };
    return current;
  });
  const mocks = {
    note,
    snapshot: async () => current,
    touch: async () => current,
    preview: async () => [],
    readDocument: vi.fn(async (_: unknown) => current),
    openCase: vi.fn(async (_: OpenCase) => Promise.reject({ problem: 'voucher-unreadable' })),
  };
  render(
    <Worded texts={TEXTS}>
      <CounterWindow host={mocks as unknown as Host} />
    </Worded>,
  );
  return mocks;
}

test.each([
  { machine: 'American', pace: 2, layout: {} },
  { machine: 'French', pace: 30, layout: FRENCH },
])('the lines of a reader that types stay in their fields and are read: $machine', SLOW, async (way) => {
  const byHand = { 'lines-by-hand': 'yes', 'original-in-hand': 'yes' };
  const host = open({ ...READY, case: OPEN, entries: byHand, focus: 'line-1' });
  await ready((focused) => focused?.matches('.typed-lines .input') === true);
  for (const line of LINES) press([...pressesOf(line, way.layout), ENTER], way.pace);
  await vi.waitFor(() => expect(host.readDocument).toHaveBeenCalled(), PATIENCE);
  expect(host.readDocument.mock.calls).toEqual([[{ lines: LINES, originalInHand: true }]]);
  expect(screen.queryByText(/présentez l’invitation/)).toBeNull();
});

test.each([
  { from: 'box', before: '' },
  { from: 'box', before: ']C1' },
  { from: 'nowhere', before: '' },
  { from: 'nowhere', before: ']C1' },
])('the sixteen letters typed by a machine open a case as typed ones: $from $before', async (way) => {
  const host = open(READY);
  await atDesk();
  if (way.from === 'box') screen.getByLabelText('Groupe 1 sur quatre').focus();
  press([...pressesOf(`${way.before}BCDFGHJKLNPRSTVX`), ENTER], 8);
  await vi.waitFor(() => expect(host.openCase).toHaveBeenCalled(), PATIENCE);
  expect(host.openCase.mock.calls).toEqual([[{ shown: { typed: 'BCDFGHJKLNPRSTVX' } }]]);
  // The letters are there to be mended.
  await vi.waitFor(() => expect(screen.getByLabelText('Groupe 4 sur quatre')).toHaveValue('STVX'), PATIENCE);
});

test('another code at the desk leaves nothing in the boxes and is told to be no invitation', async () => {
  const host = open(READY);
  await atDesk();
  press([...pressesOf('ABCDEFGHJK12'), ENTER], 8);
  await vi.waitFor(() => expect(host.openCase).toHaveBeenCalled(), PATIENCE);
  expect(host.openCase.mock.calls).toEqual([[{ shown: { scanned: 'ABCDEFGHJK12' } }]]);
  expect(screen.getByLabelText('Groupe 1 sur quatre')).toHaveValue('');
});
