// The step of the face: look at the person, then at the portrait, then answer. The three answers weigh the same; what
// was answered is told to nobody.

import { useGesture } from '../check/gesture.ts';
import type { CaseView, Compare } from '../host/bindings.ts';
import { Button } from '../kit/button.tsx';
import { useWords } from '../words/words.tsx';
import { FaceDrawing } from './face-drawing.tsx';
import { Frame } from './frame.tsx';
import { useDesk } from './where.ts';

type Answer = Compare['answer'];
const ANSWERS: Answer[] = ['same', 'different', 'doubt'];
const LOOK = ['person', 'bare', 'portrait'] as const;
const TRAITS = ['ears', 'nose', 'eyes', 'marks'] as const;

/** Face against portrait. */
export function Face({ view }: { view: CaseView }) {
  const words = useWords();
  const { host, entries, show } = useDesk();
  const gesture = useGesture(host, entries, show);
  const answer = (given: Answer) => void gesture.run(() => host.compare({ answer: given }));
  const keys = Object.fromEntries(ANSWERS.map((each, at) => [String(at + 1), () => answer(each)]));
  const missing = words.text('counter-face-missing');
  return (
    <Frame
      view={view}
      title={words.text('counter-step-face')}
      isTold
      gesture={gesture}
      next={{
        run: () => document.querySelector<HTMLElement>('.face-answers button')?.focus(),
        because: missing,
      }}
      missing={missing}
      say="counter-say-face"
      keys={keys}
    >
      <div className="face">
        <div className="face-look">
          <ol className="lay">
            {LOOK.map((each) => (
              <li key={each}>{words.text(`check-face-${each}`)}</li>
            ))}
          </ol>
          <h2>{words.text('check-face-traits')}</h2>
          <ul className="traits">
            {TRAITS.map((each) => (
              <li key={each}>{words.text(`check-face-${each}`)}</li>
            ))}
          </ul>
          <p className="muted">{words.text('check-face-not-these')}</p>
        </div>
        <FaceDrawing title={words.text('counter-face-drawing')} />
      </div>
      <fieldset className="face-answers">
        <legend className="strong">{words.text('check-face-question')}</legend>
        <div className="answers-row">
          {ANSWERS.map((each, at) => (
            <Button key={each} look="answer" hint={String(at + 1)} onPress={() => answer(each)}>
              {words.text(`check-face-${each}`)}
            </Button>
          ))}
        </div>
      </fieldset>
      <p className="small muted">{words.text('check-face-untold')}</p>
    </Frame>
  );
}
