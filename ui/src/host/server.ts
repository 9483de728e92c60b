// The doorway of a web page to the server it came from. Owns how a request is carried and how a refusal is
// read; must not know a screen or a route.
//
// The console and the forms are no windows of `crates/device`: they speak JSON to the server, with types of
// `crates/wire`.

import type { Problem } from './bindings.ts';
import { Refused } from './host.ts';
import type { FieldProblem, ProblemBody } from './wire.ts';

/** What a server needs to be asked with. */
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A request that was not done: why, and in the server's own words for each field at fault. */
export class RefusedByServer extends Refused {
  /** What happened and what to do next, in the page's language; empty when no answer came. */
  readonly text: string;
  /** The fields at fault, in the order of the form. */
  readonly fields: FieldProblem[];
  /** The status of the answer; 0 when none came. */
  readonly status: number;

  constructor(body: ProblemBody, status: number) {
    // The server may know a problem that this page does not yet: its text is then told instead.
    super({ problem: body.problem as Problem });
    this.text = body.text;
    this.fields = body.fields;
    this.status = status;
  }
}

/** Longer than any honest answer takes: a line that hangs is told as one that is away. */
const PATIENCE_MS = 30_000;

function problemIn(body: unknown): ProblemBody {
  const { problem, text, fields } = (body ?? {}) as Partial<ProblemBody>;
  if (typeof problem !== 'string') return { problem: 'unexpected', text: '', fields: [] };
  return {
    problem,
    text: typeof text === 'string' ? text : '',
    fields: Array.isArray(fields) ? fields : [],
  };
}

/** Asks the server and gives its answer, `undefined` where it has no body; throws `RefusedByServer`. */
export async function ask<T = void>(method: Method, path: string, body?: object): Promise<T> {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': document.documentElement.lang || 'fr',
  };
  if (body) headers['content-type'] = 'application/json';
  const request: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store' };
  if (body) request.body = JSON.stringify(body);
  const signal = AbortSignal.timeout(PATIENCE_MS);
  let answer: Response;
  let said: string;
  try {
    answer = await fetch(path, { ...request, signal });
    // A line may also break in the middle of an answer.
    said = await answer.text();
  } catch {
    throw new RefusedByServer({ problem: 'server-away', text: '', fields: [] }, 0);
  }
  let read: unknown;
  try {
    read = said === '' ? undefined : JSON.parse(said);
  } catch {
    throw new RefusedByServer(problemIn(null), answer.status);
  }
  if (!answer.ok) throw new RefusedByServer(problemIn(read), answer.status);
  return read as T;
}

/** What was thrown, as a refusal by the server; what is not one is a failure of the page's own. */
export const refusedBy = (thrown: unknown): RefusedByServer =>
  thrown instanceof RefusedByServer ? thrown : new RefusedByServer(problemIn(null), 0);
