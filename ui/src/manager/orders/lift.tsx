// Lifting an order: what it gives back, said before it is done. Two administrators are asked where there are two. Must not
// know what the order is about.

import type { ReactNode } from 'react';
import type { Done } from '../../host/wire.ts';
import { Facts } from '../../kit/facts.tsx';
import { Toast } from '../../kit/toast.tsx';
import { useWords } from '../../words/words.tsx';
import { type Answer, isProposed, Proposed } from '../acts/hand-over.tsx';
import { useProposing } from '../acts/waiting.tsx';
import { Gesture } from '../lists/gesture.tsx';
import { useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';

type Props = {
  title: string;
  lead: string;
  /** What the button says where nobody else is asked. */
  action: string;
  /** Where it is lifted. */
  path: string;
  facts: Array<{ label: string; value: ReactNode }>;
  onClose(): void;
  onLifted(answer: Answer): void;
};

/** The dialog. */
export function LiftOrder({ title, lead, action, path, facts, onClose, onLifted }: Props) {
  const words = useWords();
  const { ask } = useSession();
  const proposing = useProposing(action);
  const form = useForm({ names: [] });
  const lift = () => form.run(async () => onLifted(await ask<Done | undefined>('POST', path)));
  return (
    <Gesture
      title={title}
      lead={lead}
      {...proposing}
      stay={words.text('console-change-nothing')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={lift}
      onClose={onClose}
    >
      <div className="effects">
        <Facts facts={facts} />
      </div>
    </Gesture>
  );
}

/** What came of it: proposed, or done. */
export function Lifted({ answer, onClose }: { answer: Answer; onClose(): void }) {
  const words = useWords();
  if (isProposed(answer)) return <Proposed onClose={onClose} />;
  return (
    <Toast onClose={onClose} closeLabel={words.text('console-close')}>
      {words.text('console-lifted')}
    </Toast>
  );
}
