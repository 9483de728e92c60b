// A date typed in three boxes, as it is said. Owns the boxes; must not know a calendar: Rust judges the date.

import { type Ref, useId } from 'react';

/** A date as it is typed, right or not. */
export type TypedDate = { day: string; month: string; year: string };

type Props = {
  legend: string;
  hint?: string | undefined;
  /** What is wrong with it; none when absent. */
  error?: string | undefined;
  value: TypedDate;
  labels: { day: string; month: string; year: string };
  onChange(value: TypedDate): void;
  /** The whole group, for the links of an error summary. */
  id?: string;
  first?: Ref<HTMLInputElement>;
};

const BOXES = [
  ['day', 2],
  ['month', 2],
  ['year', 4],
] as const;

/** Day, month, year. The cursor stays where it is put: no box jumps to the next. */
export function DateBoxes({ legend, hint, error, value, labels, onChange, first, ...props }: Props) {
  const own = useId();
  const id = props.id ?? own;
  const told = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset id={id} className="field" {...(told && { 'aria-describedby': told })}>
      <legend>{legend}</legend>
      {hint && (
        <span id={`${id}-hint`} className="hint">
          {hint}
        </span>
      )}
      {error && (
        <span id={`${id}-error`} className="error state" data-state="refused">
          {error}
        </span>
      )}
      <div className="date">
        {BOXES.map(([part, most]) => (
          <div key={part} className="field">
            <label htmlFor={`${id}-${part}`}>{labels[part]}</label>
            <input
              id={`${id}-${part}`}
              className="input"
              type="text"
              inputMode="numeric"
              autoComplete="off"
              maxLength={most}
              value={value[part]}
              onChange={(event) => onChange({ ...value, [part]: event.target.value })}
              {...(error && { 'aria-invalid': true, 'aria-describedby': `${id}-error` })}
              {...(part === 'day' && first && { ref: first })}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
