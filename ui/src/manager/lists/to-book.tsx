// Everybody who chose a visit at home and has none.

import { useState } from 'react';
import type { ToBook } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { State } from '../../kit/state.tsx';
import { useWords } from '../../words/words.tsx';
import { BookDialog } from '../day/book.tsx';
import { DoneToast } from '../day/done.tsx';
import { useNames } from '../day/rounds.ts';
import type { Done } from '../day/visit-end.tsx';
import { addressLine, stateOf } from '../day/visit-words.ts';
import { usePath } from '../session/asking.ts';
import { dateInFigures, today } from '../time.ts';
import { Shelf } from './list-page.tsx';

/** Who is to be booked. */
export function ToBookPage() {
  const words = useWords();
  const loaded = usePath<ToBook[]>('/v1/visits/to-book');
  const names = useNames();
  const [booking, setBooking] = useState<ToBook | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const lastOf = ({ last }: ToBook) =>
    last === null
      ? { name: 'todo' as const, told: words.text('console-never-booked') }
      : stateOf(last, words);
  return (
    <Shelf<ToBook>
      title={words.text('console-to-book')}
      lead={words.text('console-to-book-lead')}
      loaded={loaded}
      count={(count) => words.text('console-to-book-count', { count })}
      keyOf={({ enrolment }) => enrolment}
      entries={[
        { id: 'who', head: words.text('console-who'), text: ({ initials }) => initials },
        { id: 'address', head: words.text('console-address'), text: ({ address }) => addressLine(address) },
        {
          id: 'deadline',
          head: words.text('console-deadline'),
          text: ({ deadline }) => dateInFigures(deadline),
          order: (a, b) => a.deadline - b.deadline,
        },
        {
          id: 'last',
          head: words.text('console-last'),
          text: (who) => lastOf(who).told,
          show: (who) => <State name={lastOf(who).name}>{lastOf(who).told}</State>,
        },
      ]}
      gestures={(who) => (
        <Button
          look="small"
          name={words.text('console-book-name', { who: who.initials })}
          onPress={() => setBooking(who)}
        >
          {words.text('console-book-open')}
        </Button>
      )}
      file={words.text('console-to-book-file')}
      empty={
        <Empty title={words.text('console-to-book-none')}>{words.text('console-to-book-none-lead')}</Empty>
      }
    >
      {booking && (
        <BookDialog
          who={booking}
          day={today()}
          names={names}
          onClose={() => setBooking(null)}
          onDone={(what) => {
            setBooking(null);
            setDone(what);
            void loaded.reload();
          }}
        />
      )}
      {done && <DoneToast done={done} onUndone={loaded.reload} onClose={() => setDone(null)} />}
    </Shelf>
  );
}
