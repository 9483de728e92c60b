// What an order would touch, asked of the registry while it is written and said before it is given. Must not know the
// order.

import { useEffect, useState } from 'react';
import { type RefusedByServer, refusedBy } from '../../host/server.ts';
import type { OrderImpact } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Banner } from '../../kit/state.tsx';
import { useWords, type Words } from '../../words/words.tsx';
import { toldUnread, useSession } from '../session/asking.ts';

/** Whoever types a day or a number has stopped. */
const PAUSE_MS = 400;

/** Where it is asked, and of what. */
export type Question = { path: string; body: object };

type Answer = { impact?: OrderImpact; refusal?: RefusedByServer };

/** Asks after a pause, and again when the question is another one; an answer to an older one is dropped. */
function useImpact(question: Question | undefined) {
  const { ask } = useSession();
  const [answer, setAnswer] = useState<Answer>({});
  const [tries, setTries] = useState(0);
  const { path, body } = question ?? {};
  const text = body && JSON.stringify(body);
  useEffect(() => {
    setAnswer({});
    if (path === undefined || text === undefined) return;
    let isNewest = true;
    const put = (said: Answer) => isNewest && setAnswer(said);
    const timer = setTimeout(
      () =>
        ask<OrderImpact>('POST', path, JSON.parse(text)).then(
          (impact) => put({ impact }),
          (thrown) => put({ refusal: refusedBy(thrown) }),
        ),
      tries === 0 ? PAUSE_MS : 0,
    );
    return () => {
      isNewest = false;
      clearTimeout(timer);
    };
  }, [ask, path, text, tries]);
  return { ...answer, again: () => setTries(tries + 1) };
}

const STATES = [
  'drafted',
  'submitted',
  'awaiting-check',
  'check-received',
  'under-review',
  'activated',
  'refused',
  'lapsed',
  'withdrawn',
] as const;

/** « 9 activés, 3 à l’étude »; those first that weigh most. */
function statesTold(impact: OrderImpact, words: Words): string {
  return impact.enrolments
    .toSorted((a, b) => b.count - a.count)
    .map(({ state, count }) => {
      const known = STATES.find((each) => each === state) ?? 'other';
      // A number stays with what it counts.
      return words.text(`console-impact-${known}`, { count }).replaceAll(' ', '\u00a0');
    })
    .join(', ');
}

/** How many, in which states, and how many identities will rest. */
export function ImpactTold({ impact }: { impact: OrderImpact }) {
  const words = useWords();
  const count = impact.enrolments.reduce((sum, each) => sum + each.count, 0);
  if (count === 0) return <p>{words.text('console-impact-none')}</p>;
  return (
    <>
      <p className="strong">{words.text('console-impact', { count, states: statesTold(impact, words) })}</p>
      {impact.active > 0 && <p>{words.text('console-impact-active', { count: impact.active })}</p>}
    </>
  );
}

/** What it would touch; nothing while there is no question yet. */
export function Impact({ of }: { of: Question | undefined }) {
  const words = useWords();
  const { impact, refusal, again } = useImpact(of);
  if (!of) return null;
  return (
    <div className="effects">
      <div role="status">
        {!impact && !refusal && <p className="muted">{words.text('console-impact-reading')}</p>}
        {impact && <ImpactTold impact={impact} />}
      </div>
      {refusal && (
        <Banner name="attention">
          <span>{words.text('console-impact-unread', { why: toldUnread(refusal, words) })}</span>
          <Button look="small" onPress={again}>
            {words.text('console-retry')}
          </Button>
        </Banner>
      )}
    </div>
  );
}
