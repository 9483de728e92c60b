// The end of the forms: the request has a page of its own, made by the server.

import { forget, type Kept } from './tab-storage.ts';

/** Forgets what this tab kept and goes to the request's own page. */
export function finish({ opened }: Pick<Kept, 'opened'>): void {
  forget();
  // The id alone opens nothing: the cookie of the opening does.
  location.assign(`/enrolments/${opened?.id ?? ''}`);
}
