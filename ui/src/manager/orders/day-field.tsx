// A day that is typed into a form, whose fields are texts. Must not know what it is for.

import type { Ref } from 'react';
import { DateBoxes, type TypedDate } from '../../kit/date.tsx';
import type { Words } from '../../words/words.tsx';
import { dayTyped, useDateLabels } from '../day/day-nav.tsx';
import { isDay } from '../time.ts';

/** Nothing was checked before: an earlier year is one that was typed short. */
const FIRST_DAY = '2000-01-01';

/** Day, month, year as they are typed, in one text. */
const SEPARATOR = '/';
const textOf = ({ day, month, year }: TypedDate): string =>
  [day, month, year].every((part) => part === '') ? '' : [day, month, year].join(SEPARATOR);

function boxesOf(text: string): TypedDate {
  const [day = '', month = '', year = ''] = text.split(SEPARATOR);
  return { day, month, year };
}

/** The day that was typed, `YYYY-MM-DD`; none while it is no day. */
export function dayIn(text: string): string | undefined {
  const day = dayTyped(boxesOf(text));
  return isDay(day) && day >= FIRST_DAY ? day : undefined;
}

/** Why it is no day; nothing is none either. */
export function dayFault(text: string, words: Words): string | undefined {
  if (dayIn(text) !== undefined) return undefined;
  return words.text(text === '' ? 'problem-field-missing' : 'console-plan-day-fault');
}

type Props = {
  legend: string;
  hint?: string;
  value: string;
  onChange(text: string): void;
  error?: string | undefined;
  input?: Ref<HTMLInputElement>;
};

/** Three boxes. */
export function DayField({ legend, hint, value, onChange, error, input }: Props) {
  const labels = useDateLabels();
  return (
    <DateBoxes
      legend={legend}
      hint={hint}
      value={boxesOf(value)}
      onChange={(typed) => onChange(textOf(typed))}
      error={error}
      labels={labels}
      {...(input && { first: input })}
    />
  );
}
