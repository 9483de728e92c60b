// What was done to a visit, for ten seconds, and the way back of a move. Must not promise it: the place may be gone.

import { useState } from 'react';
import { refusedBy } from '../../host/server.ts';
import { Toast } from '../../kit/toast.tsx';
import { useWords } from '../../words/words.tsx';
import { told, useSession } from '../session/asking.ts';
import { dayInWords, dayOf, promiseInWords } from '../time.ts';
import type { Done } from './visit-end.tsx';

type Props = { done: Done; onUndone(): Promise<unknown>; onClose(): void };

/** Says it, and undoes a move. */
export function DoneToast({ done, onUndone, onClose }: Props) {
  const words = useWords();
  const { ask } = useSession();
  const [said, setSaid] = useState<string | null>(null);
  const { what, now, before } = done;
  const undo = async () => {
    if (!before) return;
    try {
      await ask('POST', `/v1/appointments/${now.id}/move`, { window: before.window.id });
      setSaid(words.text('console-undone'));
      await onUndone();
    } catch (thrown) {
      setSaid(words.text('console-not-undone', { why: told(refusedBy(thrown), words) }));
    }
  };
  const text = words.text(`console-done-${what}`, {
    day: dayInWords(dayOf(now.from), words.language),
    promise: promiseInWords(now, words.language),
  });
  const canUndo = before !== undefined && said === null;
  return (
    <Toast
      // What is said anew stays as long as what was said first.
      key={said}
      closeLabel={words.text('console-close')}
      onClose={onClose}
      {...(canUndo && { action: { label: words.text('console-undo'), onPress: () => void undo() } })}
    >
      {said ?? text}
    </Toast>
  );
}
