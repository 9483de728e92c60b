// A link that is shown once, to be handed over; beside it its code, where nobody else was shown that. Must not know what
// it opens.

import { useRef, useState } from 'react';
import type { ResetLink } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Letters } from '../../kit/letters.tsx';
import { State } from '../../kit/state.tsx';
import { useWords } from '../../words/words.tsx';
import { useUntil } from './code.tsx';

type Props = {
  /** Whose it is. */
  name: string;
  link: ResetLink;
  /** Its code; whoever proposed the link has it where two people were asked. */
  code: string | null;
  onClose(): void;
};

/** The link, once. */
export function LinkDialog({ name, link, code, onClose }: Props) {
  const words = useWords();
  const until = useUntil();
  const shown = useRef<HTMLParagraphElement>(null);
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const copy = async () => {
    setCopied(null);
    try {
      await navigator.clipboard.writeText(link.link);
      setCopied(true);
    } catch {
      // A browser may keep its clipboard to itself: the keyboard's own copy is one press away.
      if (shown.current) window.getSelection()?.selectAllChildren(shown.current);
      setCopied(false);
    }
  };
  return (
    <Dialog
      title={words.text('console-staff-link', { name })}
      isOpen
      onClose={onClose}
      closeLabel={words.text('console-link-noted')}
      actions={
        <Button look="primary" onPress={() => void copy()}>
          {words.text('console-link-copy')}
        </Button>
      }
      others={
        <span role="status">
          {isCopied === true && <State name="agrees">{words.text('console-link-copied')}</State>}
          {isCopied === false && <State name="attention">{words.text('console-link-not-copied')}</State>}
        </span>
      }
    >
      <p className="muted">{words.text('console-staff-link-lead')}</p>
      <p ref={shown} className="link code">
        {link.link}
      </p>
      {code === null ? (
        <p>{words.text('console-link-other-half')}</p>
      ) : (
        <>
          <p>{words.text('console-link-and-code')}</p>
          <Letters of={code} />
        </>
      )}
      <p className="strong">{until(link.expires_at)}</p>
      <p>{words.text('console-link-once')}</p>
    </Dialog>
  );
}
