// Before the door: where it is, who is expected by initials and year, and the ways to begin. Must not know how a
// check goes.

import type { Gesture } from '../../check/gesture.ts';
import type { Snapshot } from '../../host/bindings.ts';
import { Button } from '../../kit/button.tsx';
import { State } from '../../kit/state.tsx';
import { useWords } from '../../words/words.tsx';
import { BackBar } from '../bars.tsx';
import { Notice } from '../notice.tsx';
import { Limit, reasonAgainst } from '../round/limit.tsx';
import { KIND, type Standing } from '../round/standing.ts';
import { wordOf } from '../round/stop.tsx';
import { Screen } from '../screen.tsx';
import { useTelling } from '../tell.ts';

type Props = {
  snapshot: Snapshot;
  standing: Standing;
  gesture: Gesture;
  onScan(): void;
  onGo(where: 'letters' | 'without' | 'nobody'): void;
  onPrepare(): void;
  onBack(): void;
};

/** One visit. */
export function Visit({ snapshot, standing, gesture, onScan, onGo, onPrepare, onBack }: Props) {
  const words = useWords();
  const telling = useTelling();
  const { number, visit, state, kind } = standing;
  const about = words.text('round-visit', { number });
  if (!visit) return null;
  const isDone = state !== 'todo' && kind !== KIND.nobodyHome;
  const isUnprepared = reasonAgainst(snapshot) !== null;
  const [street = '', ...more] = visit.address;
  const scanned = gesture.refusal && words.problem(gesture.refusal);
  const nobody = state === 'todo' && (
    <Button onPress={() => onGo('nobody')}>{words.text('round-nobody')}</Button>
  );
  return (
    <Screen
      title={street}
      pageTitle={about}
      bar={<BackBar about={about} onBack={onBack} />}
      foot={
        isDone ? (
          <Button look="action" onPress={onBack}>
            {words.text('round-back-to-list')}
          </Button>
        ) : isUnprepared ? (
          <>
            <Button look="action" onPress={onPrepare}>
              {words.text('round-prepare')}
            </Button>
            {nobody}
          </>
        ) : (
          <>
            <Ways gesture={gesture} onScan={onScan} onGo={onGo} />
            {nobody}
          </>
        )
      }
    >
      {more.length > 0 && (
        <p className="address">
          {more.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </p>
      )}
      <p className="promised">{telling.window(visit)}</p>
      <p className="promised">
        {words.text('round-person', { initials: visit.initials, year: String(visit.birthYear) })}
      </p>
      {state === 'todo' && !isUnprepared && <p className="lead">{words.text('round-visit-lead')}</p>}
      {state !== 'todo' && (
        <p>
          <State name={state}>{wordOf(standing, words, telling)}</State>
        </p>
      )}
      {kind === KIND.nobodyHome && <p className="muted">{words.text('round-come-after-all')}</p>}
      {isDone && <p className="muted">{words.text('round-sealed-stays')}</p>}
      {isUnprepared && !isDone && <Limit snapshot={snapshot} />}
      {scanned && <Notice>{scanned}</Notice>}
    </Screen>
  );
}

/** The ways to begin. Where no reader answers, the letters come first. */
function Ways({ gesture, onScan, onGo }: Pick<Props, 'gesture' | 'onScan' | 'onGo'>) {
  const words = useWords();
  const isAway = gesture.refusal?.problem === 'scanner-away';
  const scan = (
    <Button
      key="scan"
      look={isAway ? 'plain' : 'action'}
      onPress={onScan}
      busy={gesture.isBusy && words.text('round-scanning')}
    >
      {words.text('round-scan')}
    </Button>
  );
  const letters = (
    <Button key="letters" look={isAway ? 'action' : 'plain'} onPress={() => onGo('letters')}>
      {words.text('round-letters')}
    </Button>
  );
  return (
    <>
      {isAway ? letters : scan}
      <div className="pair">
        {isAway ? scan : letters}
        <Button onPress={() => onGo('without')}>{words.text('round-without')}</Button>
      </div>
    </>
  );
}
