// What a person decides about a record that is set aside. Must not know what may be decided: the server says so.

import type { DecideSetAside, Decision, Done, SetAside } from '../../host/wire.ts';
import { Area } from '../../kit/area.tsx';
import { Button } from '../../kit/button.tsx';
import { Choices } from '../../kit/choices.tsx';
import { useWords } from '../../words/words.tsx';
import type { Answer } from '../acts/hand-over.tsx';
import { useSession } from '../session/asking.ts';
import { useForm } from '../session/form.ts';
import { stamp } from '../time.ts';
import { Gesture } from './gesture.tsx';

const NAMES = ['decision', 'note'] as const;
/** Characters of a note. */
const LONGEST_NOTE = 300;

/** The button of a row, or why there is none. */
export function DecideButton({ record, onDo }: { record: SetAside; onDo(): void }) {
  const words = useWords();
  if (record.choices.length === 0) return words.text('console-decide-evidence');
  return (
    <Button look="small" onPress={onDo}>
      {words.text('console-decide')}
      <span className="visually-hidden"> {words.text('console-of', { name: String(record.sequence) })}</span>
    </Button>
  );
}

type Props = {
  record: SetAside;
  device: string;
  reason: string;
  onClose(): void;
  onDecided(answer: Answer): void;
};

/** The dialog: the record, what may be decided, and why. */
export function DecideRecord({ record, device, reason, onClose, onDecided }: Props) {
  const words = useWords();
  const { ask } = useSession();
  const form = useForm({ names: NAMES });
  const decision = form.field('decision');
  const note = form.field('note');
  const decide = () =>
    form.run(async () => {
      const body: DecideSetAside = {
        chain: record.chain,
        sequence: record.sequence,
        decision: form.value('decision') as Decision,
        note: form.value('note'),
      };
      onDecided(await ask<Done | undefined>('POST', '/v1/quarantine', body));
    });
  return (
    <Gesture
      title={words.text('console-decide-title', { sequence: String(record.sequence), device })}
      lead={words.text('console-decide-lead', { reason, at: stamp(record.first_received) })}
      action={words.text('console-decide-do')}
      stay={words.text('console-change-nothing')}
      isBusy={form.isBusy}
      banner={form.banner}
      onDo={decide}
      onClose={onClose}
    >
      <Choices
        label={words.text('console-decide-what')}
        choices={record.choices.map((id) => ({
          id,
          label: words.text(`console-decide-${id}`),
          note: words.text(
            id === 'release' && record.reason === 'receipt-unproven'
              ? 'console-decide-release-unproven-note'
              : `console-decide-${id}-note`,
          ),
        }))}
        chosen={decision.value || null}
        onChoose={decision.onChange}
        error={decision.error && words.text('console-choice-missing')}
        first={decision.input}
      />
      <Area
        label={words.text('console-decide-note')}
        hint={words.text('console-decide-note-hint')}
        lines={3}
        most={LONGEST_NOTE}
        value={note.value}
        onChange={note.onChange}
        error={note.error}
        input={note.input}
      />
    </Gesture>
  );
}
