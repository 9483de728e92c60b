// Every key of the desk, and what to do when something does not go as it should.

import { Dialog } from '../kit/dialog.tsx';
import type { Key } from '../words/keys.ts';
import { useWords } from '../words/words.tsx';

/** Keys held together are joined by a plus sign; `escape` and `enter` are named in the language. */
const KEYS: Array<[cap: string, does: Key]> = [
  ['F1', 'counter-keys-help'],
  ['F2', 'counter-keys-scan'],
  ['F4', 'counter-keys-hold'],
  ['F6', 'counter-keys-seal'],
  ['F8', 'counter-keys-next'],
  ['F9', 'counter-keys-conclude'],
  ['Ctrl+enter', 'counter-keys-sign'],
  ['Ctrl+L', 'counter-keys-lock'],
  ['escape', 'counter-keys-back'],
  ['O', 'counter-keys-original'],
  ['I D', 'counter-keys-printed'],
  ['V S N I', 'counter-keys-features'],
  ['1 2 3', 'counter-keys-face'],
];

/** The dialog of F1 and « ? ». */
export function Help({ onClose }: { onClose(): void }) {
  const words = useWords();
  const capOf = (cap: string) =>
    cap.replace('enter', words.text('counter-enter')).replace('escape', words.text('counter-escape'));
  return (
    <Dialog
      title={words.text('counter-help-title')}
      isOpen
      onClose={onClose}
      closeLabel={words.text('counter-close')}
      escape={words.text('counter-escape')}
      look="wide"
    >
      <dl className="key-list">
        {KEYS.map(([cap, does]) => (
          <div key={cap}>
            <dt>
              {capOf(cap)
                .split(/[+ ]/)
                .map((each) => (
                  <kbd key={each}>{each}</kbd>
                ))}
            </dt>
            <dd>{words.text(does)}</dd>
          </div>
        ))}
      </dl>
      <h3>{words.text('counter-help-when')}</h3>
      <ul className="help-list">
        <li>{words.text('counter-help-scanner')}</li>
        <li>{words.text('counter-help-reader')}</li>
        <li>{words.text('counter-help-network')}</li>
        <li>{words.text('counter-help-cut')}</li>
      </ul>
    </Dialog>
  );
}
