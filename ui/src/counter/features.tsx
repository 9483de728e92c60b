// The step of the features: three that were drawn, each with its gesture and its answers. Letters answer the one in
// focus and move on; after the last letter the step is taken.

import { useEffect, useRef } from 'react';
import { ANSWERS, type Answer, answersOf, answerTo, entryOf } from '../check/answers.ts';
import { placeOf } from '../check/feature-place.ts';
import { useGesture } from '../check/gesture.ts';
import type { CaseView, FeatureView } from '../host/bindings.ts';
import { Choices } from '../kit/choices.tsx';
import { Drawing } from '../kit/drawing.tsx';
import { State } from '../kit/state.tsx';
import type { Key } from '../words/keys.ts';
import { useWords } from '../words/words.tsx';
import { Frame } from './frame.tsx';
import { useDesk } from './where.ts';

/** The letters that answer: what is felt is « senti ». */
const LETTERS: Record<string, Answer> = { v: 'seen', s: 'seen', n: 'not-seen', i: 'unclear' };

const isFelt = ({ gesture }: FeatureView) => gesture === 'feel';

/** The features drawn for this case. */
export function Features({ view }: { view: CaseView }) {
  const words = useWords();
  const { host, entries, show } = useDesk();
  const gesture = useGesture(host, entries, show);
  const { features } = view;
  const cards = useRef(new Map<number, HTMLInputElement | null>());
  const open = features.filter((feature) => answerTo(feature, entries) === null);
  const focus = (feature: FeatureView | undefined) => feature && cards.current.get(feature.code)?.focus();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the step opens
  useEffect(() => focus(open[0] ?? features[0]), []);

  const take = () => {
    const answers = answersOf(features, entries);
    if (answers) void gesture.run(() => host.answerFeatures({ answers }));
    else focus(open[0]);
  };
  /** Answers the feature in focus, and goes to the next one without an answer, or on. */
  const answer = (given: Answer) => {
    const at = document.activeElement?.closest('[data-feature]')?.getAttribute('data-feature');
    const feature = features.find(({ code }) => String(code) === at) ?? open[0];
    if (!feature || gesture.isBusy) return;
    entries.write(entryOf(feature), given);
    const rest = open.filter(({ code }) => code !== feature.code);
    if (rest.length > 0) return focus(rest[0]);
    const answers = features.map((each): [number, Answer] => [
      each.code,
      each.code === feature.code ? given : (answerTo(each, entries) ?? given),
    ]);
    void gesture.run(() => host.answerFeatures({ answers }));
  };
  const keys = Object.fromEntries(Object.entries(LETTERS).map(([key, given]) => [key, () => answer(given)]));
  const missing = open.length > 0 ? words.text('check-answers-left', { count: open.length }) : undefined;
  return (
    <Frame
      view={view}
      title={words.text('counter-step-features')}
      note={view.originalInHand && <State name="agrees">{words.text('counter-original-told')}</State>}
      gesture={gesture}
      next={{ run: take, because: missing }}
      missing={missing}
      say="counter-say-features"
      keys={keys}
    >
      <div className="features">
        {features.map((feature, at) => (
          <Feature
            key={feature.code}
            at={at + 1}
            feature={feature}
            isPage={view.model?.includes('passport') ?? false}
            first={(element) => void cards.current.set(feature.code, element)}
          />
        ))}
      </div>
      <p className="muted">{words.text('check-unclear-is-fine')}</p>
      <p className="small muted">{words.text('counter-letters-go-on')}</p>
    </Frame>
  );
}

type FeatureProps = {
  at: number;
  feature: FeatureView;
  isPage: boolean;
  first(element: HTMLInputElement | null): void;
};

function Feature({ at, feature, isPage, first }: FeatureProps) {
  const words = useWords();
  const { entries } = useDesk();
  const felt = isFelt(feature);
  const labelOf = (answer: Answer) =>
    words.text(felt && answer !== 'unclear' ? `check-felt-${answer}` : `check-answer-${answer}`);
  const caps: Record<Answer, string> = { seen: felt ? 'S' : 'V', 'not-seen': 'N', unclear: 'I' };
  const text = words.text(feature.key as Key);
  return (
    <section
      className="feature"
      data-feature={feature.code}
      aria-label={words.text(`check-gesture-${feature.gesture}`)}
    >
      <Drawing
        gesture={feature.gesture}
        title={words.text(`check-drawing-${feature.gesture}`)}
        sheet={isPage ? 'page' : 'card'}
        at={placeOf(feature)}
      />
      <h2>
        <span className="number">{at}</span> {words.text(`check-gesture-${feature.gesture}`)}
      </h2>
      <p className="what">{text}</p>
      <Choices
        label={text}
        isLabelHidden
        choices={ANSWERS.map((id) => ({ id, label: labelOf(id), cap: caps[id] }))}
        chosen={answerTo(feature, entries)}
        onChoose={(id) => entries.write(entryOf(feature), id)}
        first={first}
      />
    </section>
  );
}
