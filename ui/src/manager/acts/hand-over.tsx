// What a gesture came to that may need a second person: proposed, or done with a code or a link to hand over. Must not
// know the gesture.

import { useEffect } from 'react';
import type { Done } from '../../host/wire.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { Letters } from '../../kit/letters.tsx';
import { useWords } from '../../words/words.tsx';
import { CodeDialog, type OverCode } from '../lists/code.tsx';
import { LinkDialog } from '../lists/link.tsx';
import { useSession } from '../session/asking.ts';
import { addressOf, Link } from '../where.tsx';
import { useActs } from './waiting.tsx';

/** An answer without a body is done, and hands nothing over. */
export type Answer = Done | undefined;

/** An answer that hands nothing over. */
export const NOTHING: Done = {
  waits: null,
  id: null,
  code: null,
  first_letters: null,
  last_letters: null,
  link: null,
  link_code: null,
};

/** Whether it waits for a second person. */
export const isProposed = (answer: Answer): boolean => typeof answer?.waits === 'string';

/** What is to be shown of an answer, and what is said over a code. */
export type Handed = { answer: Answer; name: string; code?: OverCode };

/** Whether there is anything to show but that it was done. */
export const isHanded = ({ answer }: Handed): boolean =>
  isProposed(answer) || Boolean(answer?.code ?? answer?.last_letters ?? answer?.link);

/** The dialog that shows it. */
export function HandOver({ handed, onClose }: { handed: Handed; onClose(): void }) {
  const { answer, name, code } = handed;
  if (isProposed(answer)) {
    const { link_code = null, first_letters = null } = answer ?? {};
    return <Proposed name={name} code={link_code} letters={first_letters} onClose={onClose} />;
  }
  if (answer?.code && code) return <CodeDialog code={{ ...answer.code, ...code }} onClose={onClose} />;
  if (answer?.last_letters && code) {
    const { leadOfLast: lead = code.lead, title } = code;
    return <CodeDialog code={{ ...answer.last_letters, title, lead }} onClose={onClose} />;
  }
  if (answer?.link)
    return <LinkDialog name={name} link={answer.link} code={answer.link_code} onClose={onClose} />;
  return null;
}

type ProposedProps = {
  name?: string;
  /** The code of the link that is proposed: shown to nobody else, and not again. */
  code?: string | null;
  /** How the agent's code that is proposed begins: likewise. */
  letters?: string | null;
  onClose(): void;
};

/** Says that nothing holds yet, who makes it hold, and where. */
export function Proposed({ name = '', code = null, letters = null, onClose }: ProposedProps) {
  const words = useWords();
  const { me } = useSession();
  const reload = useActs()?.reload;
  useEffect(() => {
    void reload?.();
  }, [reload]);
  const half = code ?? letters;
  return (
    <Dialog
      title={words.text('console-proposed')}
      isOpen
      onClose={onClose}
      closeLabel={words.text('console-close')}
    >
      <p>{words.text('console-proposed-lead')}</p>
      {half !== null && (
        <>
          <p>{words.text(code === null ? 'console-proposed-letters' : 'console-proposed-code', { name })}</p>
          <Letters of={half} />
          <p>{words.text('console-proposed-code-once')}</p>
        </>
      )}
      {me.role === 'administrator' && (
        <p>
          <Link to={addressOf('acts')}>{words.text('console-proposed-see')}</Link>
        </p>
      )}
    </Dialog>
  );
}
