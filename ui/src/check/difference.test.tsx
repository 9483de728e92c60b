import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { TEXTS as COUNTER_TEXTS } from '../counter/texts.ts';
import { CounterWindow } from '../counter/window.tsx';
import { TEXTS as FIELD_TEXTS } from '../field/texts.ts';
import { FieldWindow } from '../field/window.tsx';
import type { CaseView, Note, Snapshot } from '../host/bindings.ts';
import type { Host } from '../host/gestures.ts';
import { BARE } from '../sign-in/test-snapshot.ts';
import { Worded } from '../words/words.tsx';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const OPEN: CaseView = {
  number: 1,
  enrolment: 'e1',
  opened: 0,
  step: 'fields',
  voucher: 'none',
  initials: null,
  birthYear: null,
  expires: null,
  warnings: [],
  declared: 'none',
  model: null,
  zone: [],
  proposal: null,
  document: [
    {
      name: 'number',
      read: '18AK90417',
      source: 'zone',
      covered: false,
      declared: null,
      relation: null,
      why: null,
      toConfirm: false,
      printed: null,
      sealed: null,
    },
  ],
  bearsSeal: false,
  hasChip: false,
  seal: null,
  asksForIssue: false,
  originalInHand: true,
  readings: 1,
  readingsLeft: 2,
  fieldsStage: 'differs',
  typed: { numberAgrees: false, expiryAgrees: true, issueAgrees: true, tries: 1 },
  validity: null,
  features: [],
  reasons: [],
};

const DIFFERS: Snapshot = {
  ...BARE,
  device: { enrolled: true, label: 'Poste 2', office: 'Valbrune-sur-Orle', awaits: null, zone: null },
  signedIn: { id: '0c', label: 'Corentin Vasseur', kind: 'carrier', triesLeft: 10 },
  entries: { 'number-end': '471', expiry: '19012031' },
  case: OPEN,
};

test.each([
  { at: 'counter', Window: CounterWindow, texts: COUNTER_TEXTS, keep: /^Le document porte bien/ },
  { at: 'field', Window: FieldWindow, texts: FIELD_TEXTS, keep: 'Le document dit bien cela' },
])('what is made of a difference is refused aloud and never sent again by itself: $at', async (window) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
  const { Window, texts, keep } = window;
  const isFull = { problem: 'store-full' };
  const note = vi.fn(async (_: Note): Promise<Snapshot> => Promise.reject(isFull));
  const answer = async () => DIFFERS;
  const mocks = { snapshot: answer, touch: answer, fetchDeclared: answer, note };
  render(
    <Worded texts={texts}>
      <Window host={mocks as typeof mocks & Host} />
    </Worded>,
  );
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  await user.click(await screen.findByRole('button', { name: keep }));
  await screen.findByText(/L’appareil est plein/);
  await act(() => vi.advanceTimersByTimeAsync(10_000));
  expect(note.mock.calls).toEqual([[{ texts: { difference: 'kept' }, focus: 'difference' }]]);
});
