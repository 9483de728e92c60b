// A manager's day: the board, what has not come back, who waits for a visit, and the gestures on them.

import { useCallback, useEffect, useRef, useState } from 'react';
import type { RoundBody, ToBook, WindowBody } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { useWords } from '../../words/words.tsx';
import { Reading, useTitle } from '../lists/list-page.tsx';
import { usePath } from '../session/asking.ts';
import { capital, dayInWords, isDay, today } from '../time.ts';
import { addressOf, go } from '../where.tsx';
import { Board } from './board.tsx';
import { BookDialog } from './book.tsx';
import { DayNav } from './day-nav.tsx';
import { DoneToast } from './done.tsx';
import { PlacesDialog } from './places.tsx';
import { type DayRounds, isGone, type Placed, placedOf, useDay, useNames } from './rounds.ts';
import { SidePanel } from './side.tsx';
import { VisitDialog } from './visit.tsx';
import type { Done } from './visit-end.tsx';

type Doing =
  | { what: 'visit'; placed: Placed; target: { round: string; window: string } | undefined }
  | { what: 'book'; who: ToBook }
  | { what: 'places'; round: RoundBody; window: WindowBody };

const TO_BOOK_SECONDS = 120;

/** The page of a day; today's without one. */
export function DayPage({ of }: { of: string | undefined }) {
  const words = useWords();
  const day = isDay(of) ? of : today();
  const title = capital(dayInWords(day, words.language));
  useTitle(title);
  const loaded = useDay(day);
  const names = useNames();
  const toBook = usePath<ToBook[]>('/v1/visits/to-book', TO_BOOK_SECONDS);
  const [doing, setDoing] = useState<Doing | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const stop = useCallback(() => setDoing(null), []);
  const refresh = () => Promise.all([loaded.reload(), toBook.reload()]);
  const focusLater = useFocusLater(loaded.value);
  const finish = (what: Done) => {
    focusLater(what.now.id);
    setDone(what);
    stop();
    void refresh();
  };
  const count = loaded.value && countOf(loaded.value);
  return (
    <div className="day">
      <main className="board">
        <header className="shelf-head">
          <h1 tabIndex={-1}>{title}</h1>
          <DayNav page="day" day={day} />
          {count && count.rounds > 0 && <p className="muted">{words.text('console-day-count', count)}</p>}
          <div className="btn-row push">{count?.rounds !== 0 && <PlanButton day={day} />}</div>
        </header>
        <Reading loaded={loaded}>
          {(read) =>
            read.pages.length === 0 ? (
              <Empty title={words.text('console-day-none')} action={<PlanButton day={day} />}>
                {words.text('console-day-none-lead')}
              </Empty>
            ) : (
              <Board
                day={read}
                names={names}
                onOpen={(placed, target) => setDoing({ what: 'visit', placed, target })}
                onPlaces={(round, window) => setDoing({ what: 'places', round, window })}
              />
            )
          }
        </Reading>
      </main>
      <SidePanel
        notBack={loaded.value?.notBack}
        isUnread={loaded.refusal !== undefined}
        toBook={toBook}
        onBook={(who) => setDoing({ what: 'book', who })}
      />
      {doing?.what === 'visit' && <VisitDialog {...doing} names={names} onClose={stop} onDone={finish} />}
      {doing?.what === 'book' && (
        <BookDialog who={doing.who} day={day} names={names} onClose={stop} onDone={finish} />
      )}
      {doing?.what === 'places' && loaded.value && (
        <PlacesDialog
          {...doing}
          visits={placedOf(loaded.value)}
          names={names}
          onClose={stop}
          onSet={() => void refresh()}
        />
      )}
      {done && <DoneToast key={done.now.id} done={done} onUndone={refresh} onClose={() => setDone(null)} />}
    </div>
  );
}

/** What had the focus may have gone with a visit: its new place takes it, or the day's title. */
function useFocusLater(read: unknown): (visit: string) => void {
  const wanted = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the day has been read anew
  useEffect(() => {
    if (wanted.current === null) return;
    const card = document.querySelector<HTMLElement>(`[data-visit="${CSS.escape(wanted.current)}"]`);
    (card ?? document.querySelector<HTMLElement>('h1'))?.focus();
    wanted.current = null;
  }, [read]);
  return (visit) => {
    wanted.current = visit;
  };
}

const countOf = (day: DayRounds) => ({
  visits: placedOf(day).filter(({ visit }) => !isGone(visit)).length,
  rounds: day.pages.length,
});

function PlanButton({ day }: { day: string }) {
  const words = useWords();
  return (
    <Button look="small" onPress={() => go(addressOf('plan', day))}>
      {words.text('console-plan')}
    </Button>
  );
}
