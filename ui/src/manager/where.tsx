// Which page of the console is open: the path under /console, over the browser's own history. Must not know
// what a page shows.
//
// There is no TanStack router or query, though the design's references name both. The console has a dozen pages and one
// hook for loading; the two libraries would be more code than they save here.

import { type ReactNode, useSyncExternalStore } from 'react';

const BASE = '/console';
const MOVED = 'console-moved';

/** A page: its name and what it is about (a day, a round). */
export type Place = { page: string; of: string | undefined };

function placeIn(path: string): Place {
  const [page = '', of] = path.replace(BASE, '').split('/').filter(Boolean);
  return { page, of: of && decodeURIComponent(of) };
}

function listen(changed: () => void) {
  window.addEventListener('popstate', changed);
  window.addEventListener(MOVED, changed);
  return () => {
    window.removeEventListener('popstate', changed);
    window.removeEventListener(MOVED, changed);
  };
}

/** The page that is open. */
export function usePlace(): Place {
  const path = useSyncExternalStore(listen, () => window.location.pathname);
  return placeIn(path);
}

/** The address of a page. */
export const addressOf = (page: string, of?: string): string =>
  `${BASE}${page && `/${page}`}${of ? `/${encodeURIComponent(of)}` : ''}`;

/** Opens a page; the browser's way back leads here again. */
export function go(address: string) {
  if (address === window.location.pathname) return;
  window.history.pushState(null, '', address);
  window.dispatchEvent(new Event(MOVED));
  window.scrollTo(0, 0);
}

type LinkProps = {
  to: string;
  children: ReactNode;
  className?: string;
  isHere?: boolean;
  /** It was followed, here or to the page that is open already. */
  onFollowed?(): void;
};

/** A link inside the console; with a modifier key it opens as the browser wants. */
export function Link({ to, children, className, isHere = false, onFollowed }: LinkProps) {
  return (
    <a
      href={to}
      className={className}
      aria-current={isHere ? 'page' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
        event.preventDefault();
        go(to);
        onFollowed?.();
      }}
    >
      {children}
    </a>
  );
}
