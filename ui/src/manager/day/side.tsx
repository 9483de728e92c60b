// Beside the day: whose visits have not come back, and who waits for a visit.

import type { NotBack, ToBook } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { State } from '../../kit/state.tsx';
import { useWords } from '../../words/words.tsx';
import { Reading } from '../lists/list-page.tsx';
import type { Loaded } from '../session/asking.ts';
import { dayInWords, dayOf, hourInWords, promiseInWords, stamp } from '../time.ts';
import { addressOf, Link } from '../where.tsx';

const MOST = 5;

type Props = {
  notBack: NotBack[] | undefined;
  /** Why it was not read is told over the day. */
  isUnread: boolean;
  toBook: Loaded<ToBook[]>;
  onBook(who: ToBook): void;
};

/** The panel. */
export function SidePanel({ notBack, isUnread, toBook, onBook }: Props) {
  const words = useWords();
  return (
    <aside className="missing" aria-label={words.text('console-side')}>
      <section>
        <h2>{words.text('console-not-back')}</h2>
        {notBack && <NotBackList carriers={notBack} />}
        {!notBack && (
          <p className="muted">
            {isUnread ? (
              <State name="unknown">{words.text('console-not-read')}</State>
            ) : (
              words.text('console-reading')
            )}
          </p>
        )}
      </section>
      <section>
        <h2>{words.text('console-to-book')}</h2>
        <Reading loaded={toBook}>{(people) => <ToBookList people={people} onBook={onBook} />}</Reading>
      </section>
    </aside>
  );
}

function NotBackList({ carriers }: { carriers: NotBack[] }) {
  const words = useWords();
  const visits = carriers.flatMap((carrier) => carrier.visits);
  const oldest = visits.reduce((least, { to }) => Math.min(least, to), Number.POSITIVE_INFINITY);
  if (visits.length === 0) return <p className="muted">{words.text('console-not-back-none')}</p>;
  return (
    <>
      <p className="muted">
        {words.text('console-not-back-since', {
          count: visits.length,
          day: dayInWords(dayOf(oldest), words.language),
          hour: hourInWords(oldest, words.language),
        })}
      </p>
      <ol>
        {carriers.map((carrier) => (
          <li key={`${carrier.carrier} ${carrier.device}`}>
            <p className="head">
              <span className="strong">{carrier.name}</span>
              <span className="figures strong">
                {words.text('console-visits-count', { count: carrier.visits.length })}
              </span>
            </p>
            <p className="small muted">{carrier.device ?? words.text('console-device-none')}</p>
            <p className="small muted">
              {carrier.heard_at === null
                ? words.text('console-never-heard')
                : words.text('console-heard-at', { at: stamp(carrier.heard_at) })}
            </p>
            {carrier.visits[0] && (
              <p className="small">
                <State name="waiting">
                  {words.text('console-promised-at', {
                    day: dayInWords(dayOf(carrier.visits[0].from), words.language),
                    promise: promiseInWords(carrier.visits[0], words.language),
                  })}
                </State>
              </p>
            )}
          </li>
        ))}
      </ol>
      <p>
        <Link to={addressOf('not-back')}>{words.text('console-not-back-all')}</Link>
      </p>
    </>
  );
}

function ToBookList({ people, onBook }: { people: ToBook[]; onBook(who: ToBook): void }) {
  const words = useWords();
  if (people.length === 0) return <p className="muted">{words.text('console-to-book-none')}</p>;
  return (
    <>
      <p className="muted">{words.text('console-to-book-count', { count: people.length })}</p>
      <ol>
        {people.slice(0, MOST).map((who) => (
          <li key={who.enrolment}>
            <p className="head">
              <span className="strong">{who.initials}</span>
              <Button
                look="small"
                name={words.text('console-book-name', { who: who.initials })}
                onPress={() => onBook(who)}
              >
                {words.text('console-book-open')}
              </Button>
            </p>
            <p className="small">
              {who.address.line}, {who.address.locality}
            </p>
            <p className="small muted">
              {words.text('console-book-before', { day: dayInWords(dayOf(who.deadline), words.language) })}
            </p>
          </li>
        ))}
      </ol>
      {people.length > MOST && (
        <p>
          <Link to={addressOf('to-book')}>{words.text('console-to-book-all')}</Link>
        </p>
      )}
    </>
  );
}
