// What the agent makes of a difference between reading and typing. Must not judge one.

import type { Difference, Snapshot } from '../host/bindings.ts';
import { DIFFERENCE_ENTRY } from '../host/constants.ts';
import type { Host } from '../host/gestures.ts';

/**
 * Keeps the choice. A step, not typing: a refusal is told. Nothing else writes this entry, so that none older is saved
 * over it.
 */
export const settleDifference = (host: Host, made: Difference): Promise<Snapshot> =>
  host.note({ texts: { [DIFFERENCE_ENTRY]: made }, focus: DIFFERENCE_ENTRY });
