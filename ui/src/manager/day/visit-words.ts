// How a visit is said: its state as word and shape, who, where.

import type { AppointmentState, PostalAddress, VisitBody } from '../../host/wire.ts';
import type { StateName } from '../../kit/state.tsx';
import type { Key } from '../../words/keys.ts';
import type { Words } from '../../words/words.tsx';
import type { Placed } from './rounds.ts';

const STATES: Record<AppointmentState, { name: StateName; key: Key }> = {
  offered: { name: 'waiting', key: 'console-visit-offered' },
  booked: { name: 'todo', key: 'console-visit-booked' },
  confirmed: { name: 'agrees', key: 'console-visit-confirmed' },
  'under-way': { name: 'current', key: 'console-visit-under-way' },
  // The registry ends a visit when it has received its sealed check, and not before.
  done: { name: 'received', key: 'console-visit-done' },
  'applicant-absent': { name: 'absent', key: 'console-visit-applicant-absent' },
  'carrier-absent': { name: 'attention', key: 'console-visit-carrier-absent' },
  cancelled: { name: 'unknown', key: 'console-visit-cancelled' },
  moved: { name: 'unknown', key: 'console-visit-moved' },
};

/** The state of an appointment. */
export function stateOf(state: AppointmentState, words: Words): { name: StateName; told: string } {
  const { name, key } = STATES[state];
  return { name, told: words.text(key) };
}

/** The same for a visit whose window is over and of which nothing came back. */
export const overdue = (words: Words): { name: StateName; told: string } => ({
  name: 'waiting',
  told: words.text('console-visit-overdue'),
});

/** The same in its place in the day, where it may be overdue. */
export const stateOfPlaced = ({ visit, isLate }: Placed, words: Words): { name: StateName; told: string } =>
  isLate ? overdue(words) : stateOf(visit.appointment.state, words);

/** Initials; once a visit is over they are not given, and its place in the round names it. */
export const whoOf = ({ initials }: VisitBody, rank: number, words: Words): string =>
  initials ?? words.text('console-visit-rank', { rank });

/** An address on one line. */
export const addressLine = (address: PostalAddress): string =>
  [address.line, address.complement, `${address.postcode} ${address.locality}`].filter(Boolean).join(', ');
