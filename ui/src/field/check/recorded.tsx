// A check was sealed: it is recorded here, nothing is told of what comes of it, and the round goes on.

import type { Snapshot } from '../../host/bindings.ts';
import { Button } from '../../kit/button.tsx';
import { State } from '../../kit/state.tsx';
import { useWords } from '../../words/words.tsx';
import { HomeBar } from '../bars.tsx';
import { leftToDo, standings } from '../round/standing.ts';
import { Screen } from '../screen.tsx';

type Props = {
  snapshot: Snapshot;
  number: number | null;
  how: 'concluded' | 'left';
  onVisit(number: number): void;
  onBack(): void;
};

/** Says that it is recorded. */
export function Recorded({ snapshot, number, how, onVisit, onBack }: Props) {
  const words = useWords();
  const next = leftToDo(standings(snapshot)).find((each) => each.number !== number);
  const about = number === null ? words.text('round-check') : words.text('round-visit', { number });
  return (
    <Screen
      title={words.text('round-recorded-title')}
      bar={<HomeBar snapshot={snapshot} />}
      foot={
        next ? (
          <>
            <Button look="action" onPress={() => onVisit(next.number)}>
              {words.text('round-open-visit', { number: next.number })}
            </Button>
            <Button onPress={onBack}>{words.text('round-back-to-list')}</Button>
          </>
        ) : (
          <Button look="action" onPress={onBack}>
            {words.text('round-back-to-list')}
          </Button>
        )
      }
    >
      <p className="promised">
        <State name="recorded">{about}</State>
      </p>
      <p className="key">{words.text(how === 'concluded' ? 'round-recorded-lead' : 'round-recorded-left')}</p>
      <p className="muted">
        {words.text(snapshot.online === false ? 'round-recorded-offline' : 'round-recorded-online')}
      </p>
    </Screen>
  );
}
