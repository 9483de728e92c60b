// What a gesture that was not done throws, and how it is told from a fault of the host. Must not know which host is
// there, nor any screen.

import type { Refusal } from './bindings.ts';

/** A gesture that was not done. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.problem);
    this.refusal = refusal;
  }
}

/** What a host threw, as a refusal; what is not one is the host's own failure. */
export function refusalOf(thrown: unknown): Refusal {
  const refusal = thrown instanceof Refused ? thrown.refusal : thrown;
  const isRefusal = typeof refusal === 'object' && refusal !== null && 'problem' in refusal;
  return isRefusal ? (refusal as Refusal) : { problem: 'unexpected' };
}
