// A factor is added: which kind, then its own step. The first one opens the session, others are added from the account.

import { useState } from 'react';
import type { AddPasskey, Factors, Me, PasskeyAsked, SignedIn } from '../../host/wire.ts';
import { Choices } from '../../kit/choices.tsx';
import { Field } from '../../kit/field.tsx';
import { useWords } from '../../words/words.tsx';
import { AddApp } from './add-app.tsx';
import { useBrowser } from './browser.ts';
import { useForm } from './form.ts';
import { hasPasskeys, makePasskey } from './passkey.ts';
import { Step, useAround } from './step.tsx';

type Way = 'passkey' | 'code';
const WAY = ['way'] as const;
const LABEL = ['label'] as const;

type Props = { factors: Factors; onAdded(me: Me): void };

/** Asks which kind where both may be added here, and adds it. */
export function AddFactor({ factors, onAdded }: Props) {
  const words = useWords();
  const ways: Way[] = [];
  if (factors.passkeys && hasPasskeys()) ways.push('passkey');
  if (factors.codes) ways.push('code');
  const [chosen, setChosen] = useState<Way | undefined>(ways.length === 1 ? ways[0] : undefined);
  const isFirst = factors.factors.length === 0;
  const title = words.text(isFirst ? 'console-factor-first' : 'console-factor-add');
  if (ways.length === 0) {
    const why = factors.passkeys ? 'console-factor-no-browser' : 'console-factor-none';
    return <Step title={title} lead={words.text(why)} />;
  }
  const other = ways.length > 1 ? () => setChosen(undefined) : undefined;
  if (chosen === 'passkey') return <AddAPasskey onOther={other} onAdded={onAdded} />;
  if (chosen === 'code') return <AddApp onOther={other} onAdded={onAdded} />;
  const lead = words.text(isFirst ? 'console-factor-first-lead' : 'console-factor-add-lead');
  return <Which title={title} lead={lead} ways={ways} onChosen={setChosen} />;
}

type WhichProps = { title: string; lead: string; ways: Way[]; onChosen(way: Way): void };

function Which({ title, lead, ways, onChosen }: WhichProps) {
  const words = useWords();
  const form = useForm({ names: WAY });
  const way = form.field('way');
  return (
    <Step
      title={title}
      lead={lead}
      action={words.text('console-prove-do')}
      banner={form.banner}
      onDo={() => form.run(async () => onChosen(form.value('way') as Way))}
    >
      <Choices
        label={words.text('console-factor-which')}
        choices={ways.map((id) => ({
          id,
          label: words.text(`console-factor-${id}`),
          note: words.text(`console-factor-${id}-note`),
        }))}
        chosen={way.value || null}
        onChoose={way.onChange}
        error={way.error && words.text('console-choice-missing')}
        first={way.input}
      />
    </Step>
  );
}

type KindProps = { onOther: (() => void) | undefined; onAdded(me: Me): void };

function AddAPasskey({ onOther, onAdded }: KindProps) {
  const words = useWords();
  const { ask } = useAround();
  const browser = useBrowser();
  const form = useForm({ names: LABEL, first: { label: words.text('console-factor-passkey') } });
  const add = () =>
    form.run(async () => {
      const asked = await ask<PasskeyAsked>('POST', '/v1/me/factors/passkey/start', {});
      const credential = await browser(makePasskey, asked);
      const body: AddPasskey = { label: form.value('label').trim(), credential };
      onAdded((await ask<SignedIn>('POST', '/v1/me/factors/passkey', body)).account);
    });
  return (
    <Step
      title={words.text('console-factor-passkey-title')}
      lead={words.text('console-factor-passkey-lead')}
      action={words.text('console-factor-passkey-do')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={add}
      other={onOther && { label: words.text('console-factor-other'), onPress: onOther }}
    >
      <Field
        label={words.text('console-factor-label')}
        hint={words.text('console-factor-label-hint')}
        {...form.field('label')}
      />
      {form.isBusy && <p role="status">{words.text('console-passkey-waiting')}</p>}
    </Step>
  );
}
