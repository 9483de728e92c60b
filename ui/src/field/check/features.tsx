// The features drawn for this check, one a screen, each with its drawing; then the answers, read once more before
// they are given.

import { placeOf } from '../../check/feature-place.ts';
import type { FeatureView } from '../../host/bindings.ts';
import { Button } from '../../kit/button.tsx';
import { Drawing } from '../../kit/drawing.tsx';
import type { Key } from '../../words/keys.ts';
import { useWords, type Words } from '../../words/words.tsx';
import { RefusalNotice } from '../notice.tsx';
import { Screen } from '../screen.tsx';
import type { Asked } from './asked.ts';
import { ENTRY } from './where.ts';

const ANSWERS = ['seen', 'not-seen', 'unclear'] as const;
type Answer = (typeof ANSWERS)[number];

/** An answer in words: what is touched is felt. */
function told(answer: Answer, { gesture }: FeatureView, words: Words): string {
  if (answer === 'unclear') return words.text('round-unclear');
  if (gesture === 'feel') return words.text(answer === 'seen' ? 'round-felt' : 'round-not-felt');
  return words.text(answer === 'seen' ? 'round-seen' : 'round-not-seen');
}

/** Asks about one feature. */
export function Feature({ open, entries, frame, feature }: Asked & { feature: FeatureView }) {
  const words = useWords();
  const given = entries.text(ENTRY.feature(feature.code)) as Answer | '';
  const before = open.features[open.features.indexOf(feature) - 1];
  const answer = (text: Answer) => {
    entries.write(ENTRY.feature(feature.code), text);
    if (entries.text(ENTRY.at) !== '') entries.write(ENTRY.at, '');
  };
  return (
    <Screen
      {...frame}
      over={
        <>
          {frame.over}
          <Drawing
            gesture={feature.gesture}
            sheet={open.model?.includes('passport') ? 'page' : 'card'}
            at={placeOf(feature)}
            title={words.text(`round-drawing-${feature.gesture}`)}
          />
        </>
      }
      under={
        <>
          {frame.under}
          {before && (
            <Button look="quiet" onPress={() => entries.write(ENTRY.at, String(before.code))}>
              {words.text('round-feature-before')}
            </Button>
          )}
        </>
      }
      title={words.text(`round-gesture-${feature.gesture}`)}
      foot={ANSWERS.map((each) => (
        <Button key={each} look="answer" onPress={() => answer(each)}>
          {told(each, feature, words)}
        </Button>
      ))}
    >
      <p className="key">{words.text(feature.key as Key)}</p>
      {given !== '' && (
        <p className="muted">
          {words.text('round-answered-before', { answer: told(given, feature, words) })}
        </p>
      )}
    </Screen>
  );
}

/** The answers, before they are given. */
export function Features({ open, host, entries, gesture, take, frame }: Asked) {
  const words = useWords();
  const answers = open.features.map(({ code }): [number, Answer] => [
    code,
    entries.text(ENTRY.feature(code)) as Answer,
  ]);
  return (
    <Screen
      {...frame}
      title={words.text('round-features-title')}
      foot={
        <Button
          look="action"
          busy={gesture.isBusy && words.text('round-recording')}
          onPress={() => take(() => host.answerFeatures({ answers }))}
        >
          {words.text('round-go-on')}
        </Button>
      }
    >
      <RefusalNotice refusal={gesture.refusal} />
      <ul className="answers">
        {open.features.map((feature) => {
          const given = entries.text(ENTRY.feature(feature.code)) as Answer;
          return (
            <li key={feature.code}>
              <p>
                <span className="muted">{words.text(feature.key as Key)}</span>
                <span className="strong">{told(given, feature, words)}</span>
              </p>
              <Button
                onPress={() => entries.write(ENTRY.at, String(feature.code))}
                name={`${words.text('round-change')} – ${words.text(feature.key as Key)}`}
              >
                {words.text('round-change')}
              </Button>
            </li>
          );
        })}
      </ul>
    </Screen>
  );
}
