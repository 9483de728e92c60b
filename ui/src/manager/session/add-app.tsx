// An app that shows six digits is added: its secret as a picture and as letters, and the digits that prove that the app
// has it. The secret is held by this step alone.

import { useCallback } from 'react';
import type { AddCode, CodeSecret, Me, SignedIn } from '../../host/wire.ts';
import { Field } from '../../kit/field.tsx';
import { inFours } from '../../kit/letters.tsx';
import { useWords } from '../../words/words.tsx';
import { toldUnread, useLoaded } from './asking.ts';
import { CodeField } from './code-field.tsx';
import { useForm } from './form.ts';
import { Step, useAround } from './step.tsx';

const NAMES = ['code', 'label'] as const;
const PLACES = { 'factor-wrong': 'code' } as const;
const SECRETS = ['code'] as const;

type Props = { onOther: (() => void) | undefined; onAdded(me: Me): void };

/** Has a secret drawn, then adds the app that holds it. */
export function AddApp({ onOther, onAdded }: Props) {
  const words = useWords();
  const { ask } = useAround();
  const draw = useCallback(() => ask<CodeSecret>('POST', '/v1/me/factors/code/start', {}), [ask]);
  const { value, refusal, isBusy, reload } = useLoaded(draw);
  const other = onOther && { label: words.text('console-factor-other'), onPress: onOther };
  if (value) return <Prove drawn={value} other={other} onAdded={onAdded} />;
  const title = words.text('console-factor-code-title');
  if (!refusal) return <Step title={title} lead={words.text('console-reading')} other={other} />;
  return (
    <Step
      title={title}
      lead={toldUnread(refusal, words)}
      action={words.text('console-retry')}
      isBusy={isBusy}
      onDo={() => void reload()}
      other={other}
    />
  );
}

type ProveProps = {
  drawn: CodeSecret;
  other: { label: string; onPress(): void } | undefined;
  onAdded(me: Me): void;
};

/** The digits prove that the app has the secret. */
function Prove({ drawn, other, onAdded }: ProveProps) {
  const words = useWords();
  const { ask } = useAround();
  const form = useForm({
    names: NAMES,
    placeOf: PLACES,
    secrets: SECRETS,
    first: { label: words.text('console-factor-code') },
  });
  const add = () =>
    form.run(async () => {
      const body: AddCode = { label: form.value('label').trim(), code: form.value('code') };
      onAdded((await ask<SignedIn>('POST', '/v1/me/factors/code', body)).account);
    });
  return (
    <Step
      title={words.text('console-factor-code-title')}
      lead={words.text('console-factor-code-lead')}
      action={words.text('console-factor-code-do')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={add}
      other={other}
    >
      <Secret of={drawn} />
      <CodeField
        label={words.text('console-prove-code')}
        hint={words.text('console-factor-code-hint')}
        {...form.field('code')}
      />
      <Field
        label={words.text('console-factor-label')}
        hint={words.text('console-factor-label-hint')}
        {...form.field('label')}
      />
    </Step>
  );
}

/** As an image of the page's own: whatever the picture holds, it draws and nothing else. */
const addressOf = (svg: string) => `data:image/svg+xml,${encodeURIComponent(svg)}`;

function Secret({ of: { secret, picture } }: { of: CodeSecret }) {
  const words = useWords();
  return (
    <div className="app-secret">
      <img src={addressOf(picture)} alt={words.text('console-factor-picture')} />
      <div>
        <p>{words.text('console-factor-secret')}</p>
        <p className="code strong">{inFours(secret).join(' ')}</p>
        <p className="small muted">{words.text('console-factor-secret-lead')}</p>
      </div>
    </div>
  );
}
