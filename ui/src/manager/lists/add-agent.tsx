// The form that adds an agent, with where they live if they say so: nobody checks their own household.

import { useState } from 'react';
import type { Done, NewAgent, Office } from '../../host/wire.ts';
import { Checkbox } from '../../kit/check.tsx';
import { Choices } from '../../kit/choices.tsx';
import { Field } from '../../kit/field.tsx';
import { Select } from '../../kit/select.tsx';
import { useWords } from '../../words/words.tsx';
import type { Handed } from '../acts/hand-over.tsx';
import { useProposing } from '../acts/waiting.tsx';
import { useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import { Gesture } from './gesture.tsx';

const NAMES = ['kind', 'name', 'login', 'office', 'line', 'postcode', 'locality'] as const;
const HOME = ['line', 'postcode', 'locality'] as const;
const PLACES = { 'already-there': 'login' } as const;

type Props = { offices: Office[]; onClose(): void; onAdded(handed: Handed): void };

/** Adds an agent; their code comes back once, or whoever confirms it has it. */
export function AddAgent({ offices, onClose, onAdded }: Props) {
  const words = useWords();
  const { ask } = useSession();
  const proposing = useProposing(words.text('console-agent-add-do'));
  const [hasHome, setHome] = useState(false);
  const form = useForm({ names: NAMES, optional: hasHome ? [] : HOME, placeOf: PLACES });
  const add = () =>
    form.run(async () => {
      const { value } = form;
      const body: NewAgent = {
        kind: value('kind') as NewAgent['kind'],
        name: value('name'),
        login: value('login').trim(),
        office: value('office'),
        household: hasHome
          ? { line: value('line'), postcode: value('postcode'), locality: value('locality') }
          : null,
      };
      const answer = await ask<Done>('POST', '/v1/admin/agents', body);
      onAdded({
        answer,
        name: body.name,
        code: {
          title: words.text('console-agent-code', { name: body.name }),
          lead: words.text('console-agent-code-lead'),
        },
      });
    });
  const kind = form.field('kind');
  const office = form.field('office');
  return (
    <Gesture
      title={words.text('console-agent-add')}
      {...proposing}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={add}
      onClose={onClose}
    >
      <Choices
        label={words.text('console-kind')}
        choices={[
          { id: 'clerk', label: words.text('console-kind-clerk') },
          { id: 'carrier', label: words.text('console-kind-carrier') },
        ]}
        chosen={kind.value || null}
        onChoose={kind.onChange}
        error={kind.error && words.text('console-kind-missing')}
        first={kind.input}
      />
      <Field label={words.text('console-name')} {...form.field('name')} />
      <Field
        label={words.text('console-login')}
        hint={words.text('console-login-hint')}
        {...form.field('login')}
      />
      <Select
        label={words.text('console-office')}
        empty={words.text('console-choose')}
        options={offices.map(({ id, name }) => ({ id, label: name }))}
        {...office}
        error={office.error && words.text('console-office-missing')}
      />
      <Checkbox
        label={words.text('console-agent-home')}
        hint={words.text('console-agent-home-hint')}
        isChosen={hasHome}
        onChange={setHome}
      />
      {hasHome && <Home form={form} />}
    </Gesture>
  );
}

function Home({ form }: { form: ReturnType<typeof useForm<(typeof NAMES)[number]>> }) {
  const words = useWords();
  return (
    <div className="pair">
      <Field label={words.text('console-address-line')} {...form.field('line')} />
      <Field label={words.text('console-postcode')} {...form.field('postcode')} />
      <Field label={words.text('console-locality')} {...form.field('locality')} />
    </div>
  );
}
