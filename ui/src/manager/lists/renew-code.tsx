// A new one-time code, which ends the one before, or is proposed first. Must not know whose.

import type { Done, OneTimeCode } from '../../host/wire.ts';
import { useWords } from '../../words/words.tsx';
import { type Answer, type Handed, NOTHING } from '../acts/hand-over.tsx';
import { useProposing } from '../acts/waiting.tsx';
import { useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import type { ShownCode } from './code.tsx';
import { Gesture } from './gesture.tsx';

type Props = {
  title: string;
  /** Where a code is asked for. */
  path: string;
  /** A second person confirms it, where there is one. */
  isOfTwo?: boolean;
  /** Whose it is. */
  name: string;
  /** What is said over the code, once it is shown. */
  shown: Pick<ShownCode, 'title' | 'lead'>;
  onClose(): void;
  onRenewed(handed: Handed): void;
};

/** A code alone is done as well: one of a device waits for nobody, its letters do. */
const answerOf = (said: Done | OneTimeCode): Answer =>
  'expires_at' in said ? { ...NOTHING, code: said } : said;

/** Asks for the code. */
export function RenewCode({ title, path, name, isOfTwo = false, shown, onClose, onRenewed }: Props) {
  const words = useWords();
  const { ask } = useSession();
  const action = words.text('console-code-new-do');
  const proposing = useProposing(action);
  const form = useForm({ names: [] });
  const renew = () =>
    form.run(async () => {
      const answer = answerOf(await ask<Done | OneTimeCode>('POST', path));
      onRenewed({ answer, name, code: shown });
    });
  return (
    <Gesture
      title={title}
      lead={words.text('console-code-new-lead')}
      {...(isOfTwo ? proposing : { action })}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={renew}
      onClose={onClose}
    />
  );
}
