// The second factor is proven: by a passkey, or by the six digits of an app. Must not know what waits behind it.

import { useState } from 'react';
import type {
  Factor,
  Factors,
  Me,
  PasskeyAsked,
  ProveCode,
  ProvePasskey,
  SignedIn,
} from '../../host/wire.ts';
import { useWords } from '../../words/words.tsx';
import { useBrowser } from './browser.ts';
import { CodeField } from './code-field.tsx';
import { useForm } from './form.ts';
import { hasPasskeys, provePasskey } from './passkey.ts';
import { Step, useAround } from './step.tsx';

const CODE = ['code'] as const;
const PLACES = { 'factor-wrong': 'code' } as const;

type Props = { factors: Factors; onProven(me: Me): void };

/** Asks for one of the factors that there are; a passkey is the first choice where the browser can. */
export function ProveFactor({ factors: { factors, codes }, onProven }: Props) {
  const words = useWords();
  const has = (kind: Factor['kind']) => factors.some((factor) => factor.kind === kind);
  const ways: Array<Factor['kind']> = [];
  if (has('passkey') && hasPasskeys()) ways.push('passkey');
  if (has('code') && codes) ways.push('code');
  const [chosen, setWay] = useState(ways[0]);
  const another = ways.find((way) => way !== chosen);
  const other = another && {
    label: words.text(`console-prove-by-${another}`),
    onPress: () => setWay(another),
  };
  if (chosen === 'passkey') return <ByPasskey other={other} onProven={onProven} />;
  if (chosen === 'code') return <ByCode other={other} onProven={onProven} />;
  return (
    <Step
      title={words.text('console-prove')}
      lead={words.text(has('passkey') ? 'console-prove-no-browser' : 'console-prove-codes-forbidden')}
      help={words.text('console-prove-lost')}
    />
  );
}

type WayProps = { other: { label: string; onPress(): void } | undefined; onProven(me: Me): void };

function ByCode({ other, onProven }: WayProps) {
  const words = useWords();
  const { ask } = useAround();
  const form = useForm({ names: CODE, placeOf: PLACES, secrets: CODE });
  const prove = () =>
    form.run(async () => {
      const body: ProveCode = { code: form.value('code') };
      onProven((await ask<SignedIn>('POST', '/v1/sign-in/code', body)).account);
    });
  return (
    <Step
      title={words.text('console-prove')}
      lead={words.text('console-prove-code-lead')}
      action={words.text('console-prove-do')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={prove}
      other={other}
      help={words.text('console-prove-lost')}
    >
      <CodeField
        label={words.text('console-prove-code')}
        hint={words.text('console-prove-code-hint')}
        {...form.field('code')}
      />
    </Step>
  );
}

function ByPasskey({ other, onProven }: WayProps) {
  const words = useWords();
  const { ask } = useAround();
  const browser = useBrowser();
  const form = useForm({ names: [] });
  const prove = () =>
    form.run(async () => {
      const asked = await ask<PasskeyAsked>('POST', '/v1/sign-in/passkey/start', {});
      const body: ProvePasskey = { credential: await browser(provePasskey, asked) };
      onProven((await ask<SignedIn>('POST', '/v1/sign-in/passkey', body)).account);
    });
  return (
    <Step
      title={words.text('console-prove')}
      lead={words.text('console-prove-passkey-lead')}
      action={words.text('console-prove-passkey-do')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={prove}
      other={other}
      help={words.text('console-prove-lost')}
    >
      {form.isBusy && <p role="status">{words.text('console-passkey-waiting')}</p>}
    </Step>
  );
}
