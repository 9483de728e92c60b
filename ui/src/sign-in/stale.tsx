// After the first snapshot: says that the last one is no longer true to what stands behind the window.

import type { Refusal } from '../host/bindings.ts';
import { Button } from '../kit/button.tsx';
import { Banner } from '../kit/state.tsx';
import { useWords } from '../words/words.tsx';

/** Shown over the last state, which stays: what is typed there must not be lost. */
export function Stale({ refusal, onRetry }: { refusal: Refusal; onRetry(): void }) {
  const words = useWords();
  return (
    <Banner
      name="attention"
      more={
        <>
          {refusal.problem !== 'unexpected' && <p>{words.problem(refusal)}</p>}
          <Button onPress={onRetry}>{words.text('window-retry')}</Button>
        </>
      }
    >
      {words.text('window-stale')}
    </Banner>
  );
}
