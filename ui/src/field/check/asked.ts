// What every screen of a check is given.

import type { ReactNode } from 'react';
import type { Entries } from '../../check/entries.ts';
import type { Gesture } from '../../check/gesture.ts';
import type { CaseView, Snapshot } from '../../host/bindings.ts';
import type { Host } from '../../host/gestures.ts';

/** The case, what is typed, the ways on, and what stands around the question. */
export type Asked = {
  open: CaseView;
  snapshot: Snapshot;
  host: Host;
  entries: Entries;
  gesture: Gesture;
  /** Saves what is typed, then takes the step. */
  take: Gesture['run'];
  /** Goes to the closed list of reasons. */
  onLeave(): void;
  /** Bar, progress and the quiet link, for `Screen`. */
  frame: { bar: ReactNode; over: ReactNode; under: ReactNode };
};
