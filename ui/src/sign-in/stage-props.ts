// What every sheet of signing in is given, and the windows behind it.

import type { Snapshot } from '../host/bindings.ts';
import type { Host } from '../host/gestures.ts';

/** What every sheet is given. */
export type StageProps = {
  host: Host;
  snapshot: Snapshot;
  show(snapshot: Snapshot): void;
  /** Asks for a newer snapshot. */
  refresh(): void;
};
