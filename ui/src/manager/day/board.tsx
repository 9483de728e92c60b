// The day as a board: rounds in columns, promised windows in rows, visits as cards. Every drag has its twin: Enter on
// a card opens the same dialog. Must not know what a move does.

import { useState } from 'react';
import type { RoundBody } from '../../host/wire.ts';
import { useWords } from '../../words/words.tsx';
import { promiseInWords } from '../time.ts';
import { Cell, type Gestures } from './cell.tsx';
import { RoundHead } from './round-head.tsx';
import { type DayRounds, type Names, type Placed, placedOf } from './rounds.ts';

type Props = Gestures & { day: DayRounds; names: Names };

type Hours = { from: number; to: number };

const sameAs = (a: Hours) => (b: Hours) => a.from === b.from && a.to === b.to;

/** The promised windows of a day, earliest first, each once. */
function promisesOf(rounds: RoundBody[]): Hours[] {
  const all = rounds.flatMap(({ windows }) => windows);
  const once = all.filter((window, at) => all.findIndex(sameAs(window)) === at);
  return once.map(({ from, to }) => ({ from, to })).sort((a, b) => a.from - b.from || a.to - b.to);
}

/** The board of a day. */
export function Board({ day, names, onOpen, onPlaces }: Props) {
  const words = useWords();
  const [dragged, setDragged] = useState<Placed | null>(null);
  const rounds = day.pages
    .map(({ round }) => round)
    .sort((a, b) => names.carrier(a.carrier).localeCompare(names.carrier(b.carrier), 'fr'));
  const placed = placedOf(day);
  return (
    <section className="wide" aria-label={words.text('console-board')}>
      <table className="rounds">
        <caption className="visually-hidden">{words.text('console-board')}</caption>
        <thead>
          <tr>
            <td />
            {rounds.map((round) => (
              <th key={round.id} scope="col">
                <RoundHead round={round} names={names} notBack={day.notBack} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {promisesOf(rounds).map((promise) => (
            <tr key={`${promise.from}-${promise.to}`}>
              <th scope="row">{promiseInWords(promise, words.language)}</th>
              {rounds.map((round) => (
                <Cell
                  key={round.id}
                  round={round}
                  window={round.windows.find(sameAs(promise))}
                  carrier={names.carrier(round.carrier)}
                  visits={placed}
                  dragged={dragged}
                  onDrag={setDragged}
                  onOpen={onOpen}
                  onPlaces={onPlaces}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
