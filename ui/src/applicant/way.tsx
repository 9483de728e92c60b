// Where the check is made: at a counter or at home.

import { useState } from 'react';
import { ask } from '../host/server.ts';
import { useWords } from '../words/words.tsx';
import { ChoiceEntry } from './entries.tsx';
import { finish } from './finish.ts';
import type { Flow } from './flow.ts';
import { Question } from './question.tsx';
import { focusOn, useAsking } from './step.ts';

const WAYS = ['counter', 'home'] as const;

/** Asks where. */
export function Way({ flow }: { flow: Flow }) {
  const words = useWords();
  const [way, setWay] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { run, ...asking } = useAsking();
  const id = flow.opened?.id ?? '';
  const choose = () => {
    setMissing(way === '');
    if (way === '') return focusOn('way');
    run(
      async () => {
        await ask('POST', `/v1/enrolments/${id}/route`, { route: way });
        if (way === 'home') flow.go('window');
        else finish(flow);
      },
      ({ refusal }) => {
        // It has moved on meanwhile: its own page says where it is.
        const isPast = refusal.problem === 'not-in-this-state';
        if (isPast) finish(flow);
        return isPast;
      },
    );
  };
  return (
    <Question
      flow={flow}
      title={words.text('apply-way-title')}
      lead={words.text('apply-way-lead')}
      action={words.text('apply-continue')}
      onAction={choose}
      isFaulty={isMissing}
      {...asking}
    >
      <ChoiceEntry
        id="way"
        label={<span className="visually-hidden">{words.text('apply-way-title')}</span>}
        error={isMissing ? words.text('apply-way-missing') : undefined}
        value={way}
        onChange={(value) => {
          setWay(value);
          setMissing(false);
        }}
        choices={WAYS.map((value) => ({
          value,
          label: words.text(`apply-way-${value}`),
          note: words.text(`apply-way-${value}-note`),
        }))}
      />
      <section>
        <h2>{words.text('apply-bring')}</h2>
        <ul className="bring">
          <li>
            <span className="state" data-state="agrees">
              {words.text('apply-bring-document')}
            </span>
          </li>
          <li>
            <span className="state" data-state="agrees">
              {words.text('apply-bring-invitation')}
            </span>
          </li>
        </ul>
      </section>
      <p className="hint">{words.text('apply-way-online')}</p>
    </Question>
  );
}
