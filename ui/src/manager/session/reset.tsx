// A new password by the link that an administrator handed over, and the code beside it. The link's secret leaves the
// address bar at once and is held by this page alone.

import { useEffect, useState } from 'react';
import { ask, refusedBy } from '../../host/server.ts';
import type { AskLinkOwner, LinkOwner, Reset } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Facts } from '../../kit/facts.tsx';
import { Field } from '../../kit/field.tsx';
import { useWords } from '../../words/words.tsx';
import { addressOf, Link } from '../where.tsx';
import { told } from './asking.ts';
import { Doorstep } from './doorstep.tsx';
import { useForm } from './form.ts';
import { PasswordField } from './password.tsx';
import { Refusal } from './refusal.tsx';

const NAMES = ['code', 'password'] as const;
const PLACES = { 'enrolment-code-wrong': 'code', 'password-too-weak': 'password' } as const;

/** Whose the link is; a link that is over is told as such before anything is typed. */
function useOwner(token: string) {
  const words = useWords();
  const [login, setLogin] = useState<string>();
  const [gone, setGone] = useState<string>();
  useEffect(() => {
    if (token === '') return;
    const body: AskLinkOwner = { token };
    ask<LinkOwner>('POST', '/v1/staff/reset/login', body).then(
      (owner) => setLogin(owner.login),
      (thrown) => {
        const refused = refusedBy(thrown);
        // Where the server does not answer, the form says so when it is sent.
        if (refused.refusal.problem === 'link-expired') setGone(told(refused, words));
      },
    );
  }, [token, words]);
  return { login, gone };
}

/** Asks for the new password. */
export function ResetPage() {
  const words = useWords();
  const [token] = useState(() => window.location.hash.slice(1));
  const [isDone, setDone] = useState(false);
  const form = useForm({ names: NAMES, placeOf: PLACES });
  useEffect(() => {
    window.history.replaceState(null, '', window.location.pathname);
  }, []);
  const { login, gone } = useOwner(token);
  const home = <Link to={addressOf('')}>{words.text('console-to-sign-in')}</Link>;
  if (token === '') {
    return (
      <Doorstep title={words.text('console-reset')} lead={words.text('console-reset-no-link')}>
        <p>{home}</p>
      </Doorstep>
    );
  }
  if (isDone) {
    return (
      <Doorstep title={words.text('console-reset-done')} lead={words.text('console-reset-done-lead')}>
        {login !== undefined && <Facts facts={[{ label: words.text('console-login'), value: login }]} />}
        <p>{home}</p>
      </Doorstep>
    );
  }
  if (gone !== undefined) {
    return (
      <Doorstep title={words.text('console-reset-gone')} lead={gone}>
        <p>{home}</p>
      </Doorstep>
    );
  }
  const reset = () =>
    form.run(async () => {
      const body: Reset = { token, code: form.value('code'), password: form.value('password') };
      await ask('POST', '/v1/staff/reset', body);
      setDone(true);
    });
  return (
    <Doorstep title={words.text('console-reset')} lead={words.text('console-reset-lead')}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void reset();
        }}
      >
        {login !== undefined && (
          <Field
            label={words.text('console-login')}
            hint={words.text('console-reset-login-hint')}
            keeper="username"
            isReadOnly
            value={login}
            onChange={() => {}}
          />
        )}
        <Refusal of={form.banner} />
        <Field
          kind="code"
          label={words.text('console-reset-code')}
          hint={words.text('console-reset-code-hint')}
          {...form.field('code')}
        />
        <PasswordField
          label={words.text('console-password-new')}
          hint={words.text('console-password-hint')}
          keeper="new-password"
          {...form.field('password')}
        />
        <div className="btn-row">
          <Button type="submit" look="primary" busy={form.isBusy && words.text('console-busy')}>
            {words.text('console-password-change-do')}
          </Button>
        </div>
      </form>
    </Doorstep>
  );
}
