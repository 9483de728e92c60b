// The head of a round: its carrier, how full its half-days are, and what has not come back of it.

import type { NotBack, RoundBody } from '../../host/wire.ts';
import { Load } from '../../kit/load.tsx';
import { State } from '../../kit/state.tsx';
import { useWords } from '../../words/words.tsx';
import { clockOf } from '../time.ts';
import { addressOf, Link } from '../where.tsx';
import { loadOf, type Names } from './rounds.ts';

const NOON = '13:00';

type Props = { round: RoundBody; names: Names; notBack: NotBack[] };

/** One head of the board. */
export function RoundHead({ round, names, notBack }: Props) {
  const words = useWords();
  const isMorning = ({ from }: { from: number }) => clockOf(from) < NOON;
  const halves = [
    { label: words.text('console-morning'), windows: round.windows.filter(isMorning) },
    { label: words.text('console-afternoon'), windows: round.windows.filter((window) => !isMorning(window)) },
  ].filter(({ windows }) => windows.length > 0);
  const away = notBack.find(({ carrier }) => carrier === round.carrier);
  const mine = away?.visits.filter(({ window }) => round.windows.some(({ id }) => id === window)) ?? [];
  return (
    <>
      <p className="round">{names.carrier(round.carrier)}</p>
      <p className="small muted">{names.office(round.office)}</p>
      {mine.length > 0 && (
        <p>
          <State name="waiting">{words.text('console-round-away', { count: mine.length })}</State>
        </p>
      )}
      <div className="loads">
        {halves.map(({ label, windows }) => {
          const { booked, places } = loadOf(windows);
          return (
            <Load
              key={label}
              label={label}
              booked={booked}
              places={places}
              told={words.text('console-places-told', { booked, places })}
              over={words.text('console-load-over', { count: booked - places })}
            />
          );
        })}
      </div>
      <p className="small">
        <Link to={addressOf('round', round.id)}>
          {words.text('console-sheet')}
          <span className="visually-hidden">
            {' '}
            {words.text('console-of', { name: names.carrier(round.carrier) })}
          </span>
        </Link>
      </p>
    </>
  );
}
