// How each visit of the round stands, from the visits that are left here and the numbers of those that are not.
// Must not know how it is drawn.

import type { RowView, Snapshot, VisitView } from '../../host/bindings.ts';
import type { StateName } from '../../kit/state.tsx';

/** The kinds of a statement (`StatementKind`). */
export const KIND = { check: 1, nobodyHome: 2, left: 3, correction: 4, chainStart: 5 } as const;

/** One visit. */
export type Standing = {
  number: number;
  /** Erased once the registry has kept its record. */
  visit: VisitView | null;
  /** Its last record, where today's list still has it. */
  row: RowView | null;
  kind: number | null;
  state: StateName;
};

function standingOf(number: number, { round, today }: Snapshot): Standing {
  const visit = round?.visits.find((each) => each.number === number) ?? null;
  // A number may come again in another round: what is left to do has no record, whatever the list says.
  const isOpen = visit !== null && visit.sealedAs === null;
  const row = isOpen ? null : (today.find((each) => each.visit === number) ?? null);
  const kind = row?.kind ?? visit?.sealedAs ?? null;
  return { number, visit, row, kind, state: stateOf(isOpen, row, kind, visit !== null) };
}

function stateOf(isOpen: boolean, row: RowView | null, kind: number | null, isHere: boolean): StateName {
  if (isOpen) return 'todo';
  if (row?.setAside != null) return 'attention';
  // A visit is erased when the registry's receipt is held, and never before.
  if (row?.receivedAt != null || !isHere) return 'received';
  return kind === KIND.nobodyHome ? 'absent' : 'recorded';
}

/** Every visit, in the order of the round. */
export function standings(snapshot: Snapshot): Standing[] {
  const last = Math.max(
    snapshot.round?.total ?? 0,
    ...(snapshot.round?.visits ?? []).map(({ number }) => number),
  );
  return Array.from({ length: last }, (_, at) => standingOf(at + 1, snapshot));
}

/** Those for which nothing is recorded yet. */
export const leftToDo = (all: Standing[]): Standing[] => all.filter(({ state }) => state === 'todo');

/** The records of the day, oldest first: the start of a chain is none. */
export const recordsOf = ({ today }: Snapshot): RowView[] =>
  today.filter(({ kind }) => kind !== KIND.chainStart).toReversed();

/** The address in one line, without the town. */
export const placeOf = ({ address }: VisitView): string =>
  (address.length > 1 ? address.slice(0, -1) : address).join(', ');
