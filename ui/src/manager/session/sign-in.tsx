// The sign-in: a page of its own at first, a sheet over the page when a session has run out. Must not know what
// waits behind it.

import { type ReactNode, useEffect, useState } from 'react';
import { ask } from '../../host/server.ts';
import type { SignedIn, StaffMember } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { ContrastSwitch } from '../../kit/contrast.tsx';
import { Field } from '../../kit/field.tsx';
import { Banner } from '../../kit/state.tsx';
import { useWords } from '../../words/words.tsx';
import { Gesture } from '../lists/gesture.tsx';
import { useForm } from './form.ts';
import { LanguageSwitch } from './language.tsx';
import { PasswordField } from './password.tsx';
import { Refusal } from './refusal.tsx';

const PLACES = { 'wrong-password': 'password' } as const;
const SECRETS = ['password'] as const;
const WHOLE = ['login', 'password'] as const;

async function signIn(login: string, password: string): Promise<StaffMember> {
  const { account } = await ask<SignedIn>('POST', '/v1/sign-in', {
    login: login.trim(),
    password,
    bearer: false,
  });
  return account;
}

/** A page outside any session: the mark, one thing to do, language and contrast. */
export function Doorstep({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  const words = useWords();
  useEffect(() => {
    document.title = `${title} – ${words.text('console-title')}`;
  }, [title, words]);
  return (
    <div className="doorstep">
      <header className="bar">
        <span className="brand">Vis-à-vis</span>
        <span className="push">{words.text('console-title')}</span>
      </header>
      <main>
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
        {children}
      </main>
      <footer className="keys">
        <LanguageSwitch />
        <ContrastSwitch label={words.text('console-contrast')} />
      </footer>
    </div>
  );
}

/** Asks who works here. */
export function SignInPage({ onSignedIn }: { onSignedIn(me: StaffMember): void }) {
  const words = useWords();
  return (
    <Doorstep title={words.text('console-sign-in')} lead={words.text('console-sign-in-lead')}>
      <SignInForm onSignedIn={onSignedIn} />
      <p className="small muted">{words.text('console-sign-in-forgotten')}</p>
    </Doorstep>
  );
}

function SignInForm({ onSignedIn }: { onSignedIn(me: StaffMember): void }) {
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
  me: StaffMember;
  onSignedIn(me: StaffMember): void;
  onClose(): void;
  /** Somebody else sits here now: what was typed goes with the one who typed it. */
  onSomebodyElse(): void;
};

/** Over the page: the session has run out, what is typed behind stays. */
export function SignInAgain({ me, onSignedIn, onClose, onSomebodyElse }: AgainProps) {
  const words = useWords();
  const form = useForm({ names: SECRETS, placeOf: PLACES, secrets: SECRETS });
  const [isLeaving, setLeaving] = useState(false);
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
      others={
        <Button look="quiet" onPress={() => (isLeaving ? onSomebodyElse() : setLeaving(true))}>
          {words.text(isLeaving ? 'console-again-other-sure' : 'console-again-other')}
        </Button>
      }
    >
      <p>
        {words.text('console-login')} <strong>{me.login}</strong>
      </p>
      <PasswordField
        label={words.text('console-password')}
        keeper="current-password"
        {...form.field('password')}
      />
      {isLeaving && <Banner name="attention">{words.text('console-again-other-lead')}</Banner>}
    </Gesture>
  );
}
