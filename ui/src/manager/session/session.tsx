// Who is signed in: finds it out, keeps it, and asks again over the page when a session has run out. Must not know
// a page.

import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ask as askServer, type Method, type RefusedByServer, refusedBy } from '../../host/server.ts';
import type { StaffMember } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { useWords } from '../../words/words.tsx';
import { type Ask, SessionContext, told } from './asking.ts';
import { Doorstep, SignInAgain, SignInPage } from './sign-in.tsx';

type Waiter = { resolve(): void; reject(refusal: RefusedByServer): void };

/** Shows its children to whoever has signed in. */
export function InSession({ children }: { children: ReactNode }) {
  const words = useWords();
  const [me, setMe] = useState<StaffMember | null>(null);
  const [isKnown, setKnown] = useState(false);
  const [refusal, setRefusal] = useState<RefusedByServer | null>(null);

  const find = useCallback(async () => {
    setRefusal(null);
    try {
      setMe(await askServer<StaffMember>('GET', '/v1/me'));
      setKnown(true);
    } catch (thrown) {
      const refused = refusedBy(thrown);
      if (refused.refusal.problem === 'sign-in-first') setKnown(true);
      else setRefusal(refused);
    }
  }, []);
  useEffect(() => {
    void find();
  }, [find]);

  if (refusal) {
    return (
      <Doorstep title={words.text('console-away')} lead={told(refusal, words)}>
        <div className="btn-row">
          <Button look="primary" onPress={() => void find()}>
            {words.text('console-retry')}
          </Button>
        </div>
      </Doorstep>
    );
  }
  if (!isKnown) return <p className="starting muted">{words.text('console-starting')}</p>;
  if (!me) return <SignInPage onSignedIn={setMe} />;
  return (
    <Within key={me.login} me={me} onLeft={() => setMe(null)}>
      {children}
    </Within>
  );
}

type WithinProps = { me: StaffMember; onLeft(): void; children: ReactNode };

function Within({ me, onLeft, children }: WithinProps) {
  const waiters = useRef<Waiter[]>([]);
  const [isAgain, setAgain] = useState(false);
  const ranOut = useRef<RefusedByServer | null>(null);

  const ask: Ask = useCallback(async <T,>(method: Method, path: string, body?: object) => {
    try {
      return await askServer<T>(method, path, body);
    } catch (thrown) {
      const refusal = refusedBy(thrown);
      if (refusal.refusal.problem !== 'sign-in-first') throw refusal;
      ranOut.current = refusal;
      setAgain(true);
      // Everything that was asked meanwhile waits for the same sign-in, then goes out once.
      await new Promise<void>((resolve, reject) => waiters.current.push({ resolve, reject }));
      return await askServer<T>(method, path, body);
    }
  }, []);

  const settle = (how: (waiter: Waiter) => void) => {
    setAgain(false);
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
      left: onLeft,
    }),
    [me, ask, onLeft],
  );
  return (
    <SessionContext value={session}>
      {children}
      {isAgain && (
        <SignInAgain
          me={me}
          onSignedIn={() => settle(({ resolve }) => resolve())}
          onClose={() => settle(({ reject }) => ranOut.current && reject(ranOut.current))}
          onSomebodyElse={onLeft}
        />
      )}
    </SessionContext>
  );
}
