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

/** How many wait for whoever looks; in grey how many of their own wait for somebody else. */
export function WaitingCount() {
  const words = useWords();
  const { me } = useSession();
  const waiting = useActs()?.value?.waiting ?? [];
  const own = waiting.filter((act) => isOwn(act, me.login)).length;
  const count = waiting.length - own;
  if (waiting.length === 0) return null;
  const told = count > 0 ? 'console-acts-waiting' : 'console-acts-waiting-own';
  return (
    <>
      <span className={count > 0 ? 'tally' : 'tally tally-own'} aria-hidden="true">
        {count > 0 ? count : own}
      </span>
      <span className="visually-hidden">, {words.text(told, { count: count > 0 ? count : own })}</span>
    </>
  );
}
