// Preparing: what is fetched, how far it is, and what the phone can then do without a network. The old round
// stays until the new one is whole.

import { useState } from 'react';
import type { Gesture } from '../../check/gesture.ts';
import type { Snapshot } from '../../host/bindings.ts';
import { Button } from '../../kit/button.tsx';
import { Facts } from '../../kit/facts.tsx';
import { Banner, State, type StateName } from '../../kit/state.tsx';
import { useWords } from '../../words/words.tsx';
import { BackBar } from '../bars.tsx';
import { Notice } from '../notice.tsx';
import { Screen } from '../screen.tsx';
import { useTelling } from '../tell.ts';

type Props = { snapshot: Snapshot; gesture: Gesture; onPrepare(follow: () => void): void; onBack(): void };

/** Prepares the round, and says what is at hand. */
export function Prepare({ snapshot, gesture, onPrepare, onBack }: Props) {
  const words = useWords();
  const [isDone, setDone] = useState(false);
  const prepare = () => {
    setDone(false);
    onPrepare(() => setDone(true));
  };
  const label = words.text(isDone ? 'round-see' : 'round-prepare');
  return (
    <Screen
      title={words.text(isDone ? 'round-prepared-title' : 'round-prepare-title')}
      bar={<BackBar onBack={onBack} />}
      foot={
        <Button
          look="action"
          busy={gesture.isBusy && words.text('round-preparing')}
          onPress={isDone ? onBack : prepare}
        >
          {label}
        </Button>
      }
    >
      {gesture.refusal && (
        <Banner name="attention" more={<p>{words.text('round-old-kept')}</p>}>
          {gesture.refusal.problem === 'server-away'
            ? words.text('round-prepare-away')
            : words.problem(gesture.refusal)}
        </Banner>
      )}
      {!isDone && snapshot.online === false && !gesture.refusal && (
        <Notice name="waiting">{words.text('round-prepare-needs-network')}</Notice>
      )}
      {!isDone && <p className="lead">{words.text('round-prepare-lead')}</p>}
      <Stages at={isDone ? 3 : gesture.isBusy ? 0 : -1} />
      {isDone && <AtHand snapshot={snapshot} />}
    </Screen>
  );
}

/** What is fetched, each with how far it is: the registry is asked, then all the rest happens here. */
function Stages({ at }: { at: number }) {
  const words = useWords();
  const stages = (['ask', 'verify', 'store'] as const).map((name, index) => {
    const state: StateName = index < at ? 'agrees' : index === at ? 'current' : 'todo';
    return { name, state };
  });
  return (
    <ol className="stages">
      {stages.map(({ name, state }) => (
        <li key={name}>
          <State name={state}>{words.text(`round-prepare-${name}`)}</State>
          <span className="muted">{words.text(`round-prepare-${name}-more`)}</span>
        </li>
      ))}
    </ol>
  );
}

function AtHand({ snapshot }: { snapshot: Snapshot }) {
  const words = useWords();
  const telling = useTelling();
  const { lease, round, now } = snapshot;
  if (!lease) return null;
  const listed = lease.listsOf === null ? [] : [lease.listsOf];
  return (
    <>
      <p className="key-fact" role="status">
        {words.text('round-prepared', {
          count: round?.total ?? 0,
          until: telling.limit(lease.until, now),
        })}
      </p>
      <Facts
        facts={[
          { label: words.text('round-checks-left'), value: String(lease.checksLeft) },
          ...listed.map((at) => ({
            label: words.text('round-lists-of'),
            value: words.text('round-stamp', { day: telling.day(at), time: telling.clock(at) }),
          })),
        ]}
      />
    </>
  );
}
