// Where the applicant is: one page at a time, the browser's own Back and Forward, and what is typed. Must not
// know what a page asks. History holds the word of a page and nothing about anybody.

import { useEffect, useState } from 'react';
import type { Name } from './answers.ts';
import type { Faults } from './faults.ts';
import { forget, type Kept, keep, type Opened, PAGES, type Page, recall } from './tab-storage.ts';

/** One entry of the browser's history: which page, whether it corrects one answer, how many lie before it. */
type Entry = { page: Page; isChange: boolean; depth: number };

/** What pages do with the flow. */
export type Flow = Kept & {
  /** True when the page was reached from the list of answers, and goes back there. */
  isChange: boolean;
  /** What stands against answers, by question. */
  faults: Faults;
  set(name: Name, value: string): void;
  go(page: Page, isChange?: boolean): void;
  back(): void;
  blame(faults: Faults): void;
  /** A draft is open, and a code on its way. */
  open(opened: Opened): void;
  /** The code was right: what was typed is forgotten here. */
  confirm(): void;
  /** Forgets everything. */
  restart(): void;
};

/** Pages that are no step of the form. */
const BESIDE: readonly Page[] = ['paper', 'young'];

/** The page before one, where history has none. */
function before(page: Page): Page {
  if (page === 'window') return 'way';
  const at = PAGES.indexOf(page);
  return at > PAGES.indexOf('window') ? 'begin' : (PAGES[at - 1] ?? 'begin');
}

/** The page that can be shown when that one is asked for. */
function allowed(page: Page, { opened, isConfirmed }: Kept): Page {
  if (isConfirmed) return page === 'window' ? page : 'way';
  if (page === 'way' || page === 'window') return opened ? 'code' : 'begin';
  return page === 'code' && !opened ? 'check' : page;
}

function entryOf(state: unknown, kept: Kept): Entry {
  const { page, isChange = false, depth = 0 } = (state ?? {}) as Partial<Entry>;
  return { page: allowed(page ?? kept.page, kept), isChange, depth };
}

/** The flow of this tab. */
export function useFlow(): Flow {
  const [kept, setKept] = useState(recall);
  const [entry, setEntry] = useState(() => entryOf(history.state, kept));
  const [faults, blame] = useState<Faults>({});

  useEffect(() => {
    const isNew =
      entry.page === 'begin' && !kept.opened && Object.values(kept.answers).every((text) => !text);
    // Who left for a page beside the form finds the form where they left it.
    if (!isNew && !BESIDE.includes(entry.page)) keep({ ...kept, page: entry.page });
    history.replaceState(entry, '');
  }, [kept, entry]);

  useEffect(() => {
    const move = (event: PopStateEvent) => setEntry(entryOf(event.state, kept));
    addEventListener('popstate', move);
    return () => removeEventListener('popstate', move);
  }, [kept]);

  const go = (page: Page, isChange = false) => {
    // A page that is asked for twice is one entry.
    if (page === entry.page) return setEntry({ ...entry, isChange });
    const next = { page, isChange, depth: entry.depth + 1 };
    history.pushState(next, '');
    setEntry(next);
  };

  return {
    ...kept,
    page: entry.page,
    isChange: entry.isChange,
    faults,
    blame,
    go,
    set: (name, value) => setKept((was) => ({ ...was, answers: { ...was.answers, [name]: value } })),
    back: () => (entry.depth > 0 ? history.back() : setEntry({ ...entry, page: before(entry.page) })),
    open: (opened) => {
      setKept((was) => ({ ...was, opened }));
      go('code');
    },
    confirm: () => {
      setKept((was) => ({ ...forget(), opened: was.opened, isConfirmed: true }));
      go('way');
    },
    restart: () => {
      setKept(forget());
      blame({});
      go('begin');
    },
  };
}
