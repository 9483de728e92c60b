// The end of a right: of an agent, a device, an account, for a reason where one is asked for. Must not know whose.

import { Choices } from '../../kit/choices.tsx';
import { useWords } from '../../words/words.tsx';
import { useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import { Gesture } from './gesture.tsx';

const REASON = ['reason'] as const;

type Props = {
  title: string;
  lead: string;
  /** What the button says. */
  action: string;
  /** Where the end is asked for. */
  path: string;
  /** The reasons, where one is to be chosen. */
  why?: { label: string; choices: Array<{ id: string; label: string }> };
  onClose(): void;
  onEnded(): void;
};

/** Ends it. */
export function EndRight({ title, lead, action, path, why, onClose, onEnded }: Props) {
  const words = useWords();
  const { ask } = useSession();
  const form = useForm<'reason'>({ names: why ? REASON : [] });
  const reason = form.field('reason');
  const end = () =>
    form.run(async () => {
      await ask('POST', path, why && { reason: form.value('reason') });
      onEnded();
      onClose();
    });
  return (
    <Gesture
      title={title}
      lead={lead}
      action={action}
      isEnd
      stay={words.text('console-change-nothing')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={end}
      onClose={onClose}
    >
      {why && (
        <Choices
          label={why.label}
          choices={why.choices}
          chosen={reason.value || null}
          onChoose={reason.onChange}
          error={reason.error && words.text('console-choice-missing')}
          first={reason.input}
        />
      )}
    </Gesture>
  );
}
