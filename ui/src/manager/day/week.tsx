// Seven days at a glance: each carrier's round of each day, as booked visits and places.

import { useCallback } from 'react';
import type { RoundBody } from '../../host/wire.ts';
import { Empty } from '../../kit/empty.tsx';
import { useWords } from '../../words/words.tsx';
import { Reading, useTitle } from '../lists/list-page.tsx';
import { useLoaded, useSession } from '../session/asking.ts';
import { capital, dayInWords, isDay, mondayOf, shifted, today } from '../time.ts';
import { addressOf, Link } from '../where.tsx';
import { DayNav } from './day-nav.tsx';
import { loadOf, type Names, useNames } from './rounds.ts';

/** The page of a week: that of the day named, or this one. */
export function WeekPage({ of }: { of: string | undefined }) {
  const words = useWords();
  const { ask } = useSession();
  const monday = mondayOf(isDay(of) ? of : today());
  const title = words.text('console-week-of', { day: dayInWords(monday, words.language) });
  useTitle(title);
  const names = useNames();
  const read = useCallback(() => {
    const days = Array.from({ length: 7 }, (_, at) => shifted(monday, at));
    return Promise.all(
      days.map(async (day) => ({ day, rounds: await ask<RoundBody[]>('GET', `/v1/rounds?day=${day}`) })),
    );
  }, [ask, monday]);
  const loaded = useLoaded(read);
  return (
    <main className="shelf">
      <header className="shelf-head">
        <h1 tabIndex={-1}>{title}</h1>
        <DayNav page="week" day={monday} step={7} />
      </header>
      <Reading loaded={loaded}>
        {(days) =>
          days.every(({ rounds }) => rounds.length === 0) ? (
            <Empty title={words.text('console-week-none')}>{words.text('console-day-none-lead')}</Empty>
          ) : (
            <WeekTable days={days} names={names} />
          )
        }
      </Reading>
    </main>
  );
}

type Day = { day: string; rounds: RoundBody[] };

function WeekTable({ days, names }: { days: Day[]; names: Names }) {
  const words = useWords();
  const carriers = [...new Set(days.flatMap(({ rounds }) => rounds.map(({ carrier }) => carrier)))].sort(
    (a, b) => names.carrier(a).localeCompare(names.carrier(b), 'fr'),
  );
  return (
    <section className="wide" aria-label={words.text('console-week')}>
      <table className="table week">
        <caption className="visually-hidden">{words.text('console-week-caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{words.text('console-carrier')}</th>
            {days.map(({ day }) => (
              <th key={day} scope="col">
                <Link to={addressOf('day', day)}>{capital(dayInWords(day, words.language, 'short'))}</Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {carriers.map((carrier) => (
            <tr key={carrier}>
              <th scope="row" className="subject">
                {names.carrier(carrier)}
              </th>
              {days.map(({ day, rounds }) => (
                <td key={day}>
                  <DayLoad rounds={rounds.filter((round) => round.carrier === carrier)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.text('console-all')}</th>
            {days.map(({ day, rounds }) => (
              <td key={day}>
                <DayLoad rounds={rounds} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function DayLoad({ rounds }: { rounds: RoundBody[] }) {
  const words = useWords();
  if (rounds.length === 0) return <span className="muted">{words.text('console-no-round-short')}</span>;
  const { booked, places } = loadOf(rounds.flatMap(({ windows }) => windows));
  const told = words.text('console-places-told', { booked, places });
  return booked > places ? (
    <span className="state" data-state="attention">
      {told}
    </span>
  ) : (
    told
  );
}
