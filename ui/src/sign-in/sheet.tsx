// One screen with one thing to do: title, lead, what is asked, the action. Owns their order and where the
// action lies (lower third of a phone); must not know what is asked.

import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../kit/button.tsx';
import { useWords } from '../words/words.tsx';
import { usePlace } from './where.ts';

type Props = {
  title: string;
  lead?: string;
  children?: ReactNode;
  /** Nothing is asked: the title takes the focus, so that the new screen is told. */
  isTold?: boolean;
  /** The one thing to do. */
  action: string;
  busy?: boolean;
  onAction(): void;
  /** What else may be done, quietly. */
  others?: ReactNode;
};

/** A sheet; Enter does its action. */
export function Sheet({
  title,
  lead,
  children,
  isTold = false,
  action,
  busy = false,
  onAction,
  others,
}: Props) {
  const words = useWords();
  const isField = usePlace() === 'field';
  useEffect(() => {
    document.title = `${title.replace(/\.$/, '')} – ${words.text(isField ? 'window-field' : 'window-counter')}`;
  }, [title, words, isField]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isTold) heading.current?.focus();
  }, [isTold]);
  return (
    <form
      className="sheet"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onAction();
      }}
    >
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p className="lead">{lead}</p>}
      </header>
      <div className="asked">{children}</div>
      <div className="doing">
        <Button
          type="submit"
          look={isField ? 'action' : 'primary'}
          busy={busy && words.text('sign-in-busy')}
          {...(!isField && !isTold && { hint: words.text('sign-in-enter') })}
        >
          {action}
        </Button>
        {others}
      </div>
    </form>
  );
}
