// Tells what stands behind the window that somebody is there, so that it does not lock under their hands. Must
// not know when it locks: that is judged behind the window.

import { useEffect } from 'react';
import type { Snapshot } from '../host/bindings.ts';
import type { Host } from '../host/gestures.ts';

/** At most one word in so long. */
const SPARE_MS = 20_000;

/** Says so at the first sign of an agent, then at most every 20 seconds; while nobody is signed in, never. */
export function useTouch(host: Host, show: (snapshot: Snapshot) => void, isSignedIn = true): void {
  useEffect(() => {
    if (!isSignedIn) return;
    // Of its answer only the lock is news: a step taken meanwhile may have overtaken it.
    const tell = (fresh: Snapshot) => fresh.signedIn === null && show(fresh);
    // Signing in was a touch.
    let told = Date.now();
    const touch = () => {
      if (Date.now() - told < SPARE_MS) return;
      told = Date.now();
      // A touch that did not arrive is followed by the next; a window that stopped answering says so itself.
      host.touch().then(tell, () => {});
    };
    for (const sign of ['pointerdown', 'keydown'] as const) {
      document.addEventListener(sign, touch, { capture: true, passive: true });
    }
    return () => {
      for (const sign of ['pointerdown', 'keydown'] as const) {
        document.removeEventListener(sign, touch, { capture: true });
      }
    };
  }, [host, show, isSignedIn]);
}
