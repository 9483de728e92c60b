// One visit in the list: its number, its promised window, its place, its state. No name, and no place once it
// is erased.

import { useEffect, useRef } from 'react';
import { State } from '../../kit/state.tsx';
import { useWords, type Words } from '../../words/words.tsx';
import { type Telling, useTelling } from '../tell.ts';
import { KIND, placeOf, type Standing } from './standing.ts';

type Props = { standing: Standing; isNext: boolean; now: number; onOpen(): void };

/** A row of the round; one tap opens the visit. */
export function Stop({ standing, isNext, now, onOpen }: Props) {
  const words = useWords();
  const telling = useTelling();
  const { number, visit, state } = standing;
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // In a long round the next visit may lie below the fold.
    if (isNext) item.current?.scrollIntoView?.({ block: 'nearest' });
  }, [isNext]);
  const isLate = visit !== null && state === 'todo' && visit.until < now;
  const name = isLate ? 'attention' : isNext ? 'current' : state;
  const body = (
    <>
      <span className="order">
        <span className="visually-hidden">{words.text('round-visit', { number })}</span>
        <span aria-hidden="true">{number}</span>
      </span>
      <span className="promise">
        <span className="when">{visit ? telling.window(visit) : words.text('round-erased')}</span>
        <State name={name}>
          {isLate
            ? words.text('round-late')
            : isNext
              ? words.text('round-next')
              : wordOf(standing, words, telling)}
        </State>
      </span>
      {visit && <span className="place">{placeOf(visit)}</span>}
    </>
  );
  const look = isNext ? 'stop next' : state === 'todo' ? 'stop' : visit ? 'stop past' : 'stop past erased';
  return (
    <li ref={item} {...(isNext && { 'aria-current': 'true' as const })}>
      {visit ? (
        <button type="button" className={look} onClick={onOpen}>
          {body}
        </button>
      ) : (
        <div className={look}>{body}</div>
      )}
    </li>
  );
}

/** The state of a visit in words. */
export function wordOf({ state, row, kind }: Standing, words: Words, telling: Telling): string {
  if (state === 'todo') return words.text('round-todo');
  if (state === 'attention') return words.text('round-set-aside');
  if (state === 'received') {
    return row?.receivedAt == null
      ? words.text('round-received-before')
      : words.text('round-received', { time: telling.clock(row.receivedAt) });
  }
  if (kind === KIND.nobodyHome) return words.text('round-absent');
  return words.text(kind === KIND.left ? 'round-stopped' : 'round-recorded');
}
