// One gesture at a time: the wait, the answer, the refusal. Must not know the gestures.

import { useState } from 'react';
import type { Refusal, Snapshot } from '../host/bindings.ts';
import { refusalOf } from '../host/host.ts';
import type { StageProps } from '../sign-in/stage-props.ts';

/** A way to run gestures, and what became of the last one. */
export type Gesture = {
  /** Shows what the gesture gives, with what follows from it as one; true once it was done. */
  run(gesture: () => Promise<Snapshot>, follow?: () => void): Promise<boolean>;
  busy: boolean;
  refusal: Refusal | null;
  forget(): void;
};

/** Runs gestures; what is shown stays when one is refused. */
export function useGesture({ show, refresh }: Pick<StageProps, 'show' | 'refresh'>): Gesture {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  return {
    run: async (gesture, follow) => {
      setBusy(true);
      setRefusal(null);
      try {
        show(await gesture());
        follow?.();
        return true;
      } catch (thrown) {
        setRefusal(refusalOf(thrown));
        // A refused step is recorded all the same, and the window may be a step behind.
        refresh();
        return false;
      } finally {
        setBusy(false);
      }
    },
    busy,
    refusal,
    forget: () => setRefusal(null),
  };
}
