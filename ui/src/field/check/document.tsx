// The original in hand: an act of the agent, never presumed.

import { Button } from '../../kit/button.tsx';
import { useWords } from '../../words/words.tsx';
import { Notice } from '../notice.tsx';
import { Screen } from '../screen.tsx';
import type { Asked } from './asked.ts';
import { Warnings } from './warnings.tsx';
import { ENTRY } from './where.ts';

/** Asks for the document itself. */
export function Original({ open, entries, onLeave, frame }: Asked) {
  const words = useWords();
  const answer = (text: string) => entries.write(ENTRY.original, text);
  return (
    <Screen
      {...frame}
      title={words.text('round-original-title')}
      foot={
        <>
          <Button look="answer" onPress={() => answer('yes')}>
            {words.text('round-original-yes')}
          </Button>
          <Button look="answer" onPress={() => answer('copy')}>
            {words.text('round-original-copy')}
          </Button>
          <Button look="answer" onPress={onLeave}>
            {words.text('round-original-none')}
          </Button>
        </>
      }
    >
      <p className="key">{words.text('round-original-lead')}</p>
      <Warnings warnings={open.warnings} />
      {open.voucher === 'none' && <Notice>{words.text('round-without-held')}</Notice>}
    </Screen>
  );
}

/** A copy was shown: asks for the original once more. */
export function Copy({ entries, frame }: Asked) {
  const words = useWords();
  const answer = (text: string) => entries.write(ENTRY.original, text);
  return (
    <Screen
      {...frame}
      title={words.text('round-copy-title')}
      foot={
        <>
          <Button look="answer" onPress={() => answer('yes')}>
            {words.text('round-original-yes')}
          </Button>
          <Button look="answer" onPress={() => answer('without')}>
            {words.text('round-copy-go-on')}
          </Button>
        </>
      }
    >
      <p className="key">{words.text('round-copy-lead')}</p>
    </Screen>
  );
}
