// The stop list: its entries, without a number that could be read.

import { useEffect, useState } from 'react';
import type { StopFileView, StoppedEntry, StoppedPage } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { inFours } from '../../kit/letters.tsx';
import { State } from '../../kit/state.tsx';
import { Toast } from '../../kit/toast.tsx';
import { useWords } from '../../words/words.tsx';
import type { Answer } from '../acts/hand-over.tsx';
import { Lifted, LiftOrder } from '../orders/lift.tsx';
import { instantTold } from '../orders/ordered.ts';
import { usePath } from '../session/asking.ts';
import { dateInFigures, stamp } from '../time.ts';
import { type Entry, Shelf } from './list-page.tsx';
import { Pager } from './pager.tsx';
import { AddDocument, FindDocument, PATH } from './stop-document.tsx';
import { FILES, StopFromFile } from './stop-file.tsx';
import { isMoving, LiftFile, StopFiles } from './stop-files.tsx';

/** While a file is on its way, it is told how far it came. */
const EVERY_SECONDS = 3;

type Doing =
  | { what: 'add' | 'find' | 'added' | 'file' }
  | { what: 'taken'; documents: number }
  | { what: 'lift-file'; file: StopFileView }
  | { what: 'lift'; entry: StoppedEntry }
  | { what: 'lifted'; answer: Answer };

const referenceTold = ({ reference }: StoppedEntry): string => inFours(reference).join('\u00a0');

function useEntries(): Array<Entry<StoppedEntry>> {
  const words = useWords();
  const fromOf = ({ from }: StoppedEntry) =>
    from === null ? words.text('console-stop-ever') : instantTold(from);
  const stateOf = ({ lifted_at }: StoppedEntry) =>
    lifted_at === null
      ? words.text('console-stop-holds')
      : words.text('console-stop-lifted', { day: dateInFigures(lifted_at) });
  return [
    {
      id: 'reference',
      head: words.text('console-stop-reference'),
      text: ({ reference }) => reference,
      show: (entry) => <span className="code">{referenceTold(entry)}</span>,
    },
    {
      id: 'from',
      head: words.text('console-stop-from'),
      text: fromOf,
      order: (a, b) => (a.from ?? 0) - (b.from ?? 0),
    },
    {
      id: 'touched',
      head: words.text('console-ordered-touched'),
      text: ({ touched }) => String(touched),
      order: (a, b) => a.touched - b.touched,
      align: 'end',
    },
    {
      id: 'state',
      head: words.text('console-state'),
      text: stateOf,
      show: (entry) => <State name={entry.lifted_at === null ? 'agrees' : 'absent'}>{stateOf(entry)}</State>,
    },
    { id: 'by', head: words.text('console-stop-by'), text: ({ by }) => by },
    {
      id: 'at',
      head: words.text('console-stop-at'),
      text: ({ at }) => stamp(at),
      order: (a, b) => a.at - b.at,
    },
  ];
}

/** The newest files, read again by themselves while one of them is on its way; `onArrived` once none is any more. */
function useFiles(onArrived: () => void) {
  const [moving, setMoving] = useState(false);
  const loaded = usePath<StopFileView[]>(FILES, moving ? EVERY_SECONDS : undefined);
  const isAnyMoving = loaded.value?.some(isMoving) ?? false;
  // biome-ignore lint/correctness/useExhaustiveDependencies: when one sets out or all have arrived
  useEffect(() => {
    setMoving(isAnyMoving);
    if (moving && !isAnyMoving) onArrived();
  }, [isAnyMoving]);
  const files = loaded.value?.filter(({ state }) => state !== 'arriving') ?? [];
  return { onTheirWay: files.filter(isMoving), there: files.filter((file) => !isMoving(file)), ...loaded };
}

