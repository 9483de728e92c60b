// What the window shows, kept fresh. The truth is behind the host; the page holds the last snapshot.

import { useCallback, useEffect, useRef, useState } from 'react';
import { tellBy } from '../check/times.ts';
import type { Refusal, Snapshot } from '../host/bindings.ts';
import type { Host } from '../host/gestures.ts';
import { Refused, refusalOf } from '../host/host.ts';

/** Delivery and the network change what is shown while nobody touches the window. */
const FRESH_MS = 5_000;
/** A host that says nothing for so long has stopped answering. */
const PATIENCE_MS = 15_000;

/** The answer, or a refusal when none comes. */
function withPatience(answer: Promise<Snapshot>): Promise<Snapshot> {
  let timer: ReturnType<typeof setTimeout>;
  const silence = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new Refused({ problem: 'unexpected' })), PATIENCE_MS);
  });
  return Promise.race([answer, silence]).finally(() => clearTimeout(timer));
}

/** The last snapshot, a way to put a newer one, and why there is none, or none newer. */
export function useSnapshot(host: Host) {
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  // Counts what was shown, so that a slow refusal never goes over a newer state.
  const shown = useRef(0);
  const newest = useRef(0);
  const show = useCallback((fresh: Snapshot) => {
    // Answers overtake one another: what was taken before what is shown would empty a field just typed.
    if (fresh.taken < newest.current) return;
    newest.current = fresh.taken;
    tellBy(fresh.device.zone);
    shown.current += 1;
    setRefusal(null);
    setSnapshot(fresh);
  }, []);
  const refresh = useCallback(() => {
    const asked = shown.current;
    withPatience(host.snapshot()).then(
      (fresh) => asked === shown.current && show(fresh),
      (thrown: unknown) => asked === shown.current && setRefusal(refusalOf(thrown)),
    );
  }, [host, show]);
  useEffect(() => {
    refresh();
    const timer = setInterval(refresh, FRESH_MS);
    return () => clearInterval(timer);
  }, [refresh]);
  return { snapshot, refusal, show, refresh };
}
