// The device is not enrolled: its one-time code is asked.

import { type ReactNode, useEffect } from 'react';
import { Field } from '../kit/field.tsx';
import { Banner } from '../kit/state.tsx';
import { useWords } from '../words/words.tsx';
import { useForm } from './form.ts';
import { Sheet } from './sheet.tsx';
import type { StageProps } from './stage-props.ts';

const NAMES = ['server', 'code'] as const;
const PLACES = {
  'enrolment-code-wrong': 'code',
  'server-away': 'server',
  'field-invalid': 'server',
} as const;
// Nothing is kept here yet that could leave later.
const WORDS = {
  'server-away': 'sign-in-server-away',
  'field-invalid': 'sign-in-server-invalid',
} as const;

/** Asks where the server is and for the device's code. */
export function EnrolSheet({ host, show, others }: StageProps & { others?: ReactNode }) {
  const words = useWords();
  const form = useForm({ names: NAMES, placeOf: PLACES, wordsFor: WORDS, show });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the sheet appears
  useEffect(() => form.focus('server'), []);
  const enrol = () =>
    host.registerDevice({ url: form.value('server').trim(), code: form.value('code').trim() });
  return (
    <Sheet
      title={words.text('sign-in-enrol-title')}
      lead={words.text('sign-in-enrol-lead')}
      action={words.text('sign-in-enrol-do')}
      busy={form.busy}
      onAction={() => form.run(enrol)}
      others={others}
    >
      {form.banner && <Banner name="refused">{form.banner}</Banner>}
      <Field
        label={words.text('sign-in-server')}
        hint={words.text('sign-in-server-hint')}
        kind="url"
        {...form.field('server')}
      />
      <Field
        label={words.text('sign-in-device-code')}
        hint={words.text('sign-in-device-code-hint')}
        kind="code"
        {...form.field('code')}
      />
    </Sheet>
  );
}
