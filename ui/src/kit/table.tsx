// Rows that are compared. Owns their order on the screen and how it is told; must not know what a row is.

import { type ReactNode, useState } from 'react';

/** A column: how its cells look and, where its rows can be put in order by it, how two of them compare. */
export type Column<Row> = {
  id: string;
  head: string;
  cell(row: Row): ReactNode;
  order?(a: Row, b: Row): number;
  /** Numbers and receipts stand at the end, so that they can be compared. */
  align?: 'end';
};

type Order = { by: string; isDown: boolean };

type Props<Row> = {
  caption: string;
  columns: Array<Column<Row>>;
  rows: Row[];
  keyOf(row: Row): string;
  /** Shown in place of the table while there is no row. */
  empty: ReactNode;
  isCaptionHidden?: boolean;
  /** The order at first; without it, as the rows come. */
  order?: Order;
  isChosen?(row: Row): boolean;
  /** Cells keep clear of the edges, inside a panel for instance. */
  isInset?: boolean;
};

/** The rows in an order, without touching what was given. */
function inOrder<Row>(rows: Row[], columns: Array<Column<Row>>, order: Order | undefined): Row[] {
  const compare = columns.find(({ id }) => id === order?.by)?.order;
  if (!compare) return rows;
  return [...rows].sort((a, b) => (order?.isDown ? compare(b, a) : compare(a, b)));
}

/** A table; a head that can order the rows is a button. */
export function Table<Row>(props: Props<Row>) {
  const { caption, columns, rows, keyOf, empty, isCaptionHidden = false, isChosen } = props;
  const [order, setOrder] = useState(props.order);
  if (rows.length === 0) return empty;
  const turn = (by: string) => setOrder({ by, isDown: order?.by === by && !order.isDown });
  return (
    <table className={props.isInset ? 'table table-inset' : 'table'}>
      <caption className={isCaptionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column.id} column={column} order={order} onTurn={() => turn(column.id)} />
          ))}
        </tr>
      </thead>
      <tbody>
        {inOrder(rows, columns, order).map((row) => (
          <tr key={keyOf(row)} aria-current={isChosen?.(row) || undefined}>
            {columns.map((column, at) =>
              at === 0 ? (
                <th key={column.id} scope="row" className={classOf(column, 'subject')}>
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.id} className={classOf(column)}>
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function classOf<Row>({ align }: Column<Row>, also = ''): string | undefined {
  return [also, align === 'end' && 'number'].filter(Boolean).join(' ') || undefined;
}

type HeadProps<Row> = { column: Column<Row>; order: Order | undefined; onTurn(): void };

function Head<Row>({ column, order, onTurn }: HeadProps<Row>) {
  const isOrdered = order?.by === column.id;
  if (!column.order) {
    return (
      <th scope="col" className={classOf(column)}>
        {column.head}
      </th>
    );
  }
  return (
    <th
      scope="col"
      className={classOf(column)}
      aria-sort={isOrdered ? (order.isDown ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" className="order" onClick={onTurn}>
        {column.head}
      </button>
    </th>
  );
}
