// For the tests of the windows: the least that a snapshot holds.

import type { Snapshot } from '../host/bindings.ts';

/** A device that was never enrolled, with nothing on it. */
export const BARE: Snapshot = {
  taken: 0,
  device: { enrolled: false, label: null, office: null, awaits: null, zone: null },
  agents: [],
  signedIn: null,
  lease: null,
  round: null,
  case: null,
  parcel: null,
  brought: null,
  outbox: { done: 0, kept: 0, waiting: 0, quarantined: 0 },
  fates: { sealed: 0, kept: 0, opened: 0, setAside: 0 },
  today: [],
  parked: [],
  entries: {},
  focus: null,
  locked: false,
  now: 0,
  online: null,
  awaySince: null,
  ledger: null,
  traffic: { frames: 0, envelopes: 0, sentBytes: 0, answerBytes: 0 },
};
