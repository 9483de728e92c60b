// After the password: the second factor that there is, or the first to be added. Must not know a way of proving.

import { type ReactNode, useCallback, useMemo } from 'react';
import { ask as askServer, type Method, refusedBy } from '../../host/server.ts';
import type { Factors, Me } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { useWords } from '../../words/words.tsx';
import { AddFactor } from './add-factor.tsx';
import { type Ask, toldUnread, useLoaded } from './asking.ts';
import { ProveFactor } from './prove.tsx';
import { AroundContext, Step, useAround } from './step.tsx';

/** Asks for what this account has to prove itself with. */
export function FactorStep({ onProven }: { onProven(me: Me): void }) {
  const words = useWords();
  const { ask } = useAround();
  const read = useCallback(() => ask<Factors>('GET', '/v1/me/factors'), [ask]);
  const { value, refusal, isBusy, reload } = useLoaded(read);
  if (value && value.factors.length > 0) return <ProveFactor factors={value} onProven={onProven} />;
  if (value) return <AddFactor factors={value} onAdded={onProven} />;
  if (!refusal) return <Step title={words.text('console-prove')} lead={words.text('console-reading')} />;
  return (
    <Step
      key="away"
      title={words.text('console-prove')}
      lead={toldUnread(refusal, words)}
      action={words.text('console-retry')}
      isBusy={isBusy}
      onDo={() => void reload()}
    />
  );
}

/** Asks for a session that is half open; where it has ended meanwhile, the password is asked for again. */
export function useHalfWay(onLeft: () => void): Ask {
  return useCallback(
    async <T,>(method: Method, path: string, body?: object) => {
      try {
        return await askServer<T>(method, path, body);
      } catch (thrown) {
        if (refusedBy(thrown).refusal.problem === 'sign-in-first') onLeft();
        throw thrown;
      }
    },
    [onLeft],
  );
}

type PageProps = {
  onProven(me: Me): void;
  /** The session has ended meanwhile, or was ended here: the password is asked for again. */
  onLeft(): void;
};

/** The step as a page of its own. */
export function FactorPage({ onProven, onLeft }: PageProps) {
  const words = useWords();
  const ask = useHalfWay(onLeft);
  const around = useMemo(() => {
    // Whoever leaves is gone from this page, whether the server heard of it or not: it ends such a session soon.
    const leave = () =>
      void askServer('POST', '/v1/sign-out')
        .catch(() => {})
        .then(onLeft);
    const others: ReactNode = (
      <Button look="quiet" onPress={leave}>
        {words.text('console-again-other')}
      </Button>
    );
    return { ask, others };
  }, [ask, onLeft, words]);
  return (
    <AroundContext value={around}>
      <FactorStep onProven={onProven} />
    </AroundContext>
  );
}
