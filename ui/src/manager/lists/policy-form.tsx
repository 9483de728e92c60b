// The form of the policy: accepted documents, days, what it says in time; what would change is said before it is saved.

import { useEffect, useState } from 'react';
import type { Done, KnownModel, NewPolicy, Policy } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Checkbox } from '../../kit/check.tsx';
import { Field } from '../../kit/field.tsx';
import { Banner } from '../../kit/state.tsx';
import type { Key } from '../../words/keys.ts';
import { useWords } from '../../words/words.tsx';
import type { Answer } from '../acts/hand-over.tsx';
import { useProposing } from '../acts/waiting.tsx';
import { useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import { Gesture } from './gesture.tsx';
import { changesTold } from './limits.ts';
import { LimitsForm } from './limits-form.tsx';

const NAMES = ['deadline-days', 'list-grace-hours'] as const;
/** Hours of a week. */
const LONGEST_GRACE = 168;

type FormProps = { now: Policy; known: KnownModel[]; onSaved(answer: Answer): void };

/** The form. */
export function PolicyForm({ now, known, onSaved }: FormProps) {
  const words = useWords();
  const { ask } = useSession();
  const proposing = useProposing(words.text('console-policy-save'));
  const [accepted, setAccepted] = useState(now.accepted_models);
  const [isAsking, setAsking] = useState(false);
  const [limits, setLimits] = useState(now.limits);
  const first = {
    'deadline-days': String(now.deadline_days),
    'list-grace-hours': String(now.limits.list_grace_hours),
  };
  const form = useForm({ names: NAMES, first });
  // A field at fault lies behind the dialog.
  const error = form.field('deadline-days').error ?? form.field('list-grace-hours').error;
  useEffect(() => {
    if (error) setAsking(false);
  }, [error]);

  const added = known.filter(({ id }) => accepted.includes(id) && !now.accepted_models.includes(id));
  const removed = known.filter(({ id }) => !accepted.includes(id) && now.accepted_models.includes(id));
  const days = form.value('deadline-days').trim();
  const hours = form.value('list-grace-hours').trim();
  const next = { ...limits, list_grace_hours: Number(hours) };
  const inTime = changesTold(now.limits, next, words);
  const isChanged = added.length + removed.length + inTime.length > 0 || days !== String(now.deadline_days);
  const save = () =>
    form.run(async () => {
      const body: NewPolicy = {
        accepted_models: accepted,
        deadline_days: Number(days),
        limits: next,
        replaces: now.version,
      };
      const answer = await ask<Done | undefined>('POST', '/v1/admin/policy', body);
      setAsking(false);
      onSaved(answer);
    });
  return (
    <form
      className="stack policy"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!/^\d{1,4}$/.test(days)) form.fault('deadline-days', words.text('console-deadline-days-fault'));
        else if (!/^\d{1,3}$/.test(hours) || next.list_grace_hours > LONGEST_GRACE)
          form.fault('list-grace-hours', words.text('console-list-grace-fault'));
        else if (isChanged) setAsking(true);
      }}
    >
      <Models known={known} accepted={accepted} onChange={setAccepted} />
      <Field
        label={words.text('console-deadline-days')}
        hint={words.text('console-deadline-days-hint')}
        kind="figures"
        {...form.field('deadline-days')}
      />
      <LimitsForm limits={limits} onChange={setLimits}>
        <Field
          label={words.text('console-list-grace')}
          hint={words.text('console-list-grace-hint')}
          kind="figures"
          {...form.field('list-grace-hours')}
        />
      </LimitsForm>
      <div className="btn-row">
        <Button
          type="submit"
          look="primary"
          isDisabledBecause={isChanged ? undefined : words.text('console-policy-unchanged')}
        >
          {words.text('console-policy-save')}
        </Button>
      </div>
      {isAsking && (
        <Gesture
          title={words.text('console-policy-save-title', { version: now.version + 1 })}
          lead={words.text('console-policy-save-lead')}
          {...proposing}
          stay={words.text('console-change-nothing')}
          isBusy={form.isBusy}
          banner={form.banner}
          onDo={save}
          onClose={() => setAsking(false)}
        >
          <Changes added={added} removed={removed} before={now.deadline_days} after={days} inTime={inTime} />
          {accepted.length === 0 && <Banner name="attention">{words.text('console-models-nothing')}</Banner>}
        </Gesture>
      )}
    </form>
  );
}

type ModelsProps = { known: KnownModel[]; accepted: number[]; onChange(accepted: number[]): void };

function Models({ known, accepted, onChange }: ModelsProps) {
  const words = useWords();
  const turn = (id: number, isChosen: boolean) =>
    onChange(isChosen ? [...accepted, id].sort((a, b) => a - b) : accepted.filter((each) => each !== id));
  return (
    <fieldset className="group">
      <legend>{words.text('console-models')}</legend>
      {known.map(({ id, key, specimen }) => (
        <Checkbox
          key={id}
          label={words.text(key as Key)}
          hint={specimen ? words.text('console-model-specimen') : undefined}
          isChosen={accepted.includes(id)}
          onChange={(isChosen) => turn(id, isChosen)}
        />
      ))}
    </fieldset>
  );
}

type ChangesProps = {
  added: KnownModel[];
  removed: KnownModel[];
  before: number;
  after: string;
  inTime: string[];
};

function Changes({ added, removed, before, after, inTime }: ChangesProps) {
  const words = useWords();
  const nameOf = ({ key }: KnownModel) => words.text(key as Key);
  return (
    <ul className="effects">
      {added.map((model) => (
        <li key={model.id}>{words.text('console-model-added', { name: nameOf(model) })}</li>
      ))}
      {removed.map((model) => (
        <li key={model.id}>{words.text('console-model-removed', { name: nameOf(model) })}</li>
      ))}
      {after !== String(before) && <li>{words.text('console-deadline-changed', { before, after })}</li>}
      {inTime.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
