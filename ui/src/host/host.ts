// The doorway to what stands behind the window. Must not know which host is there, nor any screen.

import type { Enlist, EnrolDevice, Refusal, SignIn, Snapshot } from './bindings.ts';

/** Every gesture of the agents' windows. Each answers with what is to be shown now, or throws `Refused`. */
export interface Host {
  snapshot(): Promise<Snapshot>;
  enrolDevice(request: EnrolDevice): Promise<Snapshot>;
  enlist(request: Enlist): Promise<Snapshot>;
  signIn(request: SignIn): Promise<Snapshot>;
  signOut(): Promise<Snapshot>;
}

/** A gesture that was not done. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.problem);
    this.refusal = refusal;
  }
}

/** Carries one gesture by name; `request` is its body, absent where a gesture takes none. */
export type Carry = (name: string, request?: object) => Promise<Snapshot>;

/** The gestures by their names on the loopback host; a Tauri command has the same with `_` for `-`. */
export function gesturesOver(carry: Carry): Host {
  return {
    snapshot: () => carry('snapshot'),
    enrolDevice: (request) => carry('enrol-device', request),
    enlist: (request) => carry('enlist', request),
    signIn: (request) => carry('sign-in', request),
    signOut: () => carry('sign-out'),
  };
}

/** What a host threw, as a refusal; what is not one is the host's own failure. */
export function refusalOf(thrown: unknown): Refusal {
  const refusal = thrown instanceof Refused ? thrown.refusal : thrown;
  const isRefusal = typeof refusal === 'object' && refusal !== null && 'problem' in refusal;
  return isRefusal ? (refusal as Refusal) : { problem: 'unexpected' };
}
