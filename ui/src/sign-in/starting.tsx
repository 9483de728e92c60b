// Before the first snapshot: a moment, or the reason why there is none and the way on.

import type { Refusal } from '../host/bindings.ts';
import { Button } from '../kit/button.tsx';
import { Banner } from '../kit/state.tsx';
import { useWords } from '../words/words.tsx';

/** What is shown while nothing is known. */
export function Starting({ refusal, onRetry }: { refusal: Refusal | null; onRetry(): void }) {
  const words = useWords();
  if (!refusal) return <p className="lead">{words.text('window-starting')}</p>;
  return (
    <Banner name="refused">
      {words.problem(refusal)}
      <Button onPress={onRetry}>{words.text('window-retry')}</Button>
    </Banner>
  );
}
