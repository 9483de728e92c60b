// Nobody opened: the second of the two taps that record it.

import type { Gesture } from '../../check/gesture.ts';
import { Button } from '../../kit/button.tsx';
import { useWords } from '../../words/words.tsx';
import { BackBar } from '../bars.tsx';
import { RefusalNotice } from '../notice.tsx';
import { Screen } from '../screen.tsx';

type Props = { number: number; gesture: Gesture; onConfirm(): void; onBack(): void };

/** Asks once whether nobody is there. */
export function Nobody({ number, gesture, onConfirm, onBack }: Props) {
  const words = useWords();
  return (
    <Screen
      title={words.text('round-nobody-title')}
      bar={<BackBar about={words.text('round-visit', { number })} onBack={onBack} />}
      foot={
        <>
          <Button look="action" busy={gesture.isBusy && words.text('round-recording')} onPress={onConfirm}>
            {words.text('round-nobody-do')}
          </Button>
          <Button onPress={onBack}>{words.text('round-nobody-back')}</Button>
        </>
      }
    >
      <p className="lead">{words.text('round-nobody-lead')}</p>
      <RefusalNotice refusal={gesture.refusal} name="refused" />
    </Screen>
  );
}
