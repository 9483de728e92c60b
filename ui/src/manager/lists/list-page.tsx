// A list of the console: title, count, search, export, table, and what is shown while it is read, empty or out of
// reach. Must not know what it lists.

import { type FocusEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { csvOf, saveAs } from '../../kit/csv.ts';
import { Empty } from '../../kit/empty.tsx';
import { fold, Search } from '../../kit/search.tsx';
import { Banner } from '../../kit/state.tsx';
import { type Column, Table } from '../../kit/table.tsx';
import { useWords } from '../../words/words.tsx';
import { type Loaded, toldUnread, useSession } from '../session/asking.ts';
import { clockOf } from '../time.ts';

/** Names the browser's window after the page. */
export function useTitle(title: string) {
  const words = useWords();
  useEffect(() => {
    document.title = `${title} – ${words.text('console-title')}`;
  }, [title, words]);
}

/** What is read, or that it is being read, or why it cannot be. */
export function Reading<T>({ loaded, children }: { loaded: Loaded<T>; children(value: T): ReactNode }) {
  const words = useWords();
  const { wake } = useSession();
  const { value, refusal, isBusy, readAt, reload } = loaded;
  const again = () => {
    wake();
    void reload();
  };
  const retry = (
    <Button look="small" busy={isBusy && words.text('console-reading')} onPress={again}>
      {words.text('console-retry')}
    </Button>
  );
  return (
    <>
      {refusal && (
        <Banner name="attention">
          <span>
            {toldUnread(refusal, words)}
            {readAt !== undefined && ` ${words.text('console-stale', { at: clockOf(readAt) })}`}
          </span>
          {retry}
        </Banner>
      )}
      {value === undefined && !refusal && (
        <p className="muted" role="status">
          {words.text('console-reading')}
        </p>
      )}
      {value !== undefined && children(value)}
    </>
  );
}

/** A column: what it says of a row, for the eye, for a search and in a file. */
export type Entry<Row> = {
  id: string;
  head: string;
  text(row: Row): string;
  /** How it looks, where the text alone does not do. */
  show?(row: Row): ReactNode;
  /** How rows compare by it; without one, as a dictionary has them. */
  order?(a: Row, b: Row): number;
  align?: 'end';
};

type Props<Row> = {
  title: string;
  lead?: string;
  loaded: Loaded<Row[]>;
  /** « 12 bureaux ». */
  count(count: number): string;
  entries: Array<Entry<Row>>;
  keyOf(row: Row): string;
  /** What can be done with a row. */
  gestures?(row: Row): ReactNode;
  /** What the exported file is called. */
  file: string;
  /** Shown when there is nothing at all. */
  empty: ReactNode;
  actions?: ReactNode;
  /** Its rows can be searched; not where they say nothing that anybody would look for. */
  isSearched?: boolean;
  /** More ways to narrow the list, with what they leave. */
  narrow?: { shown: ReactNode; keeps(row: Row): boolean; isOn: boolean; clear(): void };
  /** Under the table. */
  foot?: ReactNode;
  children?: ReactNode;
};

/** A page that is a list. */
export function Shelf<Row>(props: Props<Row>) {
  const { title, lead, loaded, count, actions, children } = props;
  useTitle(title);
  const remember = useFocusKept(loaded.value);
  return (
    <main className="shelf" onFocus={remember}>
      <header className="shelf-head">
        <h1 tabIndex={-1}>{title}</h1>
        {loaded.value && loaded.value.length > 0 && <p className="muted">{count(loaded.value.length)}</p>}
        <div className="btn-row push">{actions}</div>
      </header>
      {lead && <p className="muted measure">{lead}</p>}
      {children}
      <Reading loaded={loaded}>
        {(rows) => (rows.length === 0 ? props.empty : <Rows {...props} rows={rows} />)}
      </Reading>
      {props.foot}
    </main>
  );
}

/** A row that changes may take the focus with it: the title has it then. */
function useFocusKept(rows: unknown): (event: FocusEvent) => void {
  const last = useRef<Element | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the rows have been read anew
  useEffect(() => {
    const isGone = last.current !== null && !last.current.isConnected;
    if (isGone && document.activeElement === document.body) {
      document.querySelector<HTMLElement>('#page h1')?.focus({ preventScroll: true });
    }
  }, [rows]);
  return (event) => {
    last.current = event.target;
  };
}

function Rows<Row>({ rows, ...props }: Props<Row> & { rows: Row[] }) {
  const words = useWords();
  const [sought, setSought] = useState('');
  const { title, entries, keyOf, file, isSearched = true, narrow } = props;
  const wanted = fold(sought.trim());
  const textOf = (row: Row) => fold(entries.map(({ text }) => text(row)).join(' '));
  const found = rows.filter(
    (row) => (narrow?.keeps(row) ?? true) && (wanted === '' || textOf(row).includes(wanted)),
  );
  const clear = () => {
    setSought('');
    narrow?.clear();
  };
  const save = () => {
    const cells = found.map((row) => entries.map(({ text }) => text(row)));
    saveAs(
      `${file}.csv`,
      csvOf(
        entries.map(({ head }) => head),
        cells,
      ),
    );
  };
  const isNarrowed = wanted !== '' || narrow?.isOn === true;
  return (
    <>
      <div className="shelf-tools">
        {isSearched && <Search label={words.text('console-search')} value={sought} onChange={setSought} />}
        {narrow?.shown}
        <p className="muted" role="status">
          {isNarrowed && words.text('console-found', { found: found.length, all: rows.length })}
        </p>
        <Button look="small" onPress={save}>
          {words.text('console-export')}
        </Button>
      </div>
      <div className="wide">
        <Table
          caption={title}
          isCaptionHidden
          columns={columnsOf(entries, props.gestures, words.text('console-gestures'))}
          rows={found}
          keyOf={keyOf}
          empty={
            <Empty
              title={words.text('console-none-found')}
              action={<Button onPress={clear}>{words.text('console-show-all')}</Button>}
            />
          }
        />
      </div>
    </>
  );
}

function columnsOf<Row>(
  entries: Array<Entry<Row>>,
  gestures: ((row: Row) => ReactNode) | undefined,
  head: string,
): Array<Column<Row>> {
  const columns = entries.map(({ text, show = text, order = byText(text), ...entry }) => ({
    ...entry,
    cell: show,
    order,
  }));
  return gestures ? [...columns, { id: 'gestures', head, cell: gestures }] : columns;
}

/** Puts rows in the order of a dictionary. */
function byText<Row>(text: (row: Row) => string): (a: Row, b: Row) => number {
  return (a, b) => text(a).localeCompare(text(b), 'fr', { numeric: true });
}
