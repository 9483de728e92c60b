import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { type Column, Table } from './table.tsx';

type Row = { id: string; name: string; visits: number };

const ROWS: Row[] = [
  { id: '14', name: 'Rive gauche', visits: 7 },
  { id: '12', name: 'Vieux bourg', visits: 10 },
  { id: '21', name: 'La Gare', visits: 8 },
];
const COLUMNS: Array<Column<Row>> = [
  { id: 'id', head: 'Tournée', cell: ({ id }) => id, order: (a, b) => Number(a.id) - Number(b.id) },
  { id: 'name', head: 'Nom', cell: ({ name }) => name },
  {
    id: 'visits',
    head: 'Visites',
    cell: ({ visits }) => visits,
    order: (a, b) => a.visits - b.visits,
    align: 'end',
  },
];
const props = { caption: 'Tournées', columns: COLUMNS, keyOf: ({ id }: Row) => id, empty: <p>Aucune</p> };

const shown = () =>
  within(screen.getByRole('table', { name: 'Tournées' }))
    .getAllByRole('rowheader')
    .map((cell) => cell.textContent);
const sortOf = (head: string) => screen.getByRole('columnheader', { name: head }).getAttribute('aria-sort');

afterEach(cleanup);

describe('a table', () => {
  test('shows its rows as they come, each under its first cell', () => {
    render(<Table {...props} rows={ROWS} />);
    expect(shown()).toEqual(['14', '12', '21']);
    expect(sortOf('Tournée')).toBe('none');
    expect(sortOf('Nom')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Nom' })).toBeNull();
  });

  test('is put in order by a head, and the other way by the same head again', async () => {
    render(<Table {...props} rows={ROWS} />);
    await userEvent.click(screen.getByRole('button', { name: 'Visites' }));
    expect(shown()).toEqual(['14', '21', '12']);
    expect(sortOf('Visites')).toBe('ascending');
    await userEvent.click(screen.getByRole('button', { name: 'Visites' }));
    expect(shown()).toEqual(['12', '21', '14']);
    expect(sortOf('Visites')).toBe('descending');
    await userEvent.click(screen.getByRole('button', { name: 'Tournée' }));
    expect(shown()).toEqual(['12', '14', '21']);
    expect(sortOf('Visites')).toBe('none');
    expect(ROWS.map(({ id }) => id)).toEqual(['14', '12', '21']);
  });

  test('keeps its order when newer rows come, and says when there is none', () => {
    const table = render(<Table {...props} rows={ROWS} order={{ by: 'visits', isDown: true }} />);
    table.rerender(<Table {...props} rows={[...ROWS, { id: '17', name: 'Les Coteaux', visits: 9 }]} />);
    expect(shown()).toEqual(['12', '17', '21', '14']);
    table.rerender(<Table {...props} rows={[]} />);
    expect(screen.getByText('Aucune')).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
  });

  test('tells which row is chosen', () => {
    render(<Table {...props} rows={ROWS} isChosen={({ id }) => id === '21'} />);
    const chosen = screen.getAllByRole('row').filter((row) => row.hasAttribute('aria-current'));
    expect(chosen.map((row) => row.textContent)).toEqual(['21La Gare8']);
  });
});
