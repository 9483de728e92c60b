// Since when something does not count: from an end that is chosen, or since a day that lies in the past. Nothing is
// chosen beforehand. Must not know what ends.

import type { Ref } from 'react';
import { Choices } from '../../kit/choices.tsx';
import { useWords, type Words } from '../../words/words.tsx';
import { instantOf, today } from '../time.ts';
import { DayField, dayFault, dayIn } from './day-field.tsx';

/** The two fields of a form. */
export const SINCE = ['since', 'day'] as const;

/** What stands beside a day: from now on, or ever. */
export type Otherwise = 'now' | 'ever';

type FieldOf = {
  value: string;
  onChange(text: string): void;
  error: string | undefined;
  input: Ref<HTMLInputElement>;
};

/** The instant that was chosen: null where it is no day, undefined while nothing is chosen, or no day of the past. */
export function sinceIn(since: string, day: string): number | null | undefined {
  if (since !== 'day') return since === '' ? undefined : null;
  const typed = dayIn(day);
  return typed === undefined || typed > today() ? undefined : instantOf(typed, '00:00');
}

/** What is wrong with the day, where one is asked for. */
export function sinceFault(since: string, day: string, words: Words): string | undefined {
  if (since !== 'day') return undefined;
  return (
    dayFault(day, words) ??
    (sinceIn(since, day) === undefined ? words.text('console-since-ahead') : undefined)
  );
}

const DAYS = { now: 'day', ever: 'loss' } as const;

/** The choice, and the day once it is the day that is chosen. */
export function Since({ or, since, day }: { or: Otherwise; since: FieldOf; day: FieldOf }) {
  const words = useWords();
  const choice = (id: string, told: Otherwise | 'day' | 'loss') => ({
    id,
    label: words.text(`console-since-${told}`),
    note: words.text(`console-since-${told}-note`),
  });
  return (
    <>
      <Choices
        label={words.text('console-since')}
        choices={[choice(or, or), choice('day', DAYS[or])]}
        chosen={since.value || null}
        onChoose={since.onChange}
        error={since.error && words.text('console-choice-missing')}
        first={since.input}
      />
      {since.value === 'day' && (
        <DayField
          legend={words.text('console-since-first')}
          value={day.value}
          onChange={day.onChange}
          error={day.error}
          input={day.input}
        />
      )}
    </>
  );
}
