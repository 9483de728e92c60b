// Leaves a check before its end: a reason from the closed list, what to say to the person, nothing chosen
// beforehand. Doubt and fraud are said with the same sentence.

import { useEffect, useRef, useState } from 'react';
import { noteOf } from '../check/answers.ts';
import { useGesture } from '../check/gesture.ts';
import type { AbandonReason, CaseView } from '../host/bindings.ts';
import { Button } from '../kit/button.tsx';
import { Choices } from '../kit/choices.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Banner } from '../kit/state.tsx';
import type { Key } from '../words/keys.ts';
import { useWords } from '../words/words.tsx';
import { useDesk } from './place.ts';

/** « interrupted » is the software's own. */
type Reason = Exclude<AbandonReason, 'interrupted'>;

/** The reasons, and what is said for each. */
const REASONS: Record<Reason, Key> = {
  'document-not-accepted': 'check-say-another-document',
  expired: 'check-say-not-today',
  'mrz-fails': 'check-say-not-today',
  'features-fail': 'check-say-not-today',
  'photo-doubt': 'check-say-not-today',
  'status-invalid': 'check-say-not-today',
  'coercion-suspected': 'check-say-not-today',
  'applicant-leaves': 'check-say-your-choice',
  technical: 'check-say-technical',
};

/** The dialog. */
export function Leave({ view, onClose }: { view: CaseView; onClose(): void }) {
  const words = useWords();
  const { host, entries, show, open, seal } = useDesk();
  const gesture = useGesture(host, entries, show);
  const [reason, setReason] = useState<Reason | null>(null);
  const [isUnchosen, setUnchosen] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const leave = async () => {
    setUnchosen(reason === null);
    if (reason === null) return first.current?.focus();
    // Before the gesture: its answer takes the case away, and the dialog with it.
    seal({ number: view.number, isLeft: true });
    const refusal = await gesture.run(() => host.abandon({ reason, ...noteOf(entries) }));
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
          choices={Object.keys(REASONS).map((id) => ({
            id,
            label: words.text(`check-reason-${id as Reason}`),
          }))}
          chosen={reason}
          onChoose={(id) => {
            setUnchosen(false);
            setReason(id as Reason);
          }}
          first={first}
          error={isUnchosen ? words.text('check-leave-unchosen') : undefined}
        />
        <div className="to-say" aria-live="polite">
          {reason && (
            <>
              <h3 className="over">{words.text('check-leave-say')}</h3>
              <p className="say">{words.text(REASONS[reason])}</p>
            </>
          )}
        </div>
      </div>
    </Dialog>
  );
}
