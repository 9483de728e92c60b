// Where letters and the carrier go.

import { useWords } from '../words/words.tsx';
import { useAsked } from './asked.ts';
import { TextEntry } from './entries.tsx';
import type { Flow } from './flow.ts';
import { Question } from './question.tsx';
import { useStep } from './step.ts';

/** Asks for the address. */
export function Address({ flow }: { flow: Flow }) {
  const words = useWords();
  const { onContinue, ...step } = useStep(flow, 'address');
  const asked = useAsked(flow);
  return (
    <Question
      flow={flow}
      title={words.text('apply-address-title')}
      lead={words.text('apply-address-lead')}
      action={words.text('apply-continue')}
      onAction={onContinue}
      {...step}
    >
      <TextEntry label={words.text('apply-address-line')} fill="address-line1" {...asked('address-line')} />
      <TextEntry
        label={words.text('apply-address-complement')}
        hint={words.text('apply-address-complement-hint')}
        fill="address-line2"
        {...asked('address-complement')}
      />
      <TextEntry
        label={words.text('apply-postcode')}
        fill="postal-code"
        mode="numeric"
        width="short"
        {...asked('postcode')}
      />
      <TextEntry label={words.text('apply-locality')} fill="address-level2" {...asked('locality')} />
      <button className="linked" type="button" onClick={() => flow.go('paper')}>
        {words.text('apply-not-in-france')}
      </button>
    </Question>
  );
}