/** The stop list. */
export function StopListPage() {
  const words = useWords();
  const [page, setPage] = useState(1);
  const loaded = usePath<StoppedPage>(`${PATH}?page=${page}`);
  const { count = 0, pages = 1 } = loaded.value ?? {};
  const files = useFiles(() => void loaded.reload());
  const [doing, setDoing] = useState<Doing | null>(null);
  const stop = () => setDoing(null);
  const done = (what: Doing) => {
    setDoing(what);
    // The newest stands first.
    if (what.what === 'lifted' || page === 1) void loaded.reload();
    else setPage(1);
    void files.reload();
  };
  const liftFile = (file: StopFileView) => setDoing({ what: 'lift-file', file });
  const file = words.text('console-stop-file');
  return (
    <Shelf<StoppedEntry>
      title={words.text('console-stop-list')}
      lead={words.text('console-stop-lead')}
      loaded={{ ...loaded, value: loaded.value?.entries }}
      count={() => words.text('console-stop-count', { count })}
      keyOf={({ order }) => order}
      entries={useEntries()}
      gestures={(entry) => <LiftButton entry={entry} onPress={() => setDoing({ what: 'lift', entry })} />}
      file={pages > 1 ? `${file}-${page}` : file}
      foot={
        <>
          {pages > 1 && <Pager page={page} pages={pages} onTurn={setPage} />}
          {files.there.length > 0 && (
            <>
              <h2>{words.text('console-stop-files')}</h2>
              <StopFiles files={files.there} onLift={liftFile} />
            </>
          )}
        </>
      }
      // Whoever typed a document's number here would read that it is not stopped.
      isSearched={false}
      empty={<Empty title={words.text('console-stop-none')}>{words.text('console-stop-none-lead')}</Empty>}
      actions={
        <>
          <Button onPress={() => setDoing({ what: 'find' })}>{words.text('console-stop-find')}</Button>
          <Button onPress={() => setDoing({ what: 'file' })}>{words.text('console-stop-many-open')}</Button>
          <Button look="primary" onPress={() => setDoing({ what: 'add' })}>
            {words.text('console-stop-add')}
          </Button>
        </>
      }
    >
      {files.onTheirWay.length > 0 && <StopFiles files={files.onTheirWay} onLift={liftFile} />}
      {doing?.what === 'file' && (
        <StopFromFile onClose={stop} onTaken={(documents) => done({ what: 'taken', documents })} />
      )}
      {doing?.what === 'taken' && (
        <Toast onClose={stop} closeLabel={words.text('console-close')}>
          {words.text('console-stop-many-taken', { count: doing.documents })}
        </Toast>
      )}
      {doing?.what === 'lift-file' && (
        <LiftFile file={doing.file} onClose={stop} onLifted={(answer) => done({ what: 'lifted', answer })} />
      )}
      {doing?.what === 'add' && <AddDocument onClose={stop} onAdded={() => done({ what: 'added' })} />}
      {doing?.what === 'find' && <FindDocument onClose={stop} />}
      {doing?.what === 'lift' && (
        <Lift entry={doing.entry} onClose={stop} onLifted={(answer) => done({ what: 'lifted', answer })} />
      )}
      {doing?.what === 'lifted' && <Lifted answer={doing.answer} onClose={stop} />}
      {doing?.what === 'added' && (
        <Toast onClose={stop} closeLabel={words.text('console-close')}>
          {words.text('console-stop-added')}
        </Toast>
      )}
    </Shelf>
  );
}

function LiftButton({ entry, onPress }: { entry: StoppedEntry; onPress(): void }) {
  const words = useWords();
  if (entry.lifted_at !== null) return null;
  return (
    <Button look="small" onPress={onPress}>
      {words.text('console-lift')}
      <span className="visually-hidden"> {words.text('console-of', { name: referenceTold(entry) })}</span>
    </Button>
  );
}

type LiftProps = { entry: StoppedEntry; onClose(): void; onLifted(answer: Answer): void };

function Lift({ entry, ...of }: LiftProps) {
  const words = useWords();
  const columns = useEntries().filter(({ id }) => id !== 'state' && id !== 'reference');
  return (
    <LiftOrder
      {...of}
      title={words.text('console-stop-lift-title', { name: referenceTold(entry) })}
      lead={words.text('console-stop-lift-lead')}
      action={words.text('console-stop-lift-do')}
      path={`/v1/admin/orders/${entry.order}/lift`}
      facts={columns.map(({ head, text }) => ({ label: head, value: text(entry) }))}
    />
  );
}
