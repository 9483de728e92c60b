// Where a device is in its life, as a word and a shape.

import type { Device } from '../../host/wire.ts';
import type { StateName } from '../../kit/state.tsx';
import { useWords } from '../../words/words.tsx';
import { dateInFigures } from '../time.ts';

/** The state of any device, in the language of the page. */
export function useDeviceState(): (device: Device) => { name: StateName; told: string } {
  const words = useWords();
  return ({ enrolled_at, confirmed_at, revoked_at, revoked_for, doubled_at, ledger_doubted_at }) => {
    if (revoked_at !== null) {
      const day = dateInFigures(revoked_at);
      const told = revoked_for
        ? words.text('console-device-revoked-for', { why: words.text(`console-revoked-${revoked_for}`), day })
        : words.text('console-device-revoked', { day });
      return { name: 'absent', told };
    }
    if (doubled_at !== null) {
      return {
        name: 'refused',
        told: words.text('console-device-doubled', { day: dateInFigures(doubled_at) }),
      };
    }
    if (ledger_doubted_at !== null) {
      return {
        name: 'refused',
        told: words.text('console-device-ledger', { day: dateInFigures(ledger_doubted_at) }),
      };
    }
    if (enrolled_at === null) return { name: 'waiting', told: words.text('console-device-waiting') };
    if (confirmed_at === null) return { name: 'attention', told: words.text('console-device-to-confirm') };
    return {
      name: 'agrees',
      told: words.text('console-device-enrolled', { day: dateInFigures(enrolled_at) }),
    };
  };
}
