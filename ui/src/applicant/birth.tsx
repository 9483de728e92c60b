// The date of birth in three boxes, and the sex, as on the document.

import { useWords } from '../words/words.tsx';
import { isPartial } from './answers.ts';
import { useAsked } from './asked.ts';
import { ChoiceEntry, describedBy, Notes } from './entries.tsx';
import type { Flow } from './flow.ts';
import { Question } from './question.tsx';
import { useStep } from './step.ts';

const BOXES = [
  { name: 'day', longest: 2, fill: 'bday-day' },
  { name: 'month', longest: 2, fill: 'bday-month' },
  { name: 'year', longest: 4, fill: 'bday-year' },
] as const;

/** Asks for the birth. */
export function Birth({ flow }: { flow: Flow }) {
  const words = useWords();
  const { onContinue, ...step } = useStep(flow, 'birth');
  const asked = useAsked(flow);
  return (
    <Question
      flow={flow}
      title={words.text('apply-birth-title')}
      action={words.text('apply-continue')}
      onAction={onContinue}
      {...step}
    >
      <BirthDate flow={flow} />
      <ChoiceEntry
        label={words.text('apply-sex')}
        hint={words.text('apply-sex-hint')}
        choices={(['female', 'male', 'unspecified'] as const).map((value) => ({
          value,
          label: words.text(`apply-sex-${value}`),
        }))}
        {...asked('sex')}
      />
    </Question>
  );
}

function BirthDate({ flow }: { flow: Flow }) {
  const words = useWords();
  const asked = useAsked(flow);
  const { error } = asked('day');
  const isOpen = isPartial(flow.answers);
  const hint = words.text(isOpen ? 'apply-birth-partial-hint' : 'apply-birth-date-hint');
  return (
    <fieldset className="field" aria-describedby={describedBy('birth-date', hint, error)}>
      <legend>{words.text('apply-birth-date')}</legend>
      <Notes id="birth-date" hint={hint} error={error} />
      <div className="date">
        {BOXES.map(({ name, longest, fill }) => (
          <div className="field" key={name}>
            <label htmlFor={name}>{words.text(`apply-${name}`)}</label>
            <input
              className="input"
              id={name}
              inputMode="numeric"
              autoComplete={fill}
              maxLength={longest}
              value={flow.answers[name]}
              onChange={(event) => flow.set(name, event.target.value)}
              aria-invalid={error ? true : undefined}
            />
          </div>
        ))}
      </div>
      <label className="tick">
        <input
          type="checkbox"
          checked={isOpen}
          onChange={(event) => flow.set('is-partial', event.target.checked ? 'yes' : '')}
        />
        {words.text('apply-birth-partial')}
      </label>
    </fieldset>
  );
}
