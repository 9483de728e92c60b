// Reading the document with the phone's reader, and what is left when it was read wrongly too often.

import { Proposal } from '../../check/proposal.tsx';
import { Button } from '../../kit/button.tsx';
import { State } from '../../kit/state.tsx';
import { useWords } from '../../words/words.tsx';
import { Notice, RefusalNotice } from '../notice.tsx';
import { Screen } from '../screen.tsx';
import type { Asked } from './asked.ts';
import { ENTRY } from './where.ts';

/** Asks the reader. */
export function Read({ open, host, entries, gesture, take, frame }: Asked) {
  const words = useWords();
  const originalInHand = entries.text(ENTRY.original) === 'yes';
  return (
    <Screen
      {...frame}
      title={words.text('round-read-title')}
      foot={
        <>
          <Button
            look="action"
            busy={gesture.isBusy && words.text('round-reading')}
            onPress={() => take(() => host.readDocument({ lines: null, originalInHand }))}
          >
            {words.text('round-read-do')}
          </Button>
          <Button
            onPress={() => {
              gesture.forget();
              entries.write(ENTRY.reading, 'shape');
            }}
          >
            {words.text('round-read-type')}
          </Button>
        </>
      }
    >
      <p className="key">{words.text('round-read-lead')}</p>
      <ReadingsLeft open={open} />
      {open.proposal && (
        <Proposal
          proposal={open.proposal}
          onUse={(lines) => take(() => host.readDocument({ lines, originalInHand }))}
        />
      )}
      <RefusalNotice refusal={gesture.refusal} />
    </Screen>
  );
}

/** How many readings are left, once one was wrong. */
export function ReadingsLeft({ open }: Pick<Asked, 'open'>) {
  const words = useWords();
  if (open.readings === 0) return null;
  return (
    <p>
      <State name="attention">{words.text('round-readings-left', { count: open.readingsLeft })}</State>
    </p>
  );
}

/** No reading is left: the check can only be left. */
export function Spent({ onLeave, frame }: Asked) {
  const words = useWords();
  return (
    <Screen
      {...frame}
      title={words.text('round-spent-title')}
      foot={
        <Button look="action" onPress={onLeave}>
          {words.text('round-leave')}
        </Button>
      }
    >
      <Notice>{words.problem({ problem: 'too-many-readings' })}</Notice>
    </Screen>
  );
}
