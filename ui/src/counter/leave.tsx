// Leaves a check before its end: a reason from the closed list, what to say to the person, nothing chosen
// beforehand. Must not know a reason, nor what is said for it: the case says both.

import { useEffect, useRef, useState } from 'react';
import { noteOf } from '../check/answers.ts';
import { useGesture } from '../check/gesture.ts';
import type { CaseView, ReasonView } from '../host/bindings.ts';
import { Button } from '../kit/button.tsx';
import { Choices } from '../kit/choices.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Banner } from '../kit/state.tsx';
import { useWords } from '../words/words.tsx';
import { useDesk } from './where.ts';

/** The dialog. */
export function Leave({ view, onClose }: { view: CaseView; onClose(): void }) {
  const words = useWords();
  const { host, entries, show, open, seal } = useDesk();
  const gesture = useGesture(host, entries, show);
  const [chosen, setChosen] = useState<ReasonView | null>(null);
  const [isUnchosen, setUnchosen] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const leave = async () => {
    setUnchosen(chosen === null);
    if (chosen === null) return first.current?.focus();
    // Before the gesture: its answer takes the case away, and the dialog with it.
    seal({ number: view.number, isLeft: true });
    const refusal = await gesture.run(() => host.abandon({ reason: chosen.reason, ...noteOf(entries) }));
    if (refusal) seal(null);
    else open(null);
  };
  return (
    <Dialog
      title={words.text('check-leave')}
      isOpen
      onClose={onClose}
      closeLabel={words.text('check-leave-back')}
      escape={words.text('counter-escape')}
      look="wide"
      actions={
        <Button look="stop" busy={gesture.isBusy && words.text('sign-in-busy')} onPress={() => void leave()}>
          {words.text('check-leave-do')}
        </Button>
      }
    >
      <p className="muted">{words.text('check-leave-lead')}</p>
      {gesture.refusal && <Banner name="refused">{words.problem(gesture.refusal)}</Banner>}
      <div className="reasons">
        <Choices
          label={words.text('check-leave-reason')}
          choices={view.reasons.map(({ reason: id }) => ({ id, label: words.text(`check-reason-${id}`) }))}
          chosen={chosen?.reason ?? null}
          onChoose={(id) => {
            setUnchosen(false);
            setChosen(view.reasons.find(({ reason }) => reason === id) ?? null);
          }}
          first={first}
          error={isUnchosen ? words.text('check-leave-unchosen') : undefined}
        />
        <div className="to-say" aria-live="polite">
          {chosen && (
            <>
              <h3 className="over">{words.text('check-leave-say')}</h3>
              <p className="say">{words.text(`check-say-${chosen.said}`)}</p>
            </>
          )}
        </div>
      </div>
    </Dialog>
  );
}
