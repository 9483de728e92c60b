// The rows of the day in words: what was sealed here and whether the registry holds it. No name exists in them.

import { clockTime, isSameDay } from '../check/times.ts';
import type { RowView, Snapshot } from '../host/bindings.ts';
import type { StateName } from '../kit/state.tsx';
import type { Words } from '../words/words.tsx';

/** Numbers of `StatementKind` (crates/statement/src/header.rs). */
const CHECK = 1;
const ABANDONED = 3;

/** What a row states, as far as the day is concerned. */
export const kindOf = ({ kind }: RowView): 'check' | 'left' | 'other' =>
  kind === CHECK ? 'check' : kind === ABANDONED ? 'left' : 'other';

/** Where a row stands. */
export function stateOf({ receivedAt, setAside }: RowView): 'received' | 'aside' | 'recorded' {
  if (setAside !== null) return 'aside';
  return receivedAt === null ? 'recorded' : 'received';
}

/** The rows of this day, newest first. */
export const rowsOfDay = ({ today, now }: Snapshot): RowView[] =>
  today.filter(({ sealedAt }) => isSameDay(sealedAt, now)).sort((a, b) => b.sequence - a.sequence);

const NAMES: Record<ReturnType<typeof stateOf>, StateName> = {
  received: 'received',
  aside: 'attention',
  recorded: 'recorded',
};

/** The state of a row: its word, shape and colour. Green only when the receipt is held. */
export function toldOf(
  row: RowView,
  online: boolean | null,
  words: Words,
): { name: StateName; text: string } {
  const [kind, state] = [kindOf(row), stateOf(row)];
  const name = NAMES[state];
  if (state === 'aside') return { name, text: words.text('counter-row-aside') };
  if (state === 'received') {
    return {
      name,
      text: words.text(`counter-row-${kind}-received`, { time: clockTime(row.receivedAt ?? 0) }),
    };
  }
  return {
    name,
    text: words.text(`counter-row-${kind}-recorded`, { sent: online === false ? 'later' : 'now' }),
  };
}

/** How many rows stand where. */
export function countsOf(rows: RowView[]) {
  const count = (state: ReturnType<typeof stateOf>) => rows.filter((row) => stateOf(row) === state).length;
  return { received: count('received'), recorded: count('recorded'), aside: count('aside') };
}

/** « 7 reçus par le registre, 2 enregistrés ici »; nothing where nothing was sealed. */
export function toldCounts(rows: RowView[], words: Words): string {
  const { received, recorded, aside } = countsOf(rows);
  return [
    received > 0 && words.text('outbox-kept', { count: received }),
    recorded > 0 && words.text('outbox-waiting', { count: recorded }),
    aside > 0 && words.text('outbox-quarantined', { count: aside }),
  ]
    .filter(Boolean)
    .join(', ');
}

/** A receipt's letters in fours, as they are read out. */
export const inFours = (letters: string): string =>
  letters.replaceAll(' ', '').replace(/(.{4})(?=.)/g, '$1 ');
