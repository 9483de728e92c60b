// One's own account: what it proves itself with, another password, and the ends of sessions.

import { useState } from 'react';
import { refusedBy } from '../../host/server.ts';
import type { Factors, NewPassword } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Facts } from '../../kit/facts.tsx';
import { Toast } from '../../kit/toast.tsx';
import { useWords } from '../../words/words.tsx';
import { Gesture } from '../lists/gesture.tsx';
import { useFocusKept, useTitle } from '../lists/list-page.tsx';
import { type Message, messageOf, usePath, useSession } from './asking.ts';
import { FactorsOfAccount } from './factors.tsx';
import { useForm } from './form.ts';
import { OfficeName } from './office.tsx';
import { PasswordField } from './password.tsx';
import { Refusal } from './refusal.tsx';

const NAMES = ['current', 'wanted'] as const;
const PLACES = { 'wrong-password': 'current', 'password-too-weak': 'wanted' } as const;

/** The account of who is signed in. */
export function AccountPage() {
  const words = useWords();
  const { me, leave } = useSession();
  const title = words.text('console-account');
  useTitle(title);
  const factors = usePath<Factors>('/v1/me/factors');
  const remember = useFocusKept(factors.value);
  const [isEverywhere, setEverywhere] = useState(false);
  const [refusal, setRefusal] = useState<Message | undefined>();
  return (
    <main className="shelf" onFocus={remember}>
      <header className="shelf-head">
        <h1 tabIndex={-1}>{title}</h1>
      </header>
      <Facts
        facts={[
          { label: words.text('console-name'), value: me.name },
          { label: words.text('console-login'), value: me.login },
          { label: words.text('console-role'), value: words.text(`console-role-${me.role}`) },
          {
            label: words.text('console-office'),
            value: me.office === null ? words.text('console-every-office') : <OfficeName of={me.office} />,
          },
        ]}
      />
      <FactorsOfAccount factors={factors} />
      <section className="stack narrow">
        <h2>{words.text('console-sessions')}</h2>
        <Refusal of={refusal} />
        <div className="btn-row">
          <Button onPress={() => leave().catch((thrown) => setRefusal(messageOf(refusedBy(thrown), words)))}>
            {words.text('console-sign-out')}
          </Button>
          <Button onPress={() => setEverywhere(true)}>{words.text('console-sign-out-everywhere')}</Button>
        </div>
      </section>
      <ChangePassword />
      {isEverywhere && <SignOutEverywhere onClose={() => setEverywhere(false)} />}
    </main>
  );
}

function ChangePassword() {
  const words = useWords();
  const { ask } = useSession();
  const [isDone, setDone] = useState(false);
  const form = useForm({ names: NAMES, placeOf: PLACES });
  const change = () =>
    form.run(async () => {
      const body: NewPassword = { current: form.value('current'), wanted: form.value('wanted') };
      await ask('POST', '/v1/me/password', body);
      form.clear();
      setDone(true);
    });
  return (
    <section className="stack narrow">
      <h2>{words.text('console-password-change')}</h2>
      <p className="muted">{words.text('console-password-change-lead')}</p>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        <Refusal of={form.banner} />
        <PasswordField
          label={words.text('console-password-current')}
          keeper="current-password"
          {...form.field('current')}
        />
        <PasswordField
          label={words.text('console-password-new')}
          hint={words.text('console-password-hint')}
          keeper="new-password"
          {...form.field('wanted')}
        />
        <div className="btn-row">
          <Button type="submit" look="primary" busy={form.isBusy && words.text('console-busy')}>
            {words.text('console-password-change-do')}
          </Button>
        </div>
      </form>
      {isDone && (
        <Toast onClose={() => setDone(false)} closeLabel={words.text('console-close')}>
          {words.text('console-password-changed')}
        </Toast>
      )}
    </section>
  );
}

function SignOutEverywhere({ onClose }: { onClose(): void }) {
  const words = useWords();
  const { ask, left } = useSession();
  const form = useForm({ names: [] });
  const leave = () =>
    form.run(async () => {
      await ask('POST', '/v1/sign-out-everywhere');
      left();
    });
  return (
    <Gesture
      title={words.text('console-sign-out-everywhere')}
      lead={words.text('console-sign-out-everywhere-lead')}
      action={words.text('console-sign-out-everywhere-do')}
      stay={words.text('console-change-nothing')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={leave}
      onClose={onClose}
    />
  );
}
