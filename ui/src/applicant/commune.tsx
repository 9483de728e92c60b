// A commune by name or by code: a line to type, with suggestions that the arrow keys walk through (ARIA
// combobox with a list). Owns how they are shown and chosen; must not know what becomes of the answer.

import { type KeyboardEvent, useState } from 'react';
import { useWords } from '../words/words.tsx';
import { useAllCommunes } from './all-communes.ts';
import { type Commune, communesLike, written } from './communes.ts';
import { describedBy, Notes } from './entries.tsx';

type Props = {
  id: string;
  label: string;
  hint: string;
  error?: string | undefined;
  value: string;
  onChange(value: string): void;
  /** Year of birth: a commune had the code of its day. */
  year: number;
};

/** A commune. What is typed is never replaced but by choosing. */
export function CommuneEntry({ id, label, hint, error, value, onChange, year }: Props) {
  const words = useWords();
  useAllCommunes(true);
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const found = isOpen ? communesLike(value, year) : [];
  const optionId = (place: number) => `${id}-option-${place}`;
  const close = () => {
    setOpen(false);
    setAt(-1);
  };
  const choose = (commune: Commune) => {
    onChange(written(commune, year));
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = found[at];
    if (event.key === 'Escape' && found.length > 0) close();
    else if (event.key === 'Enter' && chosen) choose(chosen);
    else if (event.key === 'ArrowDown' && !isOpen) setOpen(true);
    else if (event.key === 'ArrowDown' && found.length > 0) setAt((at + 1) % found.length);
    else if (event.key === 'ArrowUp' && found.length > 0) setAt((at <= 0 ? found.length : at) - 1);
    else return;
    event.preventDefault();
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Notes id={id} hint={hint} error={error} />
      <input
        className="input"
        id={id}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={at >= 0 && found[at] ? optionId(at) : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
          setOpen(true);
          setAt(-1);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <div
        className="suggested"
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        hidden={found.length === 0}
      >
        {found.map((commune, place) => (
          // The keyboard walks the list from the line itself, and the focus stays there.
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          <div
            key={`${commune.code} ${commune.name}`}
            id={optionId(place)}
            role="option"
            aria-selected={place === at}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(commune)}
          >
            <span>{commune.name}</span> <span className="hint figures">{commune.code}</span>
          </div>
        ))}
      </div>
      <p className="visually-hidden" role="status">
        {found.length > 0 && words.text('apply-suggested', { count: found.length })}
      </p>
    </div>
  );
}
