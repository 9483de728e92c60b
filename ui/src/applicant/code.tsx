// The code sent to the mobile: typed, sent again, or the number changed.

import { useEffect, useState } from 'react';
import { ask, type RefusedByServer } from '../host/server.ts';
import { useWords, type Words } from '../words/words.tsx';
import { PAUSE_MS } from './check.tsx';
import { TextEntry } from './entries.tsx';
import type { Flow } from './flow.ts';
import { stampOf } from './moments.ts';
import { Question } from './question.tsx';
import { focusOn, useAsking } from './step.ts';

const AT_THE_FIELD = {
  'field-missing': 'apply-code-missing',
  'code-wrong': 'apply-code-wrong',
  'code-expired': 'apply-code-expired',
} as const;

const isAtTheField = (problem: string): problem is keyof typeof AT_THE_FIELD => problem in AT_THE_FIELD;

/** Only the server knows whether a draft is still there; it says so in any of these words. */
const GONE = ['not-found', 'sign-in-first'];

/** Asks for the code. */
export function Code({ flow }: { flow: Flow }) {
  const words = useWords();
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<string>();
  const { run, ...asking } = useAsking();
  const id = flow.opened?.id ?? '';
  const blame = ({ refusal }: RefusedByServer) => {
    const { problem } = refusal;
    // The code was right before, and the answer was lost on its way.
    if (problem === 'not-in-this-state') flow.confirm();
    else if (isAtTheField(problem)) setFault(problem);
    else return false;
    focusOn('code');
    return true;
  };
  const confirm = () => {
    if (code.trim() === '') {
      // Sent empty, it would cost one of five tries.
      setFault('field-missing');
      return focusOn('code');
    }
    setFault(undefined);
    run(async () => {
      await ask('POST', `/v1/enrolments/${id}/confirm`, { code });
      flow.confirm();
    }, blame);
  };
  const isGone = GONE.includes(asking.refused?.refusal.problem ?? '');
  const end = flow.answers.mobile.replace(/\D/g, '').slice(-2);
  return (
    <Question
      flow={flow}
      title={words.text(isGone ? 'apply-code-gone-title' : 'apply-code-title')}
      lead={!isGone && words.text('apply-code-lead', { end })}
      action={words.text(isGone ? 'apply-code-gone-do' : 'apply-code-do')}
      onAction={isGone ? () => flow.go('check') : confirm}
      isFaulty={fault !== undefined}
      told={isGone ? words.text('apply-code-gone') : undefined}
      others={
        <div className="others">
          {!isGone && <Again flow={flow} onSent={() => setFault(undefined)} />}
          <button className="linked" type="button" onClick={() => flow.go('contact', true)}>
            {words.text('apply-code-change')}
          </button>
        </div>
      }
      {...asking}
    >
      {!isGone && (
        <TextEntry
          id="code"
          label={words.text('apply-code')}
          hint={words.text('apply-code-hint')}
          error={fault && isAtTheField(fault) ? words.text(AT_THE_FIELD[fault]) : undefined}
          value={code}
          onChange={setCode}
          fill="one-time-code"
          mode="numeric"
          width="short"
          className="code"
        />
      )}
    </Question>
  );
}

// What the server says of these is said to somebody at home.
const TOLD_AS_IT_IS = ['code-on-its-way', 'too-many-from-here'];

const notSent = (words: Words, { refusal, text }: RefusedByServer): string =>
  TOLD_AS_IT_IS.includes(refusal.problem) && text ? text : words.text('apply-code-not-sent');

/** Another code, from when on it can be had. */
function Again({ flow, onSent }: { flow: Flow; onSent(): void }) {
  const words = useWords();
  const againAt = flow.opened?.againAt ?? 0;
  const [isTime, setTime] = useState(() => Date.now() >= againAt);
  const [isSent, setSent] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const { run, isBusy, refused } = useAsking();
  useEffect(() => {
    setTime(Date.now() >= againAt);
    const timer = setTimeout(() => setTime(true), Math.max(0, againAt - Date.now()));
    return () => clearTimeout(timer);
  }, [againAt]);
  const again = () =>
    run(
      async () => {
        await ask('POST', `/v1/enrolments/${flow.opened?.id}/code`);
        flow.open({ id: flow.opened?.id ?? '', againAt: Date.now() + PAUSE_MS });
        setSent(true);
        setRefused(false);
        onSent();
        focusOn('code');
      },
      ({ refusal }) => {
        setRefused(refusal.problem === 'no-more-codes');
        return refusal.problem === 'no-more-codes';
      },
    );
  const when = words.text('apply-code-again-at', { time: stampOf(againAt) });
  return (
    <>
      <p role="status">
        {isRefused && words.text('apply-code-too-many')}
        {!isRefused && refused && notSent(words, refused)}
        {!isRefused && !refused && isSent && words.text('apply-code-sent')}
      </p>
      {isTime ? (
        <button className="linked" type="button" onClick={again} aria-disabled={isBusy || undefined}>
          {words.text(isBusy ? 'apply-wait' : 'apply-code-again')}
        </button>
      ) : (
        <p className="muted">{when}</p>
      )}
    </>
  );
}
