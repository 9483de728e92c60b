// Where a device is in its life, as a word and a shape.

import type { Device } from '../../host/wire.ts';
import type { StateName } from '../../kit/state.tsx';
import type { Key } from '../../words/keys.ts';
import { useWords } from '../../words/words.tsx';
import { dateInFigures } from '../time.ts';

const WHY: Record<string, Key> = {
  lost: 'console-revoked-lost',
  stolen: 'console-revoked-stolen',
  broken: 'console-revoked-broken',
  returned: 'console-revoked-returned',
};

/** The state of any device, in the language of the page. */
export function useDeviceState(): (device: Device) => { name: StateName; told: string } {
  const words = useWords();
  return ({ enrolled_at, revoked_at, revoked_for }) => {
    if (revoked_at !== null) {
      const why = WHY[revoked_for ?? ''];
      const day = dateInFigures(revoked_at);
      const told = why
        ? words.text('console-device-revoked-for', { why: words.text(why), day })
        : words.text('console-device-revoked', { day });
      return { name: 'absent', told };
    }
    if (enrolled_at === null) return { name: 'waiting', told: words.text('console-device-waiting') };
    return {
      name: 'agrees',
      told: words.text('console-device-enrolled', { day: dateInFigures(enrolled_at) }),
    };
  };
}
