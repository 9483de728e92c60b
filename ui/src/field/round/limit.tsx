// Until when the phone may be used without a network, and what to do when it may not. Rust judges that.

import type { Snapshot } from '../../host/bindings.ts';
import { Banner } from '../../kit/state.tsx';
import { useWords } from '../../words/words.tsx';
import { useTelling } from '../tell.ts';

/** A quiet line while it may be used; a banner when not: the way out is the screen's own action. */
export function Limit({ snapshot }: { snapshot: Snapshot }) {
  const words = useWords();
  const telling = useTelling();
  const { lease, now } = snapshot;
  const because = reasonAgainst(snapshot);
  if (because === null && lease) {
    return (
      <p className="muted limit">{words.text('round-usable', { until: telling.limit(lease.until, now) })}</p>
    );
  }
  return (
    <Banner
      name="attention"
      more={
        because !== 'ended' &&
        snapshot.online === false && <p className="more">{words.text('round-prepare-needs-network')}</p>
      }
    >
      {because === 'ended' && words.text('round-ended')}
      {because === 'none' && words.text('round-unprepared')}
      {because === 'expired' &&
        words.text('round-expired', { until: lease ? telling.limit(lease.until, now) : '' })}
      {because === 'exhausted' && words.text('round-exhausted')}
    </Banner>
  );
}

/** Why no check may be begun now; none when one may. */
export function reasonAgainst({ lease }: Snapshot): 'none' | 'ended' | 'expired' | 'exhausted' | null {
  if (!lease) return 'none';
  if (lease.ended) return 'ended';
  if (!lease.valid) return 'expired';
  return lease.checksLeft === 0 ? 'exhausted' : null;
}
