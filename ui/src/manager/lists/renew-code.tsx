// A new one-time code, which ends the one before. Must not know whose.

import type { OneTimeCode } from '../../host/wire.ts';
import { useWords } from '../../words/words.tsx';
import { useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import type { ShownCode } from './code.tsx';
import { Gesture } from './gesture.tsx';

type Props = {
  title: string;
  /** Where a code is asked for. */
  path: string;
  /** What is said over the code, once it is shown. */
  shown: Pick<ShownCode, 'title' | 'lead'>;
  onClose(): void;
  onRenewed(code: ShownCode): void;
};

/** Asks for the code. */
export function RenewCode({ title, path, shown, onClose, onRenewed }: Props) {
  const words = useWords();
  const { ask } = useSession();
  const form = useForm({ names: [] });
  const renew = () =>
    form.run(async () => onRenewed({ ...(await ask<OneTimeCode>('POST', path)), ...shown }));
  return (
    <Gesture
      title={title}
      lead={words.text('console-code-new-lead')}
      action={words.text('console-code-new-do')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={renew}
      onClose={onClose}
    />
  );
}
