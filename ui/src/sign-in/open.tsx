// An agent opens their vault: a name, a PIN, what is left of ten tries, and the end of a vault.

import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { AgentView, Refusal } from '../host/bindings.ts';
import { Choices } from '../kit/choices.tsx';
import { Field } from '../kit/field.tsx';
import { Banner } from '../kit/state.tsx';
import { useWords, type Words } from '../words/words.tsx';
import { useForm } from './form.ts';
import { Sheet } from './sheet.tsx';
import type { StageProps } from './stage-props.ts';

const NAMES = ['pin'] as const;
const PLACES = { 'wrong-pin': 'pin', 'pin-too-weak': 'pin' } as const;
const WORDS = { 'not-found': 'sign-in-no-vault' } as const;

/** From this many tries on, they are told before the PIN is typed. */
const FEW_TRIES = 3;

/** What an agent should know about a vault before touching it. */
function warningOf({ triesLeft }: AgentView, words: Words): string | undefined {
  if (triesLeft === 0) return words.text('sign-in-vault-destroyed');
  return triesLeft <= FEW_TRIES ? words.text('sign-in-tries-few', { count: triesLeft }) : undefined;
}

type Props = StageProps & { others?: ReactNode; onMakeAnother(): void };

/** Asks who works and for their PIN. */
export function OpenSheet({ host, snapshot, show, refresh, others, onMakeAnother }: Props) {
  const words = useWords();
  const { agents } = snapshot;
  const [chosen, setChosen] = useState<string | null>(null);
  const [isUnchosen, setUnchosen] = useState(false);
  // Where only one agent works there is nothing to choose.
  const agent = chosen ?? (agents.length === 1 ? (agents[0]?.id ?? null) : null);
  const form = useForm({ names: NAMES, placeOf: PLACES, wordsFor: WORDS, secrets: NAMES, show });
  const firstAgent = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the sheet appears
  useEffect(() => (agent === null ? firstAgent.current?.focus() : form.focus('pin')), []);

  if (form.refusal?.problem === 'vault-destroyed') {
    return <DestroyedSheet refusal={form.refusal} onMakeAnother={onMakeAnother} />;
  }

  const signIn = (who: string) =>
    host.signIn({ agent: who, pin: form.value('pin') }).catch((thrown: unknown) => {
      // A wrong PIN costs a try: the list must say the same number as the refusal.
      refresh();
      throw thrown;
    });
  const open = () => {
    if (agent !== null) return form.run(() => signIn(agent));
    setUnchosen(true);
    firstAgent.current?.focus();
  };
  const pin = form.field('pin');
  const whose = agents.find(({ id }) => id === agent);
  // Beside a fault, which says the number itself, it would be told twice.
  const warning = whose && pin.error === undefined ? warningOf(whose, words) : undefined;
  const hint = words.text('sign-in-pin-hint');
  return (
    <Sheet
      title={words.text('sign-in-title')}
      lead={words.text('sign-in-lead')}
      action={words.text('sign-in-do')}
      busy={form.busy}
      onAction={open}
      others={others}
    >
      {snapshot.locked && <Banner name="waiting">{words.text('sign-in-locked')}</Banner>}
      {form.banner && <Banner name="refused">{form.banner}</Banner>}
      <Choices
        label={words.text('sign-in-agents')}
        choices={agents.map((each) => ({ ...each, note: warningOf(each, words) }))}
        chosen={agent}
        onChoose={(id) => {
          setChosen(id);
          setUnchosen(false);
          form.forget();
        }}
        first={firstAgent}
        error={isUnchosen ? words.text('sign-in-unchosen') : undefined}
      />
      <Field
        label={words.text('sign-in-pin')}
        hint={warning ? `${hint} – ${warning}` : hint}
        kind="pin"
        {...pin}
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
      <Banner name="refused" more={null}>
        {words.problem(refusal)}
      </Banner>
    </Sheet>
  );
}
