// How the device stands with the server: silent when all is well.

import { clockTime } from '../check/times.ts';
import type { Snapshot } from '../host/bindings.ts';
import { useWords } from '../words/words.tsx';

/** The state that the bar takes, if any. */
export const barState = ({ online }: Snapshot): 'waiting' | undefined =>
  online === false ? 'waiting' : undefined;

/** The bar's own words. Offline is a mode, not a fault. */
export function Network({ snapshot }: { snapshot: Snapshot }) {
  const words = useWords();
  const { online, outbox, awaySince } = snapshot;
  const count = outbox.waiting;
  const offline =
    awaySince === null
      ? words.text('state-offline', { count })
      : words.text('state-offline-since', { count, time: clockTime(awaySince) });
  const told =
    online === false
      ? ({ state: 'waiting', text: offline } as const)
      : online && count > 0
        ? ({ state: 'recorded', text: words.text('state-sending', { count }) } as const)
        : null;
  return (
    <p className={told ? 'state' : ''} role="status" {...(told && { 'data-state': told.state })}>
      {told?.text}
    </p>
  );
}
