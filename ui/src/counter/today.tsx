// What was sealed here today: a number, a time, a state and a receipt.

import { shownNumber } from '../check/case.ts';
import { clockTime } from '../check/times.ts';
import type { RowView } from '../host/bindings.ts';
import { Empty } from '../kit/empty.tsx';
import { State } from '../kit/state.tsx';
import { Table } from '../kit/table.tsx';
import { useWords } from '../words/words.tsx';
import { inFours, kindOf, rowsOfDay, toldCounts, toldOf } from './rows.ts';
import { useDesk } from './where.ts';

/** The day so far. */
export function Today() {
  const words = useWords();
  const { snapshot } = useDesk();
  const rows = rowsOfDay(snapshot);
  const checks = rows.filter((row) => kindOf(row) !== 'other');
  return (
    <section className="day" aria-labelledby="day">
      <header>
        <h2 id="day">{words.text('counter-today')}</h2>
        {checks.length > 0 && (
          <p className="muted">
            {words.text('counter-count', { count: checks.length, states: toldCounts(checks, words) })}
          </p>
        )}
      </header>
      <Rows rows={rows} />
      {rows.length > 0 && <p className="small muted">{words.text('counter-unreadable')}</p>}
    </section>
  );
}

/** Those rows as a table. */
export function Rows({ rows }: { rows: RowView[] }) {
  const words = useWords();
  const { snapshot } = useDesk();
  const state = (row: RowView) => {
    const { name, text } = toldOf(row, snapshot.online, words);
    return <State name={name}>{text}</State>;
  };
  return (
    <Table<RowView>
      caption={words.text('counter-today-caption')}
      isCaptionHidden
      rows={rows}
      keyOf={(row) => String(row.sequence)}
      empty={<Empty title={words.text('counter-empty')}>{words.text('counter-empty-lead')}</Empty>}
      columns={[
        { id: 'number', head: words.text('counter-col-number'), cell: (row) => shownNumber(row.sequence) },
        { id: 'time', head: words.text('counter-col-time'), cell: (row) => clockTime(row.sealedAt) },
        { id: 'state', head: words.text('counter-col-state'), cell: state },
        {
          id: 'receipt',
          head: words.text('counter-col-receipt'),
          cell: ({ receipt }) =>
            receipt === null ? (
              <span className="muted">{words.text('check-nothing')}</span>
            ) : (
              <span className="code">{inFours(receipt)}</span>
            ),
        },
      ]}
    />
  );
}
