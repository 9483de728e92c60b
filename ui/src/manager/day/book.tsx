// Booking a visit for somebody who has none.

import type { AppointmentBody, BookFor, ToBook } from '../../host/wire.ts';
import { useWords } from '../../words/words.tsx';
import { Gesture } from '../lists/gesture.tsx';
import { useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import { dayInWords, dayOf } from '../time.ts';
import { BookEffects, fullBecause } from './effects.tsx';
import { Pick, usePick } from './pick.tsx';
import type { Names } from './rounds.ts';
import type { Done } from './visit-end.tsx';
import { addressLine } from './visit-words.ts';

const WINDOW = ['window'] as const;
const PLACES = { 'window-full': 'window', 'window-closed': 'window' } as const;

type Props = { who: ToBook; day: string; names: Names; onClose(): void; onDone(done: Done): void };

/** The dialog of a booking. */
export function BookDialog({ who, day, names, onClose, onDone }: Props) {
  const words = useWords();
  const { ask } = useSession();
  const pick = usePick({ day });
  const form = useForm({ names: WINDOW, optional: WINDOW, placeOf: PLACES });
  const window = form.field('window');
  const book = () => {
    if (!pick.picked.window) return form.fault('window', words.text('console-window-missing'));
    const body: BookFor = { enrolment: who.enrolment, window: pick.picked.window.id };
    return form.run(async () => {
      onDone({ what: 'booked', now: await ask<AppointmentBody>('POST', '/v1/appointments', body) });
    });
  };
  return (
    <Gesture
      title={words.text('console-book-title', { who: who.initials })}
      lead={
        <>
          <p>{addressLine(who.address)}</p>
          <p>
            {words.text('console-book-before', {
              day: dayInWords(dayOf(who.deadline), words.language, 'full'),
            })}
          </p>
        </>
      }
      action={words.text('console-book')}
      stay={words.text('console-change-nothing')}
      isBusy={form.isBusy}
      banner={form.banner}
      isDisabledBecause={fullBecause(pick.picked, words)}
      onDo={book}
      onClose={onClose}
      remark={words.text('console-move-at-once')}
      look="wide"
    >
      <Pick pick={pick} names={names} error={window.error} input={window.input}>
        <BookEffects to={pick.picked} who={who.initials} />
      </Pick>
    </Gesture>
  );
}
