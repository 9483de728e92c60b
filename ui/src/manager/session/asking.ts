// What a page of the console asks of the server: lists that are read, and gestures that are done. Owns waiting
// and what went wrong; must not know a page.

import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { type Method, type RefusedByServer, refusedBy } from '../../host/server.ts';
import type { Me } from '../../host/wire.ts';
import type { StateName } from '../../kit/state.tsx';
import type { Key } from '../../words/keys.ts';
import type { Words } from '../../words/words.tsx';

/** Asks the server; when the session has run out, it waits until somebody has signed in again. */
export type Ask = <T = void>(method: Method, path: string, body?: object) => Promise<T>;

/** Who is signed in, and what their pages need. */
export type Session = {
  me: Me;
  ask: Ask;
  /** Ends this session. */
  leave(): Promise<void>;
  /** Somebody asks again: a sign-in that was put off may be offered once more. */
  wake(): void;
  /** The session has ended elsewhere. */
  left(): void;
};

/** Where pages find it. */
export const SessionContext = createContext<Session | null>(null);

/** The session of this page. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('a page outside a session');
  return session;
}

// Problems whose common words speak of a device that keeps everything: a browser does not.
const OWN: Record<string, Key> = {
  'server-away': 'console-server-away',
  busy: 'console-server-busy',
  'already-there': 'console-already-there',
};

/** A refusal as a sentence. */
export function told(refusal: RefusedByServer, words: Words): string {
  const own = OWN[refusal.refusal.problem];
  if (own) return words.text(own);
  return refusal.text || words.problem(refusal.refusal);
}

/** A sentence with its state. */
export type Message = { name: StateName; text: string };

// These pass by themselves: nobody has done anything wrong.
const PASSING: readonly string[] = ['server-away', 'busy', 'passkey-unused'];

/** Why a gesture was not done. */
export const messageOf = (refusal: RefusedByServer, words: Words): Message => ({
  name: PASSING.includes(refusal.refusal.problem) ? 'attention' : 'refused',
  text: told(refusal, words),
});

// Whoever only looks has typed nothing that could be kept, and asked for nothing to be done.
const UNREAD: Record<string, Key> = {
  'server-away': 'console-unread-away',
  busy: 'console-unread-busy',
  unexpected: 'console-unread',
};

/** Why something could not be read. */
export function toldUnread(refusal: RefusedByServer, words: Words): string {
  const own = UNREAD[refusal.refusal.problem];
  return own ? words.text(own) : told(refusal, words);
}

/** What was read from the server so far. */
export type Loaded<T> = {
  value: T | undefined;
  /** Why the newest reading failed; what was read before stays. */
  refusal: RefusedByServer | undefined;
  isBusy: boolean;
  /** When `value` was read. */
  readAt: number | undefined;
  reload(): Promise<void>;
};

/** Reads with `read` at once, on `reload`, and every so many seconds while the page is looked at. */
export function useLoaded<T>(read: () => Promise<T>, everySeconds?: number): Loaded<T> {
  const [state, setState] = useState<Omit<Loaded<T>, 'reload'>>({
    value: undefined,
    refusal: undefined,
    isBusy: true,
    readAt: undefined,
  });
  const newest = useRef(0);
  const reload = useCallback(async () => {
    const mine = ++newest.current;
    setState((before) => ({ ...before, isBusy: true }));
    try {
      const value = await read();
      // An answer that comes after a newer question is the answer to another page.
      if (mine === newest.current) {
        setState({ value, refusal: undefined, isBusy: false, readAt: Date.now() });
      }
    } catch (thrown) {
      if (mine === newest.current) {
        setState((before) => ({ ...before, refusal: refusedBy(thrown), isBusy: false }));
      }
    }
  }, [read]);
  useEffect(() => {
    void reload();
    return () => {
      newest.current += 1;
    };
  }, [reload]);
  useEffect(() => {
    if (everySeconds === undefined) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void reload();
    }, everySeconds * 1_000);
    return () => clearInterval(timer);
  }, [reload, everySeconds]);
  return { ...state, reload };
}

/** Reads one path. */
export function usePath<T>(path: string, everySeconds?: number): Loaded<T> {
  const { ask } = useSession();
  const read = useCallback(() => ask<T>('GET', path), [ask, path]);
  return useLoaded(read, everySeconds);
}
