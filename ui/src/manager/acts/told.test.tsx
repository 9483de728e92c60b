import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Act, Policy, PolicyLimits } from '../../host/wire.ts';
import { Worded } from '../../words/words.tsx';
import { TEXTS } from '../texts.ts';
import type { NamesOfActs } from './names.ts';
import type { OrdersOfActs } from './orders.ts';
import { useTold } from './told.ts';

const NAMES: NamesOfActs = {
  agent: (id) => `agent ${id}`,
  device: (id) => `device ${id}`,
  chain: (id) => (id === '77b0' ? 'device d1' : undefined),
  office: (id) => (id === null ? 'every office' : `office ${id}`),
  person: (login) => `person ${login}`,
  model: (id) => `model ${id}`,
};

const STAFF = { login: 'y.guevel', name: 'Yann Guével', office: null };
const RECORD = { chain: '77b0', sequence: 13, note: 'Put back' };

const NONE: PolicyLimits = { outages: [], ends: [], list_grace_hours: 0, two_decide: false };

// One of each: what is not listed here does not compile.
const ALL: { [What in Act['what']]: Extract<Act, { what: What }> } = {
  'add-office': { what: 'add-office', office: 'o1', name: 'Rive gauche' },
  'set-office-zone': { what: 'set-office-zone', office: 'o1', zone: 'Indian/Reunion' },
  'add-agent': { what: 'add-agent', agent: 'a1', kind: 'clerk', login: 'a.b', name: 'Ada', office: 'o1' },
  'renew-agent-code': { what: 'renew-agent-code', agent: 'a1' },
  'set-training': { what: 'set-training', agent: 'a1', on: '2026-11-30' },
  'close-agent': { what: 'close-agent', agent: 'a1' },
  'add-device': { what: 'add-device', device: 'd1', label: 'Counter 3', office: 'o1' },
  'renew-device-code': { what: 'renew-device-code', device: 'd1' },
  'confirm-device': { what: 'confirm-device', device: 'd1' },
  'revoke-device': { what: 'revoke-device', device: 'd1', reason: 'stolen' },
  'add-staff': { what: 'add-staff', role: 'reviewer', ...STAFF },
  'reset-staff': { what: 'reset-staff', login: 'y.guevel', factors: true },
  'move-staff': { what: 'move-staff', login: 'y.guevel', office: 'o1' },
  'link-staff': { what: 'link-staff', login: 'y.guevel', agent: 'a1', household: true },
  'close-staff': { what: 'close-staff', login: 'y.guevel' },
  'set-policy': { what: 'set-policy', accepted_models: [1, 4], deadline_days: 45, limits: NONE },
  'stop-file': { what: 'stop-file', file: 'f1', documents: 1200 },
  'lift-stop-file': { what: 'lift-stop-file', file: 'f1', documents: 1200 },
  'stop-document': { what: 'stop-document', reference: 'BCDFGHJK' },
  release: { what: 'release', ...RECORD },
  refuse: { what: 'refuse', ...RECORD },
  'resume-notices': { what: 'resume-notices' },
  'add-factor': { what: 'add-factor', label: 'Phone' },
  'remove-factor': { what: 'remove-factor', label: 'Phone' },
  'change-password': { what: 'change-password' },
  'use-link': { what: 'use-link', factors: true },
  'sign-out-everywhere': { what: 'sign-out-everywhere' },
  'give-order': {
    what: 'give-order',
    order: 'o9',
    on: { kind: 'agent', id: 'a1' },
    effect: 'rests',
    from: Date.UTC(2026, 10, 2, 7),
    until: null,
    reason: 'inquiry',
  },
  'lift-order': { what: 'lift-order', order: 'o9' },
  'judge-again': { what: 'judge-again', enrolments: 3 },
  'bring-parcel': { what: 'bring-parcel', digest: '77b0e4c91d2f8a30', frames: 3 },
  'plan-round': { what: 'plan-round', round: 'r1', carrier: 'a1', day: '2026-11-24' },
  'set-places': { what: 'set-places', window: 'w1', places: 3 },
  'book-visit': { what: 'book-visit', appointment: 'v1' },
  'move-visit': { what: 'move-visit', appointment: 'v1', to: 'v2' },
  'cancel-visit': { what: 'cancel-visit', appointment: 'v1', reason: 'office-closed' },
  'miss-visit': { what: 'miss-visit', appointment: 'v1' },
};

const NOW: Policy = { version: 4, accepted_models: [1, 2], deadline_days: 30, limits: NONE };

function tell(act: Act, now?: Policy, orders: OrdersOfActs = () => undefined) {
  const wrapper = ({ children }: { children: ReactNode }) => <Worded texts={TEXTS}>{children}</Worded>;
  return renderHook(() => useTold(NAMES, orders), { wrapper }).result.current(act, now);
}

beforeEach(() => localStorage.setItem('language', 'en'));

