// Who is signed in: finds it out, keeps it, and asks again over the page when a session has run out. Must not know
// a page.

import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ask as askServer, type Method, type RefusedByServer, refusedBy } from '../../host/server.ts';
import type { Me } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { useWords } from '../../words/words.tsx';
import { tellBy } from '../time.ts';
import { type Ask, SessionContext, toldUnread } from './asking.ts';
import { Doorstep } from './doorstep.tsx';
import { FactorPage } from './factor.tsx';
import { SignInAgain, SignInPage } from './sign-in.tsx';

type Waiter = { resolve(): void; reject(refusal: RefusedByServer): void };

/** What a session that has run out is asked for, by what the server said of it. */
type Again = 'sign-in-first' | 'factor-first';
const isAgainWord = (word: string): word is Again => word === 'sign-in-first' || word === 'factor-first';

/** Shows its children to whoever has signed in. */
export function InSession({ children }: { children: ReactNode }) {
  const words = useWords();
  const [me, setMe] = useState<Me | null>(null);
  const [isKnown, setKnown] = useState(false);
  const [refusal, setRefusal] = useState<RefusedByServer | null>(null);
  const [isFresh, setFresh] = useState(false);

  const enter = useCallback((who: Me) => {
    tellBy(who.zone);
    setMe(who);
  }, []);
  const find = useCallback(async () => {
    setRefusal(null);
    try {
      enter(await askServer<Me>('GET', '/v1/me'));
      setKnown(true);
    } catch (thrown) {
      const refused = refusedBy(thrown);
      if (refused.refusal.problem === 'sign-in-first') setKnown(true);
      else setRefusal(refused);
    }
  }, [enter]);
  useEffect(() => {
    void find();
  }, [find]);
  const left = useCallback(() => setMe(null), []);

  if (refusal) {
    return (
      <Doorstep title={words.text('console-away')} lead={toldUnread(refusal, words)}>
        <div className="btn-row">
          <Button look="primary" onPress={() => void find()}>
            {words.text('console-retry')}
          </Button>
        </div>
      </Doorstep>
    );
  }
  if (!isKnown) return <p className="starting muted">{words.text('console-starting')}</p>;
  const signedIn = (who: Me) => {
    setFresh(true);
    enter(who);
  };
  if (!me) return <SignInPage onSignedIn={signedIn} />;
  if (!me.proven) return <FactorPage onProven={signedIn} onLeft={left} />;
  return (
    <Within key={me.login} me={me} isFresh={isFresh} onLeft={left}>
      {children}
    </Within>
  );
}

type WithinProps = { me: Me; isFresh: boolean; onLeft(): void; children: ReactNode };

function Within({ me, isFresh, onLeft, children }: WithinProps) {
  useEffect(() => {
    // The button that had the focus is gone with the sign-in.
    if (isFresh) document.querySelector<HTMLElement>('#page h1')?.focus();
  }, [isFresh]);
  const waiters = useRef<Waiter[]>([]);
  const [again, setAgain] = useState<Again | null>(null);
  const ranOut = useRef<RefusedByServer | null>(null);
  // A sign-in that was put off is not offered again by a reading that nobody asked for.
  const isPutOff = useRef(false);

  const ask: Ask = useCallback(async <T,>(method: Method, path: string, body?: object) => {
    try {
      return await askServer<T>(method, path, body);
    } catch (thrown) {
      const refusal = refusedBy(thrown);
      const { problem } = refusal.refusal;
      if (!isAgainWord(problem)) throw refusal;
      if (isPutOff.current && method === 'GET') throw refusal;
      isPutOff.current = false;
      ranOut.current = refusal;
      // The sheet that lies there already knows how far it is.
      setAgain((asked) => asked ?? problem);
      // Everything that was asked meanwhile waits for the same sign-in, then goes out once.
      await new Promise<void>((resolve, reject) => waiters.current.push({ resolve, reject }));
      return await askServer<T>(method, path, body);
    }
  }, []);

  const settle = (how: (waiter: Waiter) => void) => {
    setAgain(null);
    for (const waiter of waiters.current.splice(0)) how(waiter);
  };
  const session = useMemo(
    () => ({
      me,
      ask,
      leave: async () => {
        await askServer('POST', '/v1/sign-out');
        onLeft();
      },
      wake: () => {
        isPutOff.current = false;
      },
      left: onLeft,
    }),
    [me, ask, onLeft],
  );
  return (
    <SessionContext value={session}>
      {children}
      {again && (
        <SignInAgain
          me={me}
          isPasswordRight={again === 'factor-first'}
          onSignedIn={() => settle(({ resolve }) => resolve())}
          onClose={() => {
            isPutOff.current = true;
            settle(({ reject }) => ranOut.current && reject(ranOut.current));
          }}
          onSomebodyElse={onLeft}
        />
      )}
    </SessionContext>
  );
}
