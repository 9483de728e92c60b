// The last step: the facts once more, no verdict, then the signature.

import { noteOf } from '../check/answers.ts';
import { declaredStands, isTypedAlike, toConfirm } from '../check/case.ts';
import { useGesture } from '../check/gesture.ts';
import { toldDay } from '../check/times.ts';
import type { CaseView } from '../host/bindings.ts';
import { Facts } from '../kit/facts.tsx';
import { State } from '../kit/state.tsx';
import type { Key } from '../words/keys.ts';
import { useWords, type Words } from '../words/words.tsx';
import { Frame } from './frame.tsx';
import { useDesk } from './where.ts';

/** What was stated, and the one thing left to do. */
export function Conclude({ view }: { view: CaseView }) {
  const words = useWords();
  const { host, entries, show, seal } = useDesk();
  const gesture = useGesture(host, entries, show);
  const conclude = async () => {
    // Before the gesture: its answer takes this screen away.
    seal({ number: view.number, isLeft: false });
    if (await gesture.run(() => host.conclude(noteOf(entries)))) seal(null);
  };
  const sign = () => {
    if (!gesture.isBusy) void conclude();
  };
  return (
    <Frame
      view={view}
      title={words.text('counter-step-conclusion')}
      isTold
      gesture={gesture}
      next={{ run: sign, label: words.text('check-conclude') }}
      isLast
      say="counter-say-conclusion"
    >
      <p className="lead">{words.text('counter-conclusion-lead')}</p>
      <Facts facts={factsOf(view, words)} />
      <p className="muted">{words.text('counter-conclusion-after')}</p>
    </Frame>
  );
}

const seen = (agrees: boolean, text: string) => <State name={agrees ? 'agrees' : 'attention'}>{text}</State>;

function factsOf(view: CaseView, words: Words) {
  const { model, validity } = view;
  const different = toConfirm(view).filter(({ printed }) => printed === false).length;
  const declared = declaredStands(view);
  const isAlike = isTypedAlike(view);
  return [
    { label: words.text('check-review-document'), value: model && words.text(model as Key) },
    {
      label: words.text('check-valid-until'),
      value: seen(
        validity?.accepted === true,
        validity?.until ? toldDay(validity.until, words.language) : words.text('check-nothing'),
      ),
    },
    ...(view.originalInHand
      ? [
          {
            label: words.text('check-review-original'),
            value: seen(true, words.text('check-review-in-hand')),
          },
        ]
      : []),
    {
      label: words.text('check-review-typed'),
      value: seen(isAlike, words.text(isAlike ? 'check-review-typed-same' : 'check-review-typed-differs')),
    },
    {
      label: words.text('check-review-printed'),
      value: seen(
        different === 0,
        different === 0
          ? words.text('check-review-printed-same')
          : words.text('check-review-printed-differs', { count: different }),
      ),
    },
    {
      label: words.text('check-review-declared'),
      value:
        declared === 'later' ? (
          <State name="unknown">{words.text('check-review-declared-later')}</State>
        ) : (
          seen(declared === 'agrees', words.text(`check-review-declared-${declared}`))
        ),
    },
    {
      label: words.text('check-review-features'),
      value: seen(true, words.text('check-review-features-given')),
    },
    { label: words.text('check-review-face'), value: seen(true, words.text('check-review-face-given')) },
  ];
}
