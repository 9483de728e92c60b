// The sign-in: a page of its own at first, a sheet over the page when a session has run out. Must not know what
// waits behind it.

import { useCallback, useMemo, useState } from 'react';
import { ask } from '../../host/server.ts';
import type { Me, SignedIn } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Field } from '../../kit/field.tsx';
import { useWords } from '../../words/words.tsx';
import { Gesture } from '../lists/gesture.tsx';
import { Doorstep } from './doorstep.tsx';
import { FactorStep, useHalfWay } from './factor.tsx';
import { useForm } from './form.ts';
import { PasswordField } from './password.tsx';
import { Refusal } from './refusal.tsx';
import { AroundContext } from './step.tsx';

const PLACES = { 'wrong-password': 'password' } as const;
const SECRETS = ['password'] as const;
const WHOLE = ['login', 'password'] as const;

async function signIn(login: string, password: string): Promise<Me> {
  const { account } = await ask<SignedIn>('POST', '/v1/sign-in', {
    login: login.trim(),
    password,
    bearer: false,
  });
  return account;
}

/** Asks who works here. */
export function SignInPage({ onSignedIn }: { onSignedIn(me: Me): void }) {
  const words = useWords();
  return (
    <Doorstep title={words.text('console-sign-in')} lead={words.text('console-sign-in-lead')}>
      <SignInForm onSignedIn={onSignedIn} />
      <p className="small muted">{words.text('console-sign-in-forgotten')}</p>
    </Doorstep>
  );
}

function SignInForm({ onSignedIn }: { onSignedIn(me: Me): void }) {
  const words = useWords();
  const form = useForm({ names: WHOLE, placeOf: PLACES, secrets: SECRETS });
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.run(async () => onSignedIn(await signIn(form.value('login'), form.value('password'))));
      }}
    >
      <Refusal of={form.banner} />
      <Field label={words.text('console-login')} {...form.field('login')} />
      <PasswordField
        label={words.text('console-password')}
        keeper="current-password"
        {...form.field('password')}
      />
      <div className="btn-row">
        <Button type="submit" look="primary" busy={form.isBusy && words.text('console-busy')}>
          {words.text('console-sign-in-do')}
        </Button>
      </div>
    </form>
  );
}

type AgainProps = {
  me: Me;
  /** The session is there, and waits for the second factor alone. */
  isPasswordRight: boolean;
  onSignedIn(me: Me): void;
  onClose(): void;
  /** Somebody else sits here now: what was typed goes with the one who typed it. */
  onSomebodyElse(): void;
};

/** Over the page: the session has run out, what is typed behind stays. */
export function SignInAgain({ me, isPasswordRight, onSignedIn, onClose, onSomebodyElse }: AgainProps) {
  const words = useWords();
  const [isHalfWay, setHalfWay] = useState(isPasswordRight);
  const back = useCallback(() => setHalfWay(false), []);
  const halfWay = useHalfWay(back);
  const around = useMemo(
    () => ({
      ask: halfWay,
      sheet: { stay: words.text('console-again-later'), onClose },
      others: <SomebodyElse onSure={onSomebodyElse} />,
    }),
    [halfWay, onClose, onSomebodyElse, words],
  );
  if (isHalfWay) {
    return (
      <AroundContext value={around}>
        <FactorStep onProven={onSignedIn} />
      </AroundContext>
    );
  }
  return (
    <PasswordAgain
      me={me}
      onSignedIn={(account) => (account.proven ? onSignedIn(account) : setHalfWay(true))}
      onClose={onClose}
      onSomebodyElse={onSomebodyElse}
    />
  );
}

function PasswordAgain({ me, onSignedIn, onClose, onSomebodyElse }: Omit<AgainProps, 'isPasswordRight'>) {
  const words = useWords();
  const form = useForm({ names: SECRETS, placeOf: PLACES, secrets: SECRETS });
  const again = () => form.run(async () => onSignedIn(await signIn(me.login, form.value('password'))));
  return (
    <Gesture
      title={words.text('console-again')}
      lead={words.text('console-again-lead')}
      action={words.text('console-sign-in-do')}
      stay={words.text('console-again-later')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={again}
      onClose={onClose}
      others={<SomebodyElse onSure={onSomebodyElse} />}
    >
      <p>
        {words.text('console-login')} <strong>{me.login}</strong>
      </p>
      <PasswordField
        label={words.text('console-password')}
        keeper="current-password"
        {...form.field('password')}
      />
    </Gesture>
  );
}

/** Two presses: the first says what the second erases. */
function SomebodyElse({ onSure }: { onSure(): void }) {
  const words = useWords();
  const [isLeaving, setLeaving] = useState(false);
  return (
    <>
      <Button look="quiet" onPress={() => (isLeaving ? onSure() : setLeaving(true))}>
        {words.text(isLeaving ? 'console-again-other-sure' : 'console-again-other')}
      </Button>
      <span className="small" role="status">
        {isLeaving && words.text('console-again-other-lead')}
      </span>
    </>
  );
}
