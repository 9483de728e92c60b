// Leaving a check: a reason from the closed list, what to say at the door, and the record of it. Nothing is chosen
// beforehand, and what to say is the same for doubt and for fraud.

import { useRef, useState } from 'react';
import type { AbandonReason, Snapshot } from '../../host/bindings.ts';
import { Button } from '../../kit/button.tsx';
import { Choices } from '../../kit/choices.tsx';
import { useWords, type Words } from '../../words/words.tsx';
import { BackBar } from '../bars.tsx';
import { RefusalNotice } from '../notice.tsx';
import { Screen } from '../screen.tsx';
import type { Asked } from './asked.ts';
import { ENTRY } from './place.ts';

/** What an agent may say; « interrupted » is the software's own. */
const REASONS = [
  'document-not-accepted',
  'expired',
  'mrz-fails',
  'features-fail',
  'photo-doubt',
  'status-invalid',
  'coercion-suspected',
  'applicant-leaves',
  'technical',
] as const satisfies AbandonReason[];
type Reason = (typeof REASONS)[number];

/** What to say depends on what the person can do about it, and never on a suspicion. */
const SAID: Record<Reason, 'another-document' | 'not-today' | 'your-choice' | 'technical'> = {
  'document-not-accepted': 'another-document',
  expired: 'not-today',
  'mrz-fails': 'not-today',
  'features-fail': 'not-today',
  'photo-doubt': 'not-today',
  'status-invalid': 'not-today',
  'coercion-suspected': 'not-today',
  'applicant-leaves': 'your-choice',
  technical: 'technical',
};

/** A reason in words. The person stands before the phone: pressure is not named on it. */
const wordOf = (reason: Reason, words: Words) =>
  reason === 'coercion-suspected' ? words.text('round-circumstances') : words.text(`check-reason-${reason}`);

type Props = Asked & {
  about: string;
  onBack(): void;
  onSeal(step: () => Promise<Snapshot>): void;
};

/** Asks why, and records it. */
export function Leave({ host, entries, gesture, about, onBack, onSeal }: Props) {
  const words = useWords();
  const first = useRef<HTMLInputElement>(null);
  const [isUnchosen, setUnchosen] = useState(false);
  const reason = REASONS.find((each) => each === entries.text(ENTRY.reason));
  const leave = () => {
    if (!reason) {
      setUnchosen(true);
      first.current?.focus();
      return;
    }
    const flags = {
      fraud: entries.text(ENTRY.fraud) === 'yes',
      duress: entries.text(ENTRY.duress) === 'yes',
    };
    onSeal(() => host.abandon({ reason, ...flags }));
  };
  return (
    <Screen
      title={words.text('round-leave-title')}
      bar={<BackBar about={about} onBack={onBack} />}
      foot={
        <Button look="action" busy={gesture.busy && words.text('round-recording')} onPress={leave}>
          {words.text('round-leave-do')}
        </Button>
      }
    >
      <p className="lead">{words.text('round-leave-lead')}</p>
      <RefusalNotice refusal={gesture.refusal} name="refused" />
      <Choices
        label={words.text('round-leave-reason')}
        choices={REASONS.map((id) => ({ id, label: wordOf(id, words) }))}
        chosen={reason ?? null}
        onChoose={(id) => {
          setUnchosen(false);
          entries.write(ENTRY.reason, id);
        }}
        error={isUnchosen ? words.text('round-leave-unchosen') : undefined}
        first={first}
      />
      <div role="status">
        {reason && (
          <div className="panel say">
            <p className="over">{words.text('round-leave-say')}</p>
            <p className="key">{words.text(`check-say-${SAID[reason]}`)}</p>
          </div>
        )}
      </div>
    </Screen>
  );
}
