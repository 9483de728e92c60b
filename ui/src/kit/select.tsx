// One of many, as the system's own list: it reads, types ahead and fits a phone by itself.

import { type Ref, useId } from 'react';

type Props = {
  label: string;
  /** The label stands already beside it, in words of the screen: it is only read out. */
  isLabelHidden?: boolean;
  hint?: string | undefined;
  /** What is wrong with it; none when absent. */
  error?: string | undefined;
  /** The chosen option; `''` while nothing is chosen. */
  value: string;
  options: Array<{ id: string; label: string }>;
  onChange(id: string): void;
  /** Said while nothing is chosen; without it the first option is what shows. */
  empty?: string;
  /** Its element, for the links of an error summary. */
  id?: string;
  input?: Ref<HTMLSelectElement>;
};

/** A list to choose from. */
export function Select(props: Props) {
  const { label, isLabelHidden = false, hint, error, value, options, onChange, empty, input } = props;
  const own = useId();
  const id = props.id ?? own;
  const told = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : undefined}>
        {label}
      </label>
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
      <select
        id={id}
        className="input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...(told && { 'aria-describedby': told })}
        {...(error && { 'aria-invalid': true })}
        {...(input && { ref: input })}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
