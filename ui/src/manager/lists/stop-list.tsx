// The stop list: its entries, without a number that could be read.

import { useState } from 'react';
import type { StoppedEntry, StoppedPage } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { inFours } from '../../kit/letters.tsx';
import { Toast } from '../../kit/toast.tsx';
import { useWords } from '../../words/words.tsx';
import { usePath } from '../session/asking.ts';
import { stamp } from '../time.ts';
import { Shelf } from './list-page.tsx';
import { Pager } from './pager.tsx';
import { AddDocument, FindDocument, PATH } from './stop-document.tsx';

/** The stop list. */
export function StopListPage() {
  const words = useWords();
  const [page, setPage] = useState(1);
  const loaded = usePath<StoppedPage>(`${PATH}?page=${page}`);
  const { count = 0, pages = 1 } = loaded.value ?? {};
  const entries = { ...loaded, value: loaded.value?.entries };
  const [doing, setDoing] = useState<'add' | 'find' | null>(null);
  const [isAdded, setAdded] = useState(false);
  const stop = () => setDoing(null);
  const added = () => {
    setAdded(true);
    stop();
    // The newest stands first.
    if (page === 1) void loaded.reload();
    else setPage(1);
  };
  return (
    <Shelf<StoppedEntry>
      title={words.text('console-stop-list')}
      lead={words.text('console-stop-lead')}
      loaded={entries}
      count={() => words.text('console-stop-count', { count })}
      keyOf={({ reference }) => reference}
      entries={[
        {
          id: 'reference',
          head: words.text('console-stop-reference'),
          text: ({ reference }) => reference,
          show: ({ reference }) => <span className="code">{inFours(reference).join('\u00a0')}</span>,
        },
        { id: 'by', head: words.text('console-stop-by'), text: ({ by }) => by },
        {
          id: 'at',
          head: words.text('console-stop-at'),
          text: ({ at }) => stamp(at),
          order: (a, b) => a.at - b.at,
        },
      ]}
      file={pages > 1 ? `${words.text('console-stop-file')}-${page}` : words.text('console-stop-file')}
      foot={pages > 1 && <Pager page={page} pages={pages} onTurn={setPage} />}
      // Whoever typed a document's number here would read that it is not stopped.
      isSearched={false}
      empty={<Empty title={words.text('console-stop-none')}>{words.text('console-stop-none-lead')}</Empty>}
      actions={
        <>
          <Button onPress={() => setDoing('find')}>{words.text('console-stop-find')}</Button>
          <Button look="primary" onPress={() => setDoing('add')}>
            {words.text('console-stop-add')}
          </Button>
        </>
      }
    >
      {doing === 'add' && <AddDocument onClose={stop} onAdded={added} />}
      {doing === 'find' && <FindDocument onClose={stop} />}
      {isAdded && (
        <Toast onClose={() => setAdded(false)} closeLabel={words.text('console-close')}>
          {words.text('console-stop-added')}
        </Toast>
      )}
    </Shelf>
  );
}
