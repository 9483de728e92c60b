// A round on one sheet of paper: order, window, address, initials, and a box to tick.

import type { RoundPage } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { useWords } from '../../words/words.tsx';
import { Reading, useTitle } from '../lists/list-page.tsx';
import { usePath } from '../session/asking.ts';
import { dayInWords, promiseInWords, stamp } from '../time.ts';
import { addressOf, Link } from '../where.tsx';
import { isToCome, type Names, useNames } from './rounds.ts';
import { addressLine } from './visit-words.ts';

/** The sheet of a round. */
export function SheetPage({ of = '' }: { of: string | undefined }) {
  const words = useWords();
  const loaded = usePath<RoundPage>(`/v1/rounds/${encodeURIComponent(of)}`);
  const names = useNames();
  useTitle(words.text('console-sheet'));
  return (
    <main className="shelf sheet-of-round">
      {!loaded.value && <h1 tabIndex={-1}>{words.text('console-sheet')}</h1>}
      <Reading loaded={loaded}>
        {(page) => <Paper page={page} names={names} readAt={loaded.readAt} />}
      </Reading>
    </main>
  );
}

type PaperProps = { page: RoundPage; names: Names; readAt: number | undefined };

function Paper({ page, names, readAt }: PaperProps) {
  const words = useWords();
  const { round } = page;
  const toCome = page.appointments.filter(isToCome);
  const day = dayInWords(round.day, words.language, 'full');
  return (
    <>
      <header className="shelf-head">
        <h1 tabIndex={-1}>
          {names.carrier(round.carrier)}, {day}
        </h1>
        <p className="muted">
          {names.office(round.office)}, {words.text('console-visits-count', { count: toCome.length })}
        </p>
        <div className="btn-row push screen-only">
          <Link className="btn btn-small" to={addressOf('day', round.day)}>
            {words.text('console-sheet-back')}
          </Link>
          <Button look="small" onPress={() => window.print()}>
            {words.text('console-print')}
          </Button>
        </div>
      </header>
      {toCome.length === 0 ? (
        <Empty title={words.text('console-sheet-none')} />
      ) : (
        <table className="table">
          <caption className="visually-hidden">{words.text('console-sheet')}</caption>
          <thead>
            <tr>
              <th scope="col">{words.text('console-order')}</th>
              <th scope="col">{words.text('console-window')}</th>
              <th scope="col">{words.text('console-address')}</th>
              <th scope="col">{words.text('console-who')}</th>
              <th scope="col">{words.text('console-seen')}</th>
            </tr>
          </thead>
          <tbody>
            {toCome.map(({ appointment, address, initials }, at) => (
              <tr key={appointment.id}>
                <th scope="row">{at + 1}</th>
                <td className="nowrap">{promiseInWords(appointment, words.language)}</td>
                <td>{address ? addressLine(address) : words.text('console-no-address')}</td>
                <td>{initials}</td>
                <td>
                  <span className="box" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {readAt !== undefined && (
        <p className="small muted">{words.text('console-sheet-foot', { at: stamp(readAt) })}</p>
      )}
    </>
  );
}
