// How the applicant is reached: the code goes to the mobile, everything else to the mailbox.

import { useWords } from '../words/words.tsx';
import { useAsked } from './asked.ts';
import { TextEntry } from './entries.tsx';
import type { Flow } from './flow.ts';
import { Question } from './question.tsx';
import { useStep } from './step.ts';

/** Asks for e-mail and mobile. */
export function Contact({ flow }: { flow: Flow }) {
  const words = useWords();
  const { onContinue, ...step } = useStep(flow, 'contact');
  const asked = useAsked(flow);
  return (
    <Question
      flow={flow}
      title={words.text('apply-contact-title')}
      action={words.text('apply-continue')}
      onAction={onContinue}
      {...step}
    >
      <TextEntry
        label={words.text('apply-email')}
        hint={words.text('apply-email-hint')}
        fill="email"
        type="email"
        mode="email"
        {...asked('email')}
      />
      <TextEntry
        label={words.text('apply-mobile')}
        hint={words.text('apply-mobile-hint')}
        fill="tel"
        type="tel"
        mode="tel"
        width="middle"
        {...asked('mobile')}
      />
      <button className="linked" type="button" onClick={() => flow.go('paper')}>
        {words.text('apply-no-mobile')}
      </button>
    </Question>
  );
}
