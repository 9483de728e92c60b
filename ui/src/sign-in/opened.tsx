// A session is open: who works, and the way out.

import type { AgentView } from '../host/bindings.ts';
import { Banner } from '../kit/state.tsx';
import { useWords } from '../words/words.tsx';
import { useForm } from './form.ts';
import { Sheet } from './sheet.tsx';
import type { StageProps } from './stage.tsx';

/** Says whose session is open; its action closes it. */
export function OpenedSheet({ host, show, agent }: StageProps & { agent: AgentView }) {
  const words = useWords();
  const form = useForm({ names: [], placeOf: {}, show });
  const where = words.text(agent.kind === 'clerk' ? 'sign-in-opened-clerk' : 'sign-in-opened-carrier');
  return (
    <Sheet
      title={words.text('sign-in-opened-title')}
      lead={`${agent.label} – ${where}`}
      isTold
      action={words.text('sign-in-close')}
      busy={form.busy}
      onAction={() => form.run(host.signOut)}
    >
      {form.banner && <Banner name="refused">{form.banner}</Banner>}
    </Sheet>
  );
}
