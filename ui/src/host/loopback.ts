// The doorway of a page in a browser: the same gestures over HTTP on the page's own origin.

import type { Refusal } from './bindings.ts';
import { gesturesOver } from './gestures.ts';
import { Refused, refusalOf } from './host.ts';

/** Gestures over the loopback host of the testkit: `POST /gesture/<name>`. */
export const loopbackHost = gesturesOver(async (name, request = {}) => {
  const answer = await fetch(`/gesture/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  const body: unknown = await answer.json().catch(() => null);
  if (!answer.ok) {
    throw new Refused(refusalOf(body as Refusal));
  }
  return body;
});
