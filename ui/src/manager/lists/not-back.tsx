// Every visit whose window is over and of which nothing came back, by carrier.

import type { AppointmentBody, NotBack } from '../../host/wire.ts';
import { Empty } from '../../kit/empty.tsx';
import { State } from '../../kit/state.tsx';
import { useWords } from '../../words/words.tsx';
import { type Placed, useMissing } from '../day/rounds.ts';
import { addressLine, overdue, whoOf } from '../day/visit-words.ts';
import { dateInFigures, dayOf, promiseInWords, stamp } from '../time.ts';
import { addressOf, Link } from '../where.tsx';
import { Shelf } from './list-page.tsx';

/** A visit; without its place where its round is no longer there. */
type Row = { from: NotBack; visit: AppointmentBody; placed: Placed | undefined };

/** What has not come back. */
export function NotBackPage() {
  const words = useWords();
  const loaded = useMissing();
  const placeOf = ({ id }: AppointmentBody) =>
    loaded.value?.placed.find(({ visit }) => visit.appointment.id === id);
  const rows = loaded.value?.notBack.flatMap((from) =>
    from.visits.map((visit) => ({ from, visit, placed: placeOf(visit) })),
  );
  const whoIs = ({ placed }: Row) =>
    placed ? whoOf(placed.visit, placed.rank, words) : words.text('console-visit-this');
  const whereIs = ({ placed }: Row) => (placed?.visit.address ? addressLine(placed.visit.address) : '');
  const heardOf = ({ from }: Row) =>
    from.heard_at === null ? words.text('console-never-heard') : stamp(from.heard_at);
  return (
    <Shelf<Row>
      title={words.text('console-not-back')}
      lead={words.text('console-not-back-lead')}
      loaded={{ ...loaded, value: rows }}
      count={(count) => words.text('console-visits-count', { count })}
      keyOf={({ visit }) => visit.id}
      entries={[
        { id: 'who', head: words.text('console-who'), text: whoIs },
        {
          id: 'address',
          head: words.text('console-address'),
          text: whereIs,
          show: (row) => whereIs(row) || <span className="muted">{words.text('console-no-address')}</span>,
        },
        {
          id: 'day',
          head: words.text('console-date'),
          text: ({ visit }) => dateInFigures(visit.from),
          show: ({ visit }) => (
            <Link to={addressOf('day', dayOf(visit.from))}>{dateInFigures(visit.from)}</Link>
          ),
          order: (a, b) => a.visit.from - b.visit.from,
        },
        {
          id: 'window',
          head: words.text('console-window'),
          text: ({ visit }) => promiseInWords(visit, words.language),
        },
        {
          id: 'state',
          head: words.text('console-state'),
          text: () => overdue(words).told,
          show: () => <State name={overdue(words).name}>{overdue(words).told}</State>,
        },
        { id: 'carrier', head: words.text('console-carrier'), text: ({ from }) => from.name },
        {
          id: 'device',
          head: words.text('console-device'),
          text: ({ from }) => from.device ?? words.text('console-device-none'),
        },
        {
          id: 'heard',
          head: words.text('console-heard'),
          text: heardOf,
          order: (a, b) => (a.from.heard_at ?? 0) - (b.from.heard_at ?? 0),
        },
      ]}
      file={words.text('console-not-back-file')}
      empty={
        <Empty title={words.text('console-not-back-none')}>{words.text('console-not-back-none-lead')}</Empty>
      }
    />
  );
}
