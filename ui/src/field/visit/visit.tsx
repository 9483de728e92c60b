// Before the door: where it is, who is expected by initials and year, and the ways to begin. Must not know how a
// check goes.

import type { Snapshot } from '../../host/bindings.ts';
import { Button } from '../../kit/button.tsx';
import { State } from '../../kit/state.tsx';
import { useWords } from '../../words/words.tsx';
import { BackBar } from '../bars.tsx';
import type { Gesture } from '../gesture.ts';
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
  const because = reasonAgainst(snapshot) ? words.text('round-prepare-first') : undefined;
  const [street = '', ...more] = visit.address;
  const scanned = gesture.refusal && words.problem(gesture.refusal);
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
        ) : (
          <>
            <Button
              look="action"
              onPress={onScan}
              busy={gesture.busy && words.text('round-scanning')}
              isDisabledBecause={because}
              isReasonTold
            >
              {words.text('round-scan')}
            </Button>
            <div className="pair">
              <Button onPress={() => onGo('letters')} isDisabledBecause={because} isReasonTold>
                {words.text('round-letters')}
              </Button>
              <Button onPress={() => onGo('without')} isDisabledBecause={because} isReasonTold>
                {words.text('round-without')}
              </Button>
            </div>
            {state === 'todo' && <Button onPress={() => onGo('nobody')}>{words.text('round-nobody')}</Button>}
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
      {state === 'todo' && <p className="lead">{words.text('round-visit-lead')}</p>}
      {state !== 'todo' && (
        <p>
          <State name={state}>{wordOf(standing, words, telling)}</State>
        </p>
      )}
      {kind === KIND.nobodyHome && <p className="muted">{words.text('round-come-after-all')}</p>}
      {isDone && <p className="muted">{words.text('round-sealed-stays')}</p>}
      {because && <Limit snapshot={snapshot} onPrepare={onPrepare} />}
      {scanned && <Notice>{scanned}</Notice>}
    </Screen>
  );
}
