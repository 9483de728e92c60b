// An agent opens their vault: a name, a PIN, what is left of ten tries, and the end of a vault.

import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Refusal } from '../host/bindings.ts';
import { Choices } from '../kit/choices.tsx';
import { Field } from '../kit/field.tsx';
import { Banner } from '../kit/state.tsx';
import { useWords } from '../words/words.tsx';
import { useForm } from './form.ts';
import { Sheet } from './sheet.tsx';
import type { StageProps } from './stage.tsx';

const NAMES = ['pin'] as const;
const PLACES = { 'wrong-pin': 'pin', 'pin-too-weak': 'pin' } as const;

type Props = StageProps & { others?: ReactNode; onMakeAnother(): void };

/** Asks who works and for their PIN. */
export function OpenSheet({ host, snapshot, show, others, onMakeAnother }: Props) {
  const words = useWords();
  const { agents } = snapshot;
  const [chosen, setChosen] = useState<string | null>(null);
  const [isUnchosen, setUnchosen] = useState(false);
  // Where only one agent works there is nothing to choose.
  const agent = chosen ?? (agents.length === 1 ? (agents[0]?.id ?? null) : null);
  const form = useForm({ names: NAMES, placeOf: PLACES, secrets: NAMES, show });
  const firstAgent = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the sheet appears
  useEffect(() => (agent === null ? firstAgent.current?.focus() : form.focus('pin')), []);

  if (form.refusal?.problem === 'vault-destroyed') {
    return <DestroyedSheet refusal={form.refusal} onMakeAnother={onMakeAnother} />;
  }

  const open = () => {
    if (agent !== null) return form.run(() => host.signIn({ agent, pin: form.value('pin') }));
    setUnchosen(true);
    firstAgent.current?.focus();
  };
  return (
    <Sheet
      title={words.text('sign-in-title')}
      lead={words.text('sign-in-lead')}
      action={words.text('sign-in-do')}
      busy={form.busy}
      onAction={open}
      others={others}
    >
      {form.refusal && <Banner name="refused">{words.problem(form.refusal)}</Banner>}
      <Choices
        label={words.text('sign-in-agents')}
        choices={agents}
        chosen={agent}
        onChoose={(id) => {
          setChosen(id);
          setUnchosen(false);
        }}
        first={firstAgent}
        error={isUnchosen ? words.text('sign-in-unchosen') : undefined}
      />
      <Field
        label={words.text('sign-in-pin')}
        hint={words.text('sign-in-pin-hint')}
        kind="pin"
        {...form.field('pin')}
      />
    </Sheet>
  );
}

/** Ten wrong PINs: the way on is a new vault; what was sealed leaves all the same. */
function DestroyedSheet({ refusal, onMakeAnother }: { refusal: Refusal; onMakeAnother(): void }) {
  const words = useWords();
  return (
    <Sheet
      title={words.text('sign-in-destroyed-title')}
      isTold
      action={words.text('sign-in-destroyed-do')}
      onAction={onMakeAnother}
    >
      <Banner name="refused">{words.problem(refusal)}</Banner>
    </Sheet>
  );
}
