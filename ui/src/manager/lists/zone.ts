// What the clock of an office is called. Must not know which clocks there are.

import type { Key } from '../../words/keys.ts';

/** The text that names the place of a clock. */
export function zoneName(zone: string): Key {
  const place = zone.split('/')[1] ?? '';
  return `zone-${place.toLowerCase().replace('_', '-')}` as Key;
}
