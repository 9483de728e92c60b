// The end of a right: of an agent, a device, an account, for a reason where one is asked for, and since a day where what
// was done with it may not count. Must not know whose.

import { useState } from 'react';
import type { NewOrder, OrderSubject } from '../../host/wire.ts';
import { Choices } from '../../kit/choices.tsx';
import { useWords } from '../../words/words.tsx';
import { Impact } from '../orders/impact.tsx';
import { SINCE, Since, sinceFault, sinceIn } from '../orders/since.tsx';
import { useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import { Gesture } from './gesture.tsx';

type Name = 'reason' | (typeof SINCE)[number];

type Props = {
  title: string;
  lead: string;
  /** What the button says. */
  action: string;
  /** Where the end is asked for. */
  path: string;
  /** The reasons, where one is to be chosen. */
  why?: { label: string; choices: Array<{ id: string; label: string }> };
  /** Whose checks may count no more, where they are asked about. */
  checked?: OrderSubject;
  onClose(): void;
  onEnded(): void;
};

/** Ends it. */
export function EndRight({ title, lead, action, path, why, checked, onClose, onEnded }: Props) {
  const words = useWords();
  const { ask } = useSession();
  const names: Name[] = [...(why ? (['reason'] as const) : []), ...(checked ? SINCE : [])];
  const form = useForm<Name>({ names, optional: ['day'] });
  const reason = form.field('reason');
  const [since, day] = [form.value('since'), form.value('day')];
  const end = () => {
    const fault = sinceFault(since, day, words);
    if (fault) return form.fault('day', fault);
    return form.run(async () => {
      const from = sinceIn(since, day) ?? undefined;
      const body = {
        ...(why && { reason: form.value('reason') }),
        ...(from !== undefined && { since: from }),
      };
      await ask('POST', path, why || checked ? body : undefined);
      onEnded();
      onClose();
    });
  };
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
      {checked && (
        <>
          <Since or="now" since={form.field('since')} day={form.field('day')} />
          <ImpactSince on={checked} since={sinceIn(since, day)} />
        </>
      )}
    </Gesture>
  );
}

/** What ending it touches: nothing is known while nothing is chosen. */
function ImpactSince({ on, since }: { on: OrderSubject; since: number | null | undefined }) {
  const [now] = useState(() => Date.now());
  if (since === undefined) return null;
  const body: NewOrder = { on, effect: 'voids', from: since ?? now, until: null, reason: 'ended' };
  return <Impact of={{ path: '/v1/admin/orders/preview', body }} />;
}
