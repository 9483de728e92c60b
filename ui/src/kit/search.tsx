// Looks for what is typed among what is already here. Must not know what is looked for.

import { type Ref, useId } from 'react';

type Props = {
  label: string;
  value: string;
  onChange(value: string): void;
  hint?: string | undefined;
  isLabelHidden?: boolean;
  input?: Ref<HTMLInputElement>;
};

/** A search field; Escape empties it. */
export function Search({ label, value, onChange, hint, isLabelHidden = false, input }: Props) {
  const id = useId();
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
      <input
        id={id}
        className="input search"
        type="search"
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...(hint && { 'aria-describedby': `${id}-hint` })}
        {...(input && { ref: input })}
      />
    </div>
  );
}

/** The text without accents, case, ligatures and typographic marks, so that « Zielinski » finds « Zieliński ». */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/ß/g, 'ss')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[\s\u00A0\u202F]+/g, ' ')
    .trim();
