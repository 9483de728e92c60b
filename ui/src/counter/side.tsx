// The public's side: what to say, the notice, and the way to the discreet note.

import { Button } from '../kit/button.tsx';
import type { Key } from '../words/keys.ts';
import { useWords } from '../words/words.tsx';
import { useDesk } from './where.ts';

/** Beside the work of a step. */
export function Side({ say }: { say: Key }) {
  const words = useWords();
  const { open } = useDesk();
  return (
    <aside className="public" aria-label={words.text('counter-side')}>
      <section>
        <h2 className="over">{words.text('counter-say')}</h2>
        <p className="say">{words.text(say)}</p>
      </section>
      <section>
        <h2 className="over">{words.text('counter-notice')}</h2>
        <p>{words.text('counter-notice-given')}</p>
        <p className="small muted">{words.text('counter-notice-copy')}</p>
      </section>
      <div className="foot">
        <Button look="quiet" onPress={() => open('note')}>
          {words.text('check-note')}
        </Button>
      </div>
    </aside>
  );
}
