// The names, as on the document. They are kept as typed: one letter is a name, and accents stay.

import { useWords } from '../words/words.tsx';
import { useAsked } from './asked.ts';
import { TextEntry } from './entries.tsx';
import type { Flow } from './flow.ts';
import { Question } from './question.tsx';
import { useStep } from './step.ts';

/** Asks for the names. */
export function Names({ flow }: { flow: Flow }) {
  const words = useWords();
  const { onContinue, ...step } = useStep(flow, 'names');
  const asked = useAsked(flow);
  return (
    <Question
      flow={flow}
      title={words.text('apply-names-title')}
      lead={words.text('apply-names-lead')}
      action={words.text('apply-continue')}
      onAction={onContinue}
      {...step}
    >
      <TextEntry
        label={words.text('apply-birth-name')}
        hint={words.text('apply-birth-name-hint')}
        fill="family-name"
        {...asked('birth-name')}
      />
      <TextEntry
        label={words.text('apply-usage-name')}
        hint={words.text('apply-usage-name-hint')}
        fill="off"
        {...asked('usage-name')}
      />
      <TextEntry
        label={words.text('apply-given-names')}
        hint={words.text('apply-given-names-hint')}
        fill="given-name"
        {...asked('given-names')}
      />
      <p className="hint">{words.text('apply-one-name')}</p>
    </Question>
  );
}
