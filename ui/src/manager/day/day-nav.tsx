// From one day to the next, or to any.

import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { DateBoxes, type TypedDate } from '../../kit/date.tsx';
import { useWords } from '../../words/words.tsx';
import { Gesture } from '../lists/gesture.tsx';
import { capital, dayInWords, isDay, shifted, today, weekdayInWords } from '../time.ts';
import { addressOf, go } from '../where.tsx';

type Props = { page: string; day: string; step?: number };

/** The days beside this one, today, and any other. */
export function DayNav({ page, day, step = 1 }: Props) {
  const words = useWords();
  const [isChoosing, setChoosing] = useState(false);
  const to = (other: string) => go(addressOf(page, other));
  const [before, after] = [shifted(day, -step), shifted(day, step)];
  const nameOf = (other: string) => capital(weekdayInWords(other, words.language));
  const label = (other: string, side: 'before' | 'after') =>
    step === 1 ? nameOf(other) : words.text(`console-week-${side}`);
  return (
    <div className="btn-row day-nav">
      <Button
        look="small"
        {...(step === 1 && {
          name: words.text('console-day-before', { day: dayInWords(before, words.language) }),
        })}
        onPress={() => to(before)}
      >
        ‹ {label(before, 'before')}
      </Button>
      <Button
        look="small"
        {...(step === 1 && {
          name: words.text('console-day-after', { day: dayInWords(after, words.language) }),
        })}
        onPress={() => to(after)}
      >
        {label(after, 'after')} ›
      </Button>
      {day !== today() && (
        <Button look="small" onPress={() => to(today())}>
          {words.text('console-today')}
        </Button>
      )}
      <Button look="small" onPress={() => setChoosing(true)}>
        {words.text('console-day-any')}
      </Button>
      {isChoosing && (
        <OtherDay
          day={day}
          onClose={() => setChoosing(false)}
          onChoose={(other) => {
            setChoosing(false);
            to(other);
          }}
        />
      )}
    </div>
  );
}

/** A day that was typed, `YYYY-MM-DD` if it is one. */
export const dayTyped = ({ day, month, year }: TypedDate): string =>
  `${year.trim().padStart(4, '0')}-${month.trim().padStart(2, '0')}-${day.trim().padStart(2, '0')}`;

/** A day as three boxes. */
export function typedOf(day: string): TypedDate {
  const [year = '', month = '', date = ''] = day.split('-');
  return { day: date, month, year };
}

/** The names of the three boxes. */
export function useDateLabels() {
  const words = useWords();
  return {
    day: words.text('console-date-day'),
    month: words.text('console-date-month'),
    year: words.text('console-date-year'),
  };
}

type OtherProps = { day: string; onClose(): void; onChoose(day: string): void };

function OtherDay({ day, onClose, onChoose }: OtherProps) {
  const words = useWords();
  const labels = useDateLabels();
  const [date, setDate] = useState(() => typedOf(day));
  const [error, setError] = useState<string | undefined>();
  const choose = () => {
    const typed = dayTyped(date);
    if (isDay(typed)) onChoose(typed);
    else setError(words.text('console-plan-day-fault'));
  };
  return (
    <Gesture
      title={words.text('console-day-go')}
      action={words.text('console-day-go-do')}
      isBusy={false}
      onDo={choose}
      onClose={onClose}
    >
      <DateBoxes
        legend={words.text('console-date')}
        value={date}
        onChange={setDate}
        error={error}
        labels={labels}
      />
    </Gesture>
  );
}