describe('an act', () => {
  test.each(Object.values(ALL))('is told by a sentence, not by its word: $what', (act) => {
    const { title, holds, name } = tell(act);
    expect(title).not.toMatch(/console-|\{/);
    expect(title).toContain(name);
    for (const { label, value } of holds) expect(`${label} ${value}`).not.toMatch(/console-|\{/);
  });

  test('that would change the policy says which models hold, which go, and the days', () => {
    expect(tell(ALL['set-policy'], NOW).holds.map(({ value }) => value)).toEqual([
      'model 1 · model 4',
      'model 2',
      '45, instead of 30',
    ]);
    // Before the policy that holds is read, nothing is said of it.
    expect(tell(ALL['set-policy']).holds.map(({ value }) => value)).toEqual(['model 1 · model 4', '45']);
    const none: Act = { what: 'set-policy', accepted_models: [], deadline_days: 30, limits: NONE };
    expect(tell(none, NOW).holds.map(({ value }) => value)).toEqual(['None', 'model 1 · model 2', '30']);
  });

  test('that would change the policy says what it does in time, and who lifts a hold', () => {
    const day = (text: string) => Date.parse(`${text}T00:00:00+01:00`);
    const limits: PolicyLimits = {
      outages: [{ from: day('2026-11-09'), until: day('2026-11-12') - 1, why: 'Power cut' }],
      ends: [{ of: 'software', version: 3, until: day('2027-01-01') - 1 }],
      list_grace_hours: 48,
      two_decide: true,
    };
    const act: Act = { what: 'set-policy', accepted_models: [1, 2], deadline_days: 30, limits };
    expect(
      tell(act, NOW)
        .holds.slice(2)
        .map(({ value }) => value),
    ).toEqual([
      'From 09/11/2026 to 11/11/2026 included: Power cut',
      'Software, version 3: until 31/12/2026 included',
      '48',
      'Two different people',
    ]);
  });

  test('that adds somebody to the staff says their role, their login and their office', () => {
    expect(tell(ALL['add-staff']).holds.map(({ value }) => value)).toEqual([
      'Reviewer',
      'y.guevel',
      'every office',
    ]);
  });

  test('that resets an account says what becomes of its factors', () => {
    const values = (act: Act) => tell(act).holds.map(({ value }) => value);
    const kept = { ...ALL['reset-staff'], factors: false };
    expect(values(ALL['reset-staff'])).not.toEqual(values(kept));
  });

  test('that gives an order says about what, its span, its effect and why', () => {
    expect(tell(ALL['give-order'])).toMatchObject({
      title: 'Order: agent a1',
      holds: [
        { label: 'Agent', value: 'agent a1' },
        { label: 'Period', value: 'Since 02/11/2026 08:00' },
        { label: 'Effect', value: 'Suspended' },
        { label: 'Reason', value: 'Inquiry' },
      ],
    });
  });

  test('that lifts an order tells the order as it was given, and its id where nobody knows it', () => {
    const known = tell(ALL['lift-order'], undefined, (id) => (id === 'o9' ? ALL['give-order'] : undefined));
    expect(known.holds).toEqual(tell(ALL['give-order']).holds);
    const stopped: OrdersOfActs = () => ({
      on: { kind: 'document', id: 'BCDFGHJK' },
      effect: 'voids',
      from: null,
      until: null,
      reason: 'invalid',
    });
    expect(tell(ALL['lift-order'], undefined, stopped).holds[0]).toEqual({
      label: 'Document',
      value: 'BCDF\u00a0GHJK',
    });
    expect(tell(ALL['lift-order']).holds).toEqual([{ label: 'Order', value: 'o9' }]);
  });

  test('that ends a right says since when what was checked does not count, where a day was given', () => {
    const since = Date.UTC(2026, 10, 1, 23);
    const told = { label: 'No longer counts since', value: '02/11/2026' };
    expect(tell({ ...ALL['close-agent'], since }).holds).toEqual([told]);
    expect(tell({ ...ALL['revoke-device'], since }).holds[1]).toEqual(told);
    expect(tell(ALL['close-agent']).holds).toEqual([]);
  });

  test('about a record names its device, and the chain only where nobody knows the device', () => {
    expect(tell(ALL.release).holds[0]).toEqual({ label: 'Device', value: 'device d1' });
    const unknown = tell({ ...ALL.refuse, chain: '0001' }).holds[0];
    expect(unknown).toEqual({ label: 'Chain', value: '0001' });
  });

  test('that gives a code says whose, and where it is typed', () => {
    expect(tell(ALL['add-agent']).code?.title).toBe('Code of Ada');
    expect(tell(ALL['renew-device-code']).code?.title).toBe('Code of device d1');
    expect(tell(ALL['close-agent']).code).toBeUndefined();
  });

  test('that gives an agent a code says over its end that somebody else has its beginning', () => {
    expect(tell(ALL['add-agent']).code?.leadOfLast).toContain(
      'whoever proposed the code hands over the first eight',
    );
    expect(tell(ALL['renew-device-code']).code?.leadOfLast).toBeUndefined();
  });
});
