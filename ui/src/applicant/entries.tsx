// The controls of the forms in plain HTML: label, hint, error, control, in this order and always visible.
// They look like the kit's fields but weigh nothing. Must not know a question.

import type { HTMLAttributes, ReactNode } from 'react';

/** What every control has. */
type Asked = {
  /** Also the place where a fault is shown. */
  id: string;
  label: string;
  hint?: string | undefined;
  /** What is wrong with it; none when absent. */
  error?: string | undefined;
  value: string;
  onChange(value: string): void;
};

/** The ids of what describes a control. */
export const describedBy = (id: string, hint: unknown, error: unknown) =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;

/** The hint and the error of a control. */
export function Notes({ id, hint, error }: Pick<Asked, 'id' | 'hint' | 'error'>) {
  return (
    <>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error state" data-state="refused" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

type TextProps = Asked & {
  /** What the browser may fill in, as HTML names it. */
  fill: string;
  mode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  type?: 'text' | 'email' | 'tel';
  /** How wide an answer is. */
  width?: 'short' | 'middle' | 'whole';
  className?: string;
};

/** A line to type. Spelling and capitals are left as typed: names are not mended. */
export function TextEntry({
  id,
  label,
  hint,
  error,
  value,
  onChange,
  fill,
  mode,
  type = 'text',
  width = 'whole',
  className = '',
}: TextProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Notes id={id} hint={hint} error={error} />
      <input
        className={`input wide-${width} ${className}`}
        id={id}
        type={type}
        inputMode={mode}
        autoComplete={fill}
        autoCapitalize={type === 'text' ? 'words' : 'none'}
        autoCorrect="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
      />
    </div>
  );
}

type SelectProps = Asked & { fill?: string; children: ReactNode };

/** A choice in a long list. */
export function SelectEntry({
  id,
  label,
  hint,
  error,
  value,
  onChange,
  fill = 'off',
  children,
}: SelectProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Notes id={id} hint={hint} error={error} />
      <select
        className="input"
        id={id}
        autoComplete={fill}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
      >
        {children}
      </select>
    </div>
  );
}

type ChoiceProps = Omit<Asked, 'label'> & {
  label: ReactNode;
  choices: Array<{ value: string; label: ReactNode; note?: string }>;
};

/** One choice among a few, as cards; none is chosen beforehand. */
export function ChoiceEntry({ id, label, hint, error, value, onChange, choices }: ChoiceProps) {
  return (
    <fieldset className="field" aria-describedby={describedBy(id, hint, error)}>
      <legend>{label}</legend>
      <Notes id={id} hint={hint} error={error} />
      <div className="choices">
        {choices.map((choice, at) => (
          <label className="choice" key={choice.value}>
            <input
              type="radio"
              name={id}
              // The first one stands for the group: a fault leads there.
              id={at === 0 ? id : `${id}-${choice.value}`}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
            />
            <span>
              <span className="label">{choice.label}</span>
              {choice.note && <span className="hint">{choice.note}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
