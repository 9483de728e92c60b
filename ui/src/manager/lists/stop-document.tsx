// Naming one document: to stop it, or to find out whether it is stopped. Must not know how a document is
// recognised: the server does.

import { useState } from 'react';
import type { StoppedDocument, StoppedEntry, StopSearch } from '../../host/wire.ts';
import { Field } from '../../kit/field.tsx';
import { inFours } from '../../kit/letters.tsx';
import { Select } from '../../kit/select.tsx';
import { Banner } from '../../kit/state.tsx';
import { useWords } from '../../words/words.tsx';
import { Impact } from '../orders/impact.tsx';
import { SINCE, Since, sinceFault, sinceIn } from '../orders/since.tsx';
import { useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import { stamp } from '../time.ts';
import { Gesture } from './gesture.tsx';

/** Where the list is. */
export const PATH = '/v1/admin/stop-list';

const NAMES = ['kind', 'issuer', 'number'] as const;
type Name = (typeof NAMES)[number] | (typeof SINCE)[number];

function useDocument(names: readonly Name[]) {
  const form = useForm<Name>({ names, optional: ['day'] });
  const body = (): StoppedDocument => ({
    kind: form.value('kind'),
    issuer: form.value('issuer').trim().toUpperCase(),
    number: form.value('number').trim(),
  });
  return { form, body };
}

/** What names a document: kind, state, number. */
function DocumentFields({ form }: { form: ReturnType<typeof useDocument>['form'] }) {
  const words = useWords();
  const kind = form.field('kind');
  return (
    <>
      <Select
        label={words.text('console-document-kind')}
        empty={words.text('console-choose')}
        options={[
          { id: 'identity-card', label: words.text('console-document-identity-card') },
          { id: 'passport', label: words.text('console-document-passport') },
          { id: 'residence-permit', label: words.text('console-document-residence-permit') },
        ]}
        {...kind}
        error={kind.error && words.text('console-choice-missing')}
      />
      <div className="halves">
        <Field
          label={words.text('console-document-issuer')}
          hint={words.text('console-document-issuer-hint')}
          kind="code"
          most={3}
          {...form.field('issuer')}
        />
        <Field label={words.text('console-document-number')} kind="code" {...form.field('number')} />
      </div>
    </>
  );
}

const TO_STOP = [...NAMES, ...SINCE] as const;

/** Puts a document on the list. */
export function AddDocument({ onClose, onAdded }: { onClose(): void; onAdded(): void }) {
  const words = useWords();
  const { ask } = useSession();
  const { form, body } = useDocument(TO_STOP);
  const [since, day] = [form.value('since'), form.value('day')];
  const from = sinceIn(since, day);
  const stopped: StoppedDocument = { ...body(), ...(typeof from === 'number' && { from }) };
  const add = () => {
    const fault = sinceFault(since, day, words);
    if (fault) return form.fault('day', fault);
    return form.run(async () => {
      await ask('POST', PATH, stopped);
      onAdded();
    });
  };
  const isNamed = stopped.kind !== '' && stopped.issuer.length === 3 && stopped.number !== '';
  return (
    <Gesture
      title={words.text('console-stop-add')}
      lead={words.text('console-stop-add-lead')}
      action={words.text('console-stop-add-do')}
      isEnd
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={add}
      onClose={onClose}
    >
      <DocumentFields form={form} />
      <Since or="ever" since={form.field('since')} day={form.field('day')} />
      <Impact of={isNamed && from !== undefined ? { path: `${PATH}/preview`, body: stopped } : undefined} />
    </Gesture>
  );
}

/** Says whether a document is on it. */
export function FindDocument({ onClose }: { onClose(): void }) {
  const words = useWords();
  const { ask } = useSession();
  const { form, body } = useDocument(NAMES);
  const [found, setFound] = useState<{ of: string; entry: StoppedEntry | null } | null>(null);
  const find = () =>
    form.run(async () => {
      const { entry } = await ask<StopSearch>('POST', `${PATH}/find`, body());
      setFound({ of: JSON.stringify(body()), entry });
    });
  // An answer is about what was asked, not about what is typed since.
  const answer = found?.of === JSON.stringify(body()) ? found : null;
  return (
    <Gesture
      title={words.text('console-stop-find')}
      lead={words.text('console-stop-find-lead')}
      action={words.text('console-stop-find-do')}
      stay={words.text('console-close')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={find}
      onClose={onClose}
    >
      <DocumentFields form={form} />
      {answer?.entry && (
        <Banner name="attention">
          {words.text('console-stop-found', {
            reference: inFours(answer.entry.reference).join('\u00a0'),
            by: answer.entry.by,
            at: stamp(answer.entry.at),
          })}
        </Banner>
      )}
      {answer && !answer.entry && <Banner name="agrees">{words.text('console-stop-not-found')}</Banner>}
    </Gesture>
  );
}
