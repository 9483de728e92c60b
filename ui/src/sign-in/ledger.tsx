// What the device makes of the registry's ledger: silent while it goes on as it did.

import { toldDayOf, toldTime } from '../check/times.ts';
import type { Snapshot } from '../host/bindings.ts';
import { Banner } from '../kit/state.tsx';
import { useWords } from '../words/words.tsx';

/** The device deletes nothing, because the registry contradicts what it signed. */
export const isDoubted = ({ ledger }: Snapshot): boolean => ledger?.state === 'doubted';

/** Said beside the work, never over it: nothing stops, and the way on is the administration's. */
export function LedgerNotice({ snapshot: { ledger } }: { snapshot: Snapshot }) {
  const words = useWords();
  if (!ledger) return null;
  const stamp = { day: toldDayOf(ledger.at, words.language), time: toldTime(ledger.at, words.language) };
  if (ledger.state === 'restored') {
    return (
      <Banner name="waiting" more={<p className="more">{words.text('ledger-restored-more')}</p>}>
        {words.text('ledger-restored', stamp)}
      </Banner>
    );
  }
  return (
    <Banner name="attention" more={<p className="more">{words.text('ledger-doubted-more')}</p>}>
      {words.text('ledger-doubted', stamp)}
    </Banner>
  );
}
