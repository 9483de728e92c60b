// Leaving a check: a reason from the closed list, what to say at the door, and the record of it. Nothing is chosen
// beforehand. Must not know a reason, nor what is said for it: the case says both.

import { useRef, useState } from 'react';
import type { ReasonView, Snapshot } from '../../host/bindings.ts';
import { Button } from '../../kit/button.tsx';
import { Choices } from '../../kit/choices.tsx';
import { useWords, type Words } from '../../words/words.tsx';
import { BackBar } from '../bars.tsx';
import { RefusalNotice } from '../notice.tsx';
import { Screen } from '../screen.tsx';
import type { Asked } from './asked.ts';
import { ENTRY } from './where.ts';

type Reason = ReasonView['reason'];

/** A reason in words. The person stands before the phone: pressure is not named on it. */
const wordOf = (reason: Reason, words: Words) =>
  reason === 'coercion-suspected' ? words.text('round-circumstances') : words.text(`check-reason-${reason}`);

type Props = Asked & {
  about: string;
  onBack(): void;
  onSeal(step: () => Promise<Snapshot>): void;
};

/** Asks why, and records it. */
export function Leave({ open, host, entries, gesture, about, onBack, onSeal }: Props) {
  const words = useWords();
  const first = useRef<HTMLInputElement>(null);
  const [isUnchosen, setUnchosen] = useState(false);
  const chosen = open.reasons.find(({ reason }) => reason === entries.text(ENTRY.reason));
  const leave = () => {
    if (!chosen) {
      setUnchosen(true);
      first.current?.focus();
      return;
    }
    const flags = {
      fraud: entries.text(ENTRY.fraud) === 'yes',
      duress: entries.text(ENTRY.duress) === 'yes',
    };
    onSeal(() => host.abandon({ reason: chosen.reason, ...flags }));
  };
  return (
    <Screen
      title={words.text('round-leave-title')}
      bar={<BackBar about={about} onBack={onBack} />}
      foot={
        <Button look="action" busy={gesture.isBusy && words.text('round-recording')} onPress={leave}>
          {words.text('round-leave-do')}
        </Button>
      }
    >
      <p className="lead">{words.text('round-leave-lead')}</p>
      <RefusalNotice refusal={gesture.refusal} name="refused" />
      <Choices
        label={words.text('round-leave-reason')}
        choices={open.reasons.map(({ reason: id }) => ({ id, label: wordOf(id, words) }))}
        chosen={chosen?.reason ?? null}
        onChoose={(id) => {
          setUnchosen(false);
          entries.write(ENTRY.reason, id);
        }}
        error={isUnchosen ? words.text('round-leave-unchosen') : undefined}
        first={first}
      />
      <div role="status">
        {chosen && (
          <div className="panel say">
            <p className="over">{words.text('round-leave-say')}</p>
            <p className="key">{words.text(`check-say-${chosen.said}`)}</p>
          </div>
        )}
      </div>
    </Screen>
  );
}
