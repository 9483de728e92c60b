// What this device has sealed, counted: each state by word, shape and colour.

import type { OutboxView } from '../host/bindings.ts';
import { State } from '../kit/state.tsx';
import { useWords } from '../words/words.tsx';

/** The counts; nothing readable stands behind them. */
export function OutboxCounts({ outbox }: { outbox: OutboxView }) {
  const words = useWords();
  if (outbox.done === 0) return <p>{words.text('outbox-none')}</p>;
  if (outbox.done === outbox.kept) return <p>{words.text('outbox-complete', { done: outbox.done })}</p>;
  return (
    <ul className="counts">
      {outbox.kept > 0 && (
        <li>
          <State name="received">{words.text('outbox-kept', { count: outbox.kept })}</State>
        </li>
      )}
      {outbox.waiting > 0 && (
        <li>
          <State name="recorded">{words.text('outbox-waiting', { count: outbox.waiting })}</State>
        </li>
      )}
      {outbox.quarantined > 0 && (
        <li>
          <State name="attention">{words.text('outbox-quarantined', { count: outbox.quarantined })}</State>
        </li>
      )}
    </ul>
  );
}
