// Takes one gesture at a time: what is typed is saved first, a refusal is kept to be told where it belongs. Must
// not know which gestures there are.

import { useCallback, useRef, useState } from 'react';
import type { Refusal, Snapshot } from '../host/bindings.ts';
import type { Host } from '../host/gestures.ts';
import { refusalOf } from '../host/host.ts';
import type { Entries } from './entries.ts';

/** A gesture that may run. */
export type Gesture = {
  /**
   * Runs it and shows what it gives, with what follows from it as one. Gives the refusal, or nothing when it was done,
   * or when another one is still running.
   */
  run(gesture: () => Promise<Snapshot>, follow?: () => void): Promise<Refusal | null>;
  isBusy: boolean;
  /** Why the last one was not done. */
  refusal: Refusal | null;
  /** Takes that back. */
  forget(): void;
};

/** Gestures of one step; `entries` is what is being typed there. */
export function useGesture(host: Host, entries: Entries, show: (snapshot: Snapshot) => void): Gesture {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setBusy] = useState(false);
  const running = useRef(false);
  const { settle } = entries;
  const run = useCallback(
    async (gesture: () => Promise<Snapshot>, follow?: () => void): Promise<Refusal | null> => {
      if (running.current) return null;
      running.current = true;
      setBusy(true);
      try {
        await settle();
        const next = await gesture();
        setRefusal(null);
        show(next);
        follow?.();
        return null;
      } catch (thrown) {
        const refused = refusalOf(thrown);
        // A refused step is noted too: how many readings are left, what differed.
        await host.snapshot().then(show, () => {});
        setRefusal(refused);
        return refused;
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
    [host, settle, show],
  );
  return { run, isBusy, refusal, forget: useCallback(() => setRefusal(null), []) };
}
