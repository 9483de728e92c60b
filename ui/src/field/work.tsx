// What the carrier is at: the round, a visit, a check, the way home. Owns where one is; the snapshot says what is
// open, and an open check goes before everything else.

import { useState } from 'react';
import { useEntries } from '../check/entries.ts';
import { type Gesture, useGesture } from '../check/gesture.ts';
import type { AgentView, ParkedView } from '../host/bindings.ts';
import type { StageProps } from '../sign-in/stage-props.ts';
import { useWords } from '../words/words.tsx';
import { Check } from './check/check.tsx';
import { Recorded } from './check/recorded.tsx';
import type { Hand } from './hand.ts';
import { HandIn } from './round/hand-in.tsx';
import { RoundList } from './round/list.tsx';
import { Prepare } from './round/prepare.tsx';
import { Settings } from './round/settings.tsx';
import { standings } from './round/standing.ts';
import { Door } from './visit/door.tsx';

type Where =
  | { at: 'list' | 'prepare' | 'hand-in' | 'settings' }
  | { at: 'visit' | 'letters' | 'without' | 'nobody'; number: number }
  | { at: 'recorded'; number: number | null; how: 'concluded' | 'left' };

type Props = StageProps & { agent: AgentView; hand: Hand; onHand(hand: Hand): void };

/** Everything behind the sign-in. */
export function Work(props: Props) {
  const { host, snapshot, show, agent, hand, onHand } = props;
  const words = useWords();
  const [where, setWhere] = useState<Where>({ at: 'list' });
  const [told, setTold] = useState<string | null>(null);
  const entries = useEntries(host, snapshot, show);
  const running = useGesture(host, entries, show);
  const gesture: Gesture = {
    ...running,
    // What was refused goes as soon as something else is tried.
    run: (step, follow) => {
      running.forget();
      return running.run(step, follow);
    },
  };
  const go = (to: Where) => {
    gesture.forget();
    setTold(null);
    setWhere(to);
  };
  const list = () => go({ at: 'list' });
  // Whatever runs, nobody waits for it to lock.
  const lock = () => entries.settle().then(host.signOut).then(show, props.refresh);
  const resume = ({ draft }: ParkedView) => void gesture.run(() => host.resume({ draft }));
  const openVisit = (number: number) => go({ at: 'visit', number });

  const roundList = (
    <RoundList
      key="list"
      snapshot={snapshot}
      gesture={gesture}
      told={told}
      onVisit={openVisit}
      onResume={resume}
      onGo={(at) => go({ at })}
      onLock={lock}
    />
  );
  if (snapshot.case) {
    return (
      <Check
        {...props}
        open={snapshot.case}
        entries={entries}
        gesture={gesture}
        onPaused={list}
        onSealed={(number, how) => setWhere({ at: 'recorded', number, how })}
      />
    );
  }
  switch (where.at) {
    case 'prepare':
      return (
        <Prepare
          key={where.at}
          snapshot={snapshot}
          gesture={gesture}
          onPrepare={(follow) => gesture.run(host.prepare, follow)}
          onBack={list}
        />
      );
    case 'hand-in':
      return (
        <HandIn
          key={where.at}
          snapshot={snapshot}
          gesture={gesture}
          onSend={() => gesture.run(host.deliver)}
          onWrite={() => gesture.run(host.exportParcel)}
          onVisit={openVisit}
          onResume={resume}
          onClose={lock}
          onBack={list}
        />
      );
    case 'settings':
      return (
        <Settings
          key={where.at}
          snapshot={snapshot}
          agent={agent}
          hand={hand}
          onHand={onHand}
          onLock={lock}
          onBack={list}
        />
      );
    case 'recorded':
      return <Recorded key={where.at} {...where} snapshot={snapshot} onVisit={openVisit} onBack={list} />;
    case 'list':
      return roundList;
  }
  const { at, number } = where;
  const standing = standings(snapshot).find((each) => each.number === number);
  // The registry may have kept it meanwhile: then it is erased here.
  if (!standing?.visit) return roundList;
  return (
    <Door
      key={`${at}-${number}`}
      {...props}
      at={at}
      standing={standing}
      visit={standing.visit}
      entries={entries}
      gesture={gesture}
      onGo={(next) => go({ at: next, number })}
      onPrepare={() => go({ at: 'prepare' })}
      onList={list}
      onAbsent={() => {
        list();
        setTold(words.text('round-nobody-done', { number }));
      }}
    />
  );
}
