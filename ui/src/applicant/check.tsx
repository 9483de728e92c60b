// Everything that was answered, to be read once more; then the request is opened and a code sent.

import { useEffect, useRef } from 'react';
import { ask } from '../host/server.ts';
import type { OpenedEnrolment } from '../host/wire.ts';
import { useWords } from '../words/words.tsx';
import { useAllCommunes } from './all-communes.ts';
import { NAMES } from './answers.ts';
import { declarationOf } from './declaration.ts';
import { faultsOf, faultText, pageOf } from './faults.ts';
import type { Flow } from './flow.ts';
import { Question } from './question.tsx';
import { firstOf, turnAway, useAsking } from './step.ts';
import { type Group, groupsOf } from './summary.ts';

/** The version of the notice of the first page; it changes with its words. */
const NOTICE_VERSION = 1;

/** Before this, the server sends no other code. */
export const PAUSE_MS = 60_000;

/** Reads the answers back and opens the request. */
export function Check({ flow }: { flow: Flow }) {
  const words = useWords();
  // A code is read back with the name of its commune.
  useAllCommunes(/^\d/.test(flow.answers.commune.trim()));
  const { run, ...asking } = useAsking();
  const isFaulty = firstOf(flow.faults) !== undefined;
  const open = () =>
    run(
      async () => {
        const body = { declaration: declarationOf(flow.answers), notice_version: NOTICE_VERSION };
        const { id } = await ask<OpenedEnrolment>('POST', '/v1/enrolments', body);
        flow.blame({});
        flow.open({ id, againAt: Date.now() + PAUSE_MS });
      },
      (refused) => {
        if (turnAway(flow, refused)) return true;
        flow.blame(faultsOf(refused.fields, flow.answers));
        return refused.fields.length > 0;
      },
    );
  const tooMany = asking.refused?.refusal.problem === 'too-many-tries';
  return (
    <Question
      flow={flow}
      title={words.text('apply-check-title')}
      lead={words.text('apply-check-lead')}
      action={words.text('apply-check-do')}
      onAction={open}
      isFaulty={isFaulty}
      told={tooMany ? words.text('apply-too-many-drafts') : undefined}
      {...asking}
    >
      {isFaulty && <Summary flow={flow} />}
      {groupsOf(flow.answers, words).map((group) => (
        <Said key={group.page} flow={flow} group={group} />
      ))}
      <p className="hint">{words.text('apply-check-after')}</p>
    </Question>
  );
}

/** What the server refuses, each with the way to its page. Takes the focus. */
function Summary({ flow }: { flow: Flow }) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each answer of the server
  useEffect(() => box.current?.focus(), [flow.faults]);
  return (
    <div className="summary" ref={box} tabIndex={-1} role="alert" aria-labelledby="summary-title">
      <h2 id="summary-title">{words.text('apply-summary-title')}</h2>
      <ul>
        {NAMES.filter((name) => flow.faults[name]).map((name) => (
          <li key={name}>
            <button className="linked" type="button" onClick={() => flow.go(pageOf(name), true)}>
              {faultText(words, name, flow.faults[name])}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Said({ flow, group }: { flow: Flow; group: Group }) {
  const words = useWords();
  const what = words.text(`apply-step-${group.page}`);
  return (
    <section className="said">
      <dl>
        {group.lines.map(({ label, said }) => (
          <div key={label}>
            <dt className="over">{label}</dt>
            {said.length === 0 && <dd className="muted">{words.text('apply-nothing-said')}</dd>}
            {said.map((text) => (
              <dd key={text}>{text}</dd>
            ))}
          </div>
        ))}
      </dl>
      <button className="linked" type="button" onClick={() => flow.go(group.page, true)}>
        {words.text('apply-change')} <span className="visually-hidden">{what}</span>
      </button>
    </section>
  );
}
