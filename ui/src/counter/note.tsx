// The discreet note: two flags, at any step, that only the registry reads. Said so that a neighbour reads nothing.

import { Checkbox } from '../kit/check.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { useWords } from '../words/words.tsx';
import { useDesk } from './where.ts';

/** The note; each flag is saved as it is set, and leaves with the check. */
export function Note({ onClose }: { onClose(): void }) {
  const words = useWords();
  const { entries } = useDesk();
  const flag = (name: 'fraud' | 'duress') => ({
    isChosen: entries.text(`note-${name}`) === 'yes',
    onChange: (isChosen: boolean) => entries.write(`note-${name}`, isChosen ? 'yes' : ''),
  });
  return (
    <Dialog
      title={words.text('check-note')}
      isOpen
      onClose={onClose}
      closeLabel={words.text('check-note-close')}
      escape={words.text('counter-escape')}
    >
      <p className="muted">{words.text('check-note-lead')}</p>
      <div className="choices note">
        <Checkbox label={words.text('check-note-fraud')} {...flag('fraud')} />
        <Checkbox
          label={words.text('check-note-duress')}
          hint={words.text('check-note-duress-hint')}
          {...flag('duress')}
        />
      </div>
    </Dialog>
  );
}
