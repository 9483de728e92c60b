// A code that is shown once: its groups, its end, and that it will not come back. Must not know what it opens.

import type { OneTimeCode } from '../../host/wire.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { Letters } from '../../kit/letters.tsx';
import { useWords } from '../../words/words.tsx';
import { clockOf, dayInWords, dayOf } from '../time.ts';

/** What is said over a code: over the whole one, and over its last letters where whoever proposed it has the first. */
export type OverCode = { title: string; lead: string; leadOfLast?: string };

/** What there is to show, and for whom. */
export type ShownCode = OneTimeCode & OverCode;

/** Until when something holds, in words. */
export function useUntil(): (at: number) => string {
  const words = useWords();
  return (at) =>
    words.text('console-until', { day: dayInWords(dayOf(at), words.language), hour: clockOf(at) });
}

/** The code, once. */
export function CodeDialog({ code, onClose }: { code: ShownCode; onClose(): void }) {
  const words = useWords();
  const until = useUntil();
  return (
    <Dialog title={code.title} isOpen onClose={onClose} closeLabel={words.text('console-code-noted')}>
      <p className="muted">{code.lead}</p>
      <Letters of={code.code} />
      <p className="strong">{until(code.expires_at)}</p>
      <p>{words.text('console-shown-once')}</p>
    </Dialog>
  );
}
