// The face against the portrait: how to look, then one answer, read once more before it is given. What comes of
// it is told to nobody.

import { Button } from '../../kit/button.tsx';
import { useWords } from '../../words/words.tsx';
import { RefusalNotice } from '../notice.tsx';
import { Screen } from '../screen.tsx';
import type { Asked } from './asked.ts';
import { ENTRY } from './where.ts';

const ANSWERS = ['same', 'different', 'doubt'] as const;
type Answer = (typeof ANSWERS)[number];

const LOOKS = ['hair', 'ears', 'eyes', 'nose', 'marks'] as const;

/** Says how to compare, and asks. */
export function Face({ entries, frame }: Asked) {
  const words = useWords();
  return (
    <Screen
      {...frame}
      title={words.text('round-face-title')}
      foot={ANSWERS.map((answer) => (
        <Button key={answer} look="answer" onPress={() => entries.write(ENTRY.face, answer)}>
          {words.text(`round-face-${answer}`)}
        </Button>
      ))}
    >
      <p className="key">{words.text('round-face-lead')}</p>
      <ul className="looks">
        {LOOKS.map((look) => (
          <li key={look}>{words.text(`round-face-look-${look}`)}</li>
        ))}
      </ul>
    </Screen>
  );
}

/** The answer, before it is given. */
export function FaceSaid({ host, entries, gesture, take, frame }: Asked) {
  const words = useWords();
  const answer = entries.text(ENTRY.face) as Answer;
  return (
    <Screen
      {...frame}
      title={words.text('round-face-said')}
      foot={
        <>
          <Button
            look="action"
            busy={gesture.isBusy && words.text('round-recording')}
            onPress={() => take(() => host.compare({ answer }))}
          >
            {words.text('round-go-on')}
          </Button>
          <Button onPress={() => entries.write(ENTRY.face, '')}>{words.text('round-change')}</Button>
        </>
      }
    >
      <p className="strong">{words.text(`round-face-${answer}`)}</p>
      <p className="key">{words.text('round-face-said-lead')}</p>
      <RefusalNotice refusal={gesture.refusal} />
    </Screen>
  );
}
