// What is done with one agent: a new code, the end of their right to work.

import type { Agent } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { useWords } from '../../words/words.tsx';
import type { Handed } from '../acts/hand-over.tsx';
import { EndRight } from './end-right.tsx';
import { RenewCode } from './renew-code.tsx';

/** What is done with one agent. */
export type AgentGesture = 'code' | 'training' | 'close';

/** The buttons of an agent's row. */
export function AgentGestures({ agent, onDo }: { agent: Agent; onDo(what: AgentGesture): void }) {
  const words = useWords();
  if (agent.active_to !== null) return words.text('console-agent-ended');
  const of = <span className="visually-hidden"> {words.text('console-of', { name: agent.name })}</span>;
  return (
    <span className="btn-row tight">
      <Button look="small" onPress={() => onDo('code')}>
        {words.text('console-code-new')}
        {of}
      </Button>
      <Button look="small" onPress={() => onDo('training')}>
        {words.text('console-agent-training-open')}
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
export function RenewAgentCode({ agent, ...of }: OneAgent & { onRenewed(handed: Handed): void }) {
  const words = useWords();
  const { id, name } = agent;
  return (
    <RenewCode
      {...of}
      title={words.text('console-agent-code-new', { name })}
      name={name}
      isOfTwo
      path={`/v1/admin/agents/${id}/code`}
      shown={{
        title: words.text('console-agent-code', { name }),
        lead: words.text('console-agent-code-lead'),
      }}
    />
  );
}

/** The end of a right to work. */
export function CloseAgent({ agent, ...of }: OneAgent & { onEnded(): void }) {
  const words = useWords();
  const { id, name } = agent;
  return (
    <EndRight
      {...of}
      title={words.text('console-agent-close-title', { name })}
      lead={words.text('console-agent-close-lead')}
      action={words.text('console-close-account')}
      path={`/v1/admin/agents/${id}/close`}
      checked={{ kind: 'agent', id }}
    />
  );
}
