// What is done with one agent: a new code, the end of their right to work.

import type { Agent, OneTimeCode } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { useWords } from '../../words/words.tsx';
import { useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import type { ShownCode } from './code.tsx';
import { Gesture } from './gesture.tsx';

/** The buttons of an agent's row. */
export function AgentGestures({ agent, onDo }: { agent: Agent; onDo(what: 'code' | 'close'): void }) {
  const words = useWords();
  if (agent.active_to !== null) return words.text('console-agent-ended');
  const of = <span className="visually-hidden"> {words.text('console-of', { name: agent.name })}</span>;
  return (
    <span className="btn-row tight">
      <Button look="small" onPress={() => onDo('code')}>
        {words.text('console-code-new')}
        {of}
      </Button>
      <Button look="small" onPress={() => onDo('close')}>
        {words.text('console-agent-close')}
        {of}
      </Button>
    </span>
  );
}

type OneAgent = { agent: Agent; onClose(): void };

/** A new code, which ends the one before. */
export function RenewAgentCode({
  agent,
  onClose,
  onRenewed,
}: OneAgent & { onRenewed(code: ShownCode): void }) {
  const words = useWords();
  const { ask } = useSession();
  const form = useForm({ names: [] });
  const renew = () =>
    form.run(async () => {
      const code = await ask<OneTimeCode>('POST', `/v1/admin/agents/${agent.id}/code`);
      onRenewed({
        ...code,
        title: words.text('console-agent-code', { name: agent.name }),
        lead: words.text('console-agent-code-lead'),
      });
    });
  return (
    <Gesture
      title={words.text('console-agent-code-new', { name: agent.name })}
      lead={words.text('console-code-new-lead')}
      action={words.text('console-code-new-do')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={renew}
      onClose={onClose}
    />
  );
}

/** The end of a right to work. */
export function CloseAgent({ agent, onClose, onClosed }: OneAgent & { onClosed(): void }) {
  const words = useWords();
  const { ask } = useSession();
  const form = useForm({ names: [] });
  const close = () =>
    form.run(async () => {
      await ask('POST', `/v1/admin/agents/${agent.id}/close`);
      onClosed();
      onClose();
    });
  return (
    <Gesture
      title={words.text('console-agent-close-title', { name: agent.name })}
      lead={words.text('console-agent-close-lead')}
      action={words.text('console-close-account')}
      isEnd
      stay={words.text('console-change-nothing')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={close}
      onClose={onClose}
    />
  );
}
