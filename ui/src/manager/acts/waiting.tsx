// The acts of administrators as they were last read: those that wait are counted on every page of an administrator.
// Must not know what an act is.

import { createContext, type ReactNode, useContext } from 'react';
import type { Acts, ActView } from '../../host/wire.ts';
import { useWords } from '../../words/words.tsx';
import { type Loaded, usePath, useSession } from '../session/asking.ts';

/** Somebody else proposes while this page is open. */
const EVERY_SECONDS = 15;

const ActsContext = createContext<Loaded<Acts> | null>(null);

/** Reads them for its children. */
export function WithActs({ children }: { children: ReactNode }) {
  const acts = usePath<Acts>('/v1/admin/acts', EVERY_SECONDS);
  return <ActsContext value={acts}>{children}</ActsContext>;
}

/** Where they were read; nowhere for other roles. */
export const useActs = (): Loaded<Acts> | null => useContext(ActsContext);

/** Whether somebody else has to decide it. */
export const isOwn = ({ by }: ActView, login: string): boolean => by === login;

/** What a button says that asks for a second person where there is one, and the remark beside it. */
export function useProposing(action: string): { action: string; remark?: string } {
  const words = useWords();
  if (!useActs()?.value?.four_eyes) return { action };
  return { action: words.text('console-propose'), remark: words.text('console-propose-remark') };
}

/** Pages on which something may wait: for whoever looks, or for somebody else. */
export type Badged = 'acts' | 'devices';

type Waiting = { count: number; own: number };

/** How many wait, by page. */
export function useWaiting(): Record<Badged, Waiting> {
  const { me } = useSession();
  const read = useActs()?.value;
  const waiting = read?.waiting ?? [];
  const own = waiting.filter((act) => isOwn(act, me.login)).length;
  return {
    acts: { count: waiting.length - own, own },
    devices: { count: read?.to_compare.by_me ?? 0, own: read?.to_compare.by_others ?? 0 },
  };
}

const TOLD = {
  acts: { count: 'console-acts-waiting', own: 'console-acts-waiting-own' },
  devices: { count: 'console-devices-waiting', own: 'console-devices-waiting-own' },
} as const;

/** How many wait for whoever looks; in grey how many of their own wait for somebody else. */
export function WaitingCount({ on }: { on: Badged }) {
  const words = useWords();
  const waiting = useWaiting()[on];
  if (waiting.count + waiting.own === 0) return null;
  const which = waiting.count > 0 ? 'count' : 'own';
  const count = waiting[which];
  return (
    <>
      <span className={which === 'count' ? 'tally' : 'tally tally-own'} aria-hidden="true">
        {count}
      </span>
      <span className="visually-hidden">, {words.text(TOLD[on][which], { count })}</span>
    </>
  );
}
