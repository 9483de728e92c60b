// A check without an invitation: what becomes of it is said before it begins.

import type { Gesture } from '../../check/gesture.ts';
import { Button } from '../../kit/button.tsx';
import { useWords } from '../../words/words.tsx';
import { BackBar } from '../bars.tsx';
import { RefusalNotice } from '../notice.tsx';
import { Screen } from '../screen.tsx';

type Props = { number: number; gesture: Gesture; onBegin(): void; onBack(): void };

/** Says that the check will be held, and begins it. */
export function Without({ number, gesture, onBegin, onBack }: Props) {
  const words = useWords();
  return (
    <Screen
      title={words.text('round-without-title')}
      bar={<BackBar about={words.text('round-visit', { number })} onBack={onBack} />}
      foot={
        <Button look="action" busy={gesture.isBusy && words.text('round-opening')} onPress={onBegin}>
          {words.text('round-without-do')}
        </Button>
      }
    >
      <p className="lead">{words.text('round-without-lead')}</p>
      <p className="muted">{words.text('round-without-more')}</p>
      <RefusalNotice refusal={gesture.refusal} name="refused" />
    </Screen>
  );
}
