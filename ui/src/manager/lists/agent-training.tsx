// The day of an agent's training: confirmed, or set anew. Must not know what follows from it.

import type { Agent, Done, SetTraining } from '../../host/wire.ts';
import { useWords } from '../../words/words.tsx';
import type { Answer } from '../acts/hand-over.tsx';
import { useProposing } from '../acts/waiting.tsx';
import { DayField, dayFault, dayIn } from '../orders/day-field.tsx';
import { useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import { Gesture } from './gesture.tsx';

const DAY = ['day'] as const;

/** Asks for the day. */
export function AgentTraining(props: { agent: Agent; onClose(): void; onSet(answer: Answer): void }) {
  const { agent, onClose, onSet } = props;
  const words = useWords();
  const { ask } = useSession();
  const proposing = useProposing(words.text('console-agent-training-do'));
  const known = agent.trained_on?.split('-').reverse().join('/');
  const form = useForm({ names: DAY, ...(known && { first: { day: known } }) });
  const day = form.field('day');
  const set = () => {
    const on = dayIn(day.value);
    if (on === undefined) return form.fault('day', dayFault(day.value, words) ?? '');
    return form.run(async () => {
      const body: SetTraining = { on };
      onSet(await ask<Done | undefined>('POST', `/v1/admin/agents/${agent.id}/training`, body));
    });
  };
  return (
    <Gesture
      title={words.text('console-agent-training-title', { name: agent.name })}
      lead={words.text('console-agent-training-lead')}
      {...proposing}
      stay={words.text('console-change-nothing')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={set}
      onClose={onClose}
    >
      <DayField legend={words.text('console-agent-training-day')} {...day} />
    </Gesture>
  );
}
