// An agent makes a vault on this device: login, one-time code, a PIN of their choice typed twice.

import { type ReactNode, useEffect } from 'react';
import { Field } from '../kit/field.tsx';
import { Banner } from '../kit/state.tsx';
import { useWords } from '../words/words.tsx';
import { useForm } from './form.ts';
import { Sheet } from './sheet.tsx';
import type { StageProps } from './stage-props.ts';

const NAMES = ['login', 'code', 'pin', 'again'] as const;
const SECRETS = ['pin', 'again'] as const;
const PLACES = { 'enrolment-code-wrong': 'code', 'not-found': 'login', 'pin-too-weak': 'pin' } as const;
// An agent enlists with the server or not at all: nothing could leave later.
const WORDS = {
  'server-away': 'sign-in-server-away',
  'not-found': 'sign-in-login-unknown',
} as const;

/** Asks what the vault is made from. */
export function EnlistSheet({ host, show, others }: StageProps & { others?: ReactNode }) {
  const words = useWords();
  const form = useForm({ names: NAMES, placeOf: PLACES, wordsFor: WORDS, secrets: SECRETS, show });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the sheet appears
  useEffect(() => form.focus('login'), []);
  const enlist = () =>
    host.enlist({
      login: form.value('login').trim(),
      code: form.value('code').trim(),
      pin: form.value('pin'),
    });
  const differs = () =>
    form.value('pin') === form.value('again') ? {} : ({ again: 'sign-in-pin-differs' } as const);
  return (
    <Sheet
      title={words.text('sign-in-enlist-title')}
      lead={words.text('sign-in-enlist-lead')}
      action={words.text('sign-in-enlist-do')}
      busy={form.busy}
      onAction={() => form.run(enlist, differs)}
      others={others}
    >
      {form.banner && <Banner name="refused">{form.banner}</Banner>}
      <Field
        label={words.text('sign-in-login')}
        hint={words.text('sign-in-login-hint')}
        {...form.field('login')}
      />
      <Field
        label={words.text('sign-in-agent-code')}
        hint={words.text('sign-in-agent-code-hint')}
        kind="code"
        {...form.field('code')}
      />
      <Field
        label={words.text('sign-in-pin-new')}
        hint={words.text('sign-in-pin-new-hint')}
        kind="pin"
        {...form.field('pin')}
      />
      <Field label={words.text('sign-in-pin-again')} kind="pin" {...form.field('again')} />
    </Sheet>
  );
}
