// The newest acts: what, who, when, and what became of each. Must not know how one is told.

import type { ActView } from '../../host/wire.ts';
import { State, type StateName } from '../../kit/state.tsx';
import { Table } from '../../kit/table.tsx';
import { useWords, type Words } from '../../words/words.tsx';
import { stamp } from '../time.ts';
import type { NamesOfActs } from './names.ts';
import type { Told } from './told.ts';

const STATES: Record<NonNullable<ActView['outcome']>, StateName> = {
  confirmed: 'agrees',
  refused: 'refused',
  withdrawn: 'absent',
  lapsed: 'absent',
};

/** What became of it. */
function stateOf({ awaits, outcome }: ActView, words: Words): { name: StateName; told: string } {
  if (outcome === null) {
    return {
      name: awaits === 'nothing' ? 'agrees' : 'waiting',
      told: words.text(`console-act-end-${awaits}`),
    };
  }
  const kind = outcome === 'confirmed' && awaits === 'review' ? 'seen' : outcome;
  return { name: STATES[outcome], told: words.text(`console-act-end-${kind}`) };
}

type Props = { acts: ActView[]; told(view: ActView): Told; names: NamesOfActs };

/** The table. */
export function Record({ acts, told, names }: Props) {
  const words = useWords();
  return (
    <div className="wide">
      <Table
        caption={words.text('console-acts-newest')}
        isCaptionHidden
        rows={acts}
        keyOf={({ id }) => id}
        empty={<p className="muted">{words.text('console-acts-none')}</p>}
        columns={[
          { id: 'what', head: words.text('console-act'), cell: (view) => <What {...told(view)} /> },
          { id: 'by', head: words.text('console-act-who'), cell: ({ by }) => names.person(by) },
          { id: 'at', head: words.text('console-act-at'), cell: ({ at }) => stamp(at) },
          {
            id: 'end',
            head: words.text('console-act-end'),
            cell: (view) => <End view={view} names={names} />,
          },
        ]}
      />
    </div>
  );
}

/** What it is, and under it what held by it. */
function What({ title, holds }: Told) {
  const words = useWords();
  return (
    <>
      {title}
      {holds.length > 0 && (
        <span className="act-holds small muted">
          {holds.map(({ label, value }) => words.text('console-act-holds', { label, value })).join(' – ')}
        </span>
      )}
    </>
  );
}

/** What became of it, and under it by whom and when. */
function End({ view, names }: { view: ActView; names: NamesOfActs }) {
  const words = useWords();
  const { name, told } = stateOf(view, words);
  const { second, decided_at } = view;
  return (
    <>
      <State name={name}>{told}</State>
      {decided_at !== null && (
        <span className="act-holds small muted">
          {second === null
            ? words.text('console-act-end-at', { at: stamp(decided_at) })
            : words.text('console-act-end-by', { by: names.person(second), at: stamp(decided_at) })}
        </span>
      )}
    </>
  );
}
