// What is wrong on a page, where, in its order. Owns the way to each field; must not know what a fault is.

import { type MouseEvent, useEffect, useId, useRef } from 'react';

type Props = {
  title: string;
  /** `at` is the id of the field, or of the group whose first field is meant. */
  faults: Array<{ at: string; text: string }>;
  /** Counts the tries, so that the same faults found again are told again. */
  tries?: number;
};

const FIELDS = 'input:not([type=hidden]), select, textarea, button, a[href], [tabindex]';

function goTo(at: string) {
  const element = document.getElementById(at);
  const field = element?.matches(FIELDS) ? element : element?.querySelector<HTMLElement>(FIELDS);
  // Its label should be seen as well, which is over it.
  field?.closest('.field')?.scrollIntoView?.({ block: 'nearest' });
  field?.focus();
}

/** Takes the focus when the faults change; each links to its field. Nothing while there is none. */
export function ErrorSummary({ title, faults, tries = 0 }: Props) {
  const heading = useId();
  const box = useRef<HTMLDivElement>(null);
  const found = faults.map(({ at, text }) => `${at} ${text}`).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: told again when what is told changes
  useEffect(() => box.current?.focus(), [found, tries]);
  if (faults.length === 0) return null;
  const follow = (at: string) => (event: MouseEvent) => {
    event.preventDefault();
    goTo(at);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields, and this groups links to them
    <div ref={box} className="summary" role="group" aria-labelledby={heading} tabIndex={-1}>
      <h2 id={heading}>{title}</h2>
      <ul>
        {faults.map(({ at, text }) => (
          <li key={at}>
            <a href={`#${at}`} onClick={follow(at)}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
