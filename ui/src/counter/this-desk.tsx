// How this desk is prepared: until when it works offline, by which lists, for how many checks.

import { useGesture } from '../check/gesture.ts';
import { toldDayOf, toldTime } from '../check/times.ts';
import type { LeaseView } from '../host/bindings.ts';
import { Button } from '../kit/button.tsx';
import { Banner, State } from '../kit/state.tsx';
import { LedgerNotice } from '../sign-in/ledger.tsx';
import { useWords } from '../words/words.tsx';
import { useDesk } from './where.ts';

/** What the desk may do; the way to prepare it where it may not. */
export function ThisDesk() {
  const words = useWords();
  const { host, entries, show, snapshot } = useDesk();
  const preparing = useGesture(host, entries, show);
  const { lease } = snapshot;
  const isReady = lease?.valid === true && lease.checksLeft > 0;
  return (
    <section>
      <h2 className="over">{words.text('counter-post')}</h2>
      <LedgerNotice snapshot={snapshot} />
      {isReady ? <Ready lease={lease} /> : <NotReady lease={lease} />}
      {preparing.refusal?.problem === 'server-away' && (
        <Banner name="attention" more={null}>
          {words.text('counter-prepare-away')}
        </Banner>
      )}
      {preparing.refusal && preparing.refusal.problem !== 'server-away' && (
        <Banner name="refused">{words.problem(preparing.refusal)}</Banner>
      )}
      {!lease?.ended && (
        <Button
          look={isReady ? 'quiet' : 'plain'}
          busy={preparing.isBusy && words.text('counter-preparing')}
          onPress={() => void preparing.run(host.prepare)}
        >
          {words.text(isReady ? 'counter-prepare-again' : 'counter-prepare')}
        </Button>
      )}
    </section>
  );
}

function Ready({ lease: { until, checksLeft, listsOf } }: { lease: LeaseView }) {
  const words = useWords();
  const stamp = (at: number) => ({ day: toldDayOf(at, words.language), time: toldTime(at, words.language) });
  return (
    <>
      <p>{words.text('counter-post-ready', stamp(until))}</p>
      <p className="small muted">{words.text('counter-post-checks', { count: checksLeft })}</p>
      <p className="small muted">
        {listsOf === null
          ? words.text('counter-post-no-lists')
          : words.text('counter-post-lists', stamp(listsOf))}
      </p>
    </>
  );
}

function NotReady({ lease }: { lease: LeaseView | null }) {
  const words = useWords();
  const isUsedUp = lease?.valid === true;
  return (
    <>
      <p>
        <State name="attention">{words.text('counter-post-not-ready')}</State>
      </p>
      <p className="small">
        {lease?.ended && words.problem({ problem: 'standing-ended' })}
        {isUsedUp && words.problem({ problem: 'lease-exhausted' })}
        {!lease?.ended && !isUsedUp && words.text('counter-post-not-ready-lead')}
      </p>
    </>
  );
}
