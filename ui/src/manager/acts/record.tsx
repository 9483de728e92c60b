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

/** What became of it, and by whom. */
function endOf(view: ActView, names: NamesOfActs, words: Words): { name: StateName; told: string } {
  const { awaits, outcome, second, decided_at } = view;
  if (outcome === null) {
    return {
      name: awaits === 'nothing' ? 'agrees' : 'waiting',
      told: words.text(`console-act-end-${awaits}`),
    };
  }
  const kind = outcome === 'confirmed' && awaits === 'review' ? 'seen' : outcome;
  const values = {
    by: second === null ? '' : names.person(second),
    at: decided_at === null ? '' : stamp(decided_at),
  };
  return { name: STATES[outcome], told: words.text(`console-act-end-${kind}`, values) };
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
            cell: (view) => {
              const end = endOf(view, names, words);
              return <State name={end.name}>{end.told}</State>;
            },
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
