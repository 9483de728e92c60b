// Where the check is: five steps, each with its state in words. Initials and year only: the next in the queue reads
// along.

import { answerTo } from '../check/answers.ts';
import { isTypedAlike, shownNumber, whoOf } from '../check/case.ts';
import type { Entries } from '../check/entries.ts';
import { clockTime, comparedDayOf } from '../check/times.ts';
import type { CaseStep, CaseView } from '../host/bindings.ts';
import { type Step, Steps } from '../kit/steps.tsx';
import { useWords, type Words } from '../words/words.tsx';
import { useDesk } from './where.ts';

type Told = Pick<Step, 'state' | 'told' | 'isCurrent'>;

/** The places on the rail; typing what is printed belongs to the document. */
const PLACES = ['document', 'features', 'face', 'conclusion'] as const;
const placeOf = (step: CaseStep) => PLACES.indexOf(step === 'fields' ? 'document' : step);

/** How the invitation was read. */
function ofVoucher({ voucher, opened }: CaseView, words: Words): Told {
  return { state: 'agrees', told: words.text(`counter-told-${voucher}`, { time: clockTime(opened) }) };
}

/** The document while it is looked at. */
function ofDocument(view: CaseView, words: Words): Told {
  if (view.step === 'document') {
    const isRead = view.readings === 0;
    return isRead
      ? { state: 'current', told: words.text('counter-told-to-read') }
      : {
          state: 'attention',
          told: words.text('check-readings-left', { count: view.readingsLeft }),
          isCurrent: true,
        };
  }
  if (view.fieldsStage === 'differs')
    return { state: 'attention', told: words.text('counter-told-differs'), isCurrent: true };
  return { state: 'current', told: words.text(`counter-told-${view.fieldsStage}`) };
}

function toldOf(place: (typeof PLACES)[number], view: CaseView, entries: Entries, words: Words): Told {
  const [at, now] = [PLACES.indexOf(place), placeOf(view.step)];
  if (at > now) return { state: 'todo', told: words.text('counter-told-todo') };
  if (at < now) {
    const isNoted = place === 'document' && !isTypedAlike(view);
    return { state: 'agrees', told: words.text(isNoted ? 'counter-told-noted' : 'counter-told-done') };
  }
  if (place === 'document') return ofDocument(view, words);
  if (place !== 'features') return { state: 'current', told: words.text('counter-told-now') };
  const { features } = view;
  const count = features.filter((feature) => answerTo(feature, entries) !== null).length;
  return { state: 'current', told: words.text('check-answers-given', { count, total: features.length }) };
}

/** The rail of the open case. */
export function Rail({ view }: { view: CaseView }) {
  const words = useWords();
  const { entries } = useDesk();
  const who = whoOf(view);
  const steps: Step[] = [
    { id: 'voucher', name: words.text('counter-step-voucher'), ...ofVoucher(view, words) },
    ...PLACES.map((id) => ({
      id,
      name: words.text(`counter-step-${id}`),
      ...toldOf(id, view, entries, words),
    })),
  ];
  return (
    <aside className="rail" aria-label={words.text('counter-this-check')}>
      <div className="case">
        <p className="muted small">{words.text('counter-number', { number: shownNumber(view.number) })}</p>
        <p className="who">{who ?? words.text('counter-who-unknown')}</p>
        {view.expires !== null && (
          <p className="muted small">
            {words.text('counter-voucher-until', { day: comparedDayOf(view.expires) })}
          </p>
        )}
      </div>
      <Steps label={words.text('counter-steps')} steps={steps} />
      {(view.declared !== 'whole' || view.step === 'features') && (
        <p className="small muted foot">
          {view.step === 'features' || view.declared === 'whole'
            ? words.text('check-drawn')
            : words.text(`check-declared-${view.declared}`)}
        </p>
      )}
    </aside>
  );
}
