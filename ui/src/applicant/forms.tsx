// The applicant's forms: which page it is, and fetching the pages past the first. Must not know what a page
// asks.

import { useEffect, useState } from 'react';
import { RefusedByServer } from '../host/server.ts';
import { useWords } from '../words/words.tsx';
import { Begin } from './begin.tsx';
import { useFlow } from './flow.ts';
import { Around } from './form-layout.tsx';
import type { PAGE_OF } from './pages.tsx';
import { Refused } from './question.tsx';
import type { Page } from './tab-storage.ts';

type Pages = typeof PAGE_OF;

/** What is told when a part of the page itself cannot be fetched. */
export const AWAY = new RefusedByServer({ problem: 'server-away', text: '', fields: [] }, 0);

/** The forms. */
export function Forms() {
  const flow = useFlow();
  const [pages, setPages] = useState<Pages>();
  const [fetching, setFetching] = useState<'busy' | 'failed'>();
  const { page } = flow;
  const fetchPages = async (then?: Page) => {
    setFetching('busy');
    try {
      setPages((await import('./pages.tsx')).PAGE_OF);
      setFetching(undefined);
      if (then) flow.go(then);
    } catch {
      setFetching('failed');
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that was reloaded, or returned to
  useEffect(() => {
    if (page !== 'begin' && !pages) void fetchPages();
  }, [page]);
  const refused = fetching === 'failed' ? AWAY : undefined;
  const isBusy = fetching === 'busy';
  if (page === 'begin') {
    return (
      <Around>
        <Begin onLeave={(to) => void fetchPages(to)} isBusy={isBusy} refused={refused} />
      </Around>
    );
  }
  if (!pages) {
    return (
      <Around>
        <main>
          <Waiting refused={refused} onRetry={() => void fetchPages()} />
        </main>
      </Around>
    );
  }
  const Shown = pages[page];
  return (
    <Around page={page} onErase={() => flow.go('erase')}>
      <Shown key={page} flow={flow} />
    </Around>
  );
}

function Waiting({ refused, onRetry }: { refused: RefusedByServer | undefined; onRetry(): void }) {
  const words = useWords();
  if (!refused) return <p role="status">{words.text('apply-wait')}</p>;
  return (
    <div className="doing">
      <h1>{words.text('apply-begin-title')}</h1>
      <Refused of={refused} />
      <button className="btn btn-primary" type="button" onClick={onRetry}>
        {words.text('apply-continue')}
      </button>
    </div>
  );
}
