// When the carrier comes: a window among those with a free place, told as a promise.

import { useEffect, useState } from 'react';
import { ask } from '../host/server.ts';
import type { FreeWindowBody } from '../host/wire.ts';
import { useWords } from '../words/words.tsx';
import { finish } from './finish.ts';
import type { Flow } from './flow.ts';
import { NoWindow } from './no-window.tsx';
import { Question } from './question.tsx';
import { type Asking, focusOn, useAsking } from './step.ts';
import { Windows } from './windows.tsx';

/** Another window can be chosen after these, from a list that is looked up again. */
const TAKEN = ['window-full', 'window-closed'];
/** The request has its appointment, or has moved on: its own page says which. */
const SETTLED = ['already-booked', 'not-in-this-state'];

/** Asks when. */
export function HomeWindow({ flow }: { flow: Flow }) {
  const words = useWords();
  const [windows, setWindows] = useState<FreeWindowBody[]>();
  const [chosen, setChosen] = useState('');
  // There are some, and the applicant can come to none of them.
  const [noneSuits, setNoneSuits] = useState(false);
  const [fault, setFault] = useState<'apply-window-missing' | 'apply-window-taken'>();
  const { run, ...asking } = useAsking();
  const path = `/v1/enrolments/${flow.opened?.id ?? ''}`;
  const look = async () => setWindows(await ask<FreeWindowBody[]>('GET', `${path}/windows`));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, on arrival
  useEffect(() => void run(look), []);
  const book: Parameters<Asking['run']> = [
    async () => {
      await ask('POST', `${path}/appointment`, { window: chosen });
      finish(flow);
    },
    ({ refusal }) => {
      if (SETTLED.includes(refusal.problem)) finish(flow);
      if (!TAKEN.includes(refusal.problem)) return SETTLED.includes(refusal.problem);
      setFault('apply-window-taken');
      setChosen('');
      void look().then(
        () => focusOn('window'),
        () => undefined,
      );
      return true;
    },
  ];
  const choose = () => {
    if (chosen !== '') return run(...book);
    setFault('apply-window-missing');
    focusOn('window');
  };
  const lookAgain = () => {
    setNoneSuits(false);
    run(look);
  };
  if (windows?.length === 0) return <NoWindow flow={flow} onLook={lookAgain} {...asking} />;
  if (noneSuits) {
    const back = () => setNoneSuits(false);
    return <NoWindow flow={{ ...flow, back }} isOfChoice onLook={lookAgain} {...asking} />;
  }
  const isLooking = windows === undefined;
  return (
    <Question
      flow={flow}
      title={words.text('apply-window-title')}
      lead={words.text('apply-window-lead')}
      action={words.text(isLooking ? 'apply-window-look' : 'apply-window-do')}
      onAction={isLooking ? () => run(look) : choose}
      isFaulty={fault !== undefined}
      others={
        windows && (
          <div className="others">
            <button className="linked" type="button" onClick={() => setNoneSuits(true)}>
              {words.text('apply-window-none-suits')}
            </button>
          </div>
        )
      }
      {...asking}
    >
      {windows && (
        <Windows
          windows={windows}
          chosen={chosen}
          error={fault && words.text(fault)}
          onChoose={(window) => {
            setChosen(window);
            setFault(undefined);
          }}
        />
      )}
      {isLooking && asking.isBusy && <p role="status">{words.text('apply-window-looking')}</p>}
    </Question>
  );
}
