// The discreet note to the registry: two things that may be said, in words that a glance over the shoulder does not
// understand. Closed by default, at hand at every step.

import { Button } from '../../kit/button.tsx';
import { Checkbox } from '../../kit/check.tsx';
import { useWords } from '../../words/words.tsx';
import { BackBar } from '../bars.tsx';
import { Screen } from '../screen.tsx';
import type { Asked } from './asked.ts';
import { ENTRY } from './where.ts';

/** The note, saved with every tap. */
export function Note({ entries, about, onBack }: Asked & { about: string; onBack(): void }) {
  const words = useWords();
  const box = (entry: string, label: string) => (
    <Checkbox
      label={label}
      isChosen={entries.text(entry) === 'yes'}
      onChange={(isChosen) => entries.write(entry, isChosen ? 'yes' : '')}
    />
  );
  return (
    <Screen
      title={words.text('round-note')}
      bar={<BackBar about={about} onBack={onBack} />}
      foot={
        <Button look="action" onPress={onBack}>
          {words.text('round-note-close')}
        </Button>
      }
    >
      <p className="lead">{words.text('round-note-lead')}</p>
      <div className="choices">
        {box(ENTRY.fraud, words.text('round-note-fraud'))}
        {box(ENTRY.duress, words.text('round-note-duress'))}
      </div>
    </Screen>
  );
}
