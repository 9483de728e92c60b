import { afterEach, describe, expect, test, vi } from 'vitest';
import { csvOf, saveAs } from './csv.ts';

afterEach(() => vi.useRealTimers());

describe('a file for French spreadsheets', () => {
  test('begins with the mark of UTF-8, has semicolons and ends its lines as spreadsheets want', () => {
    expect(csvOf(['Tournée', 'Créneau'], [['12', '14 h']])).toBe('\uFEFFTournée;Créneau\r\n12;14 h\r\n');
    expect(csvOf(['Tournée'], [])).toBe('\uFEFFTournée\r\n');
  });

  test('quotes what would break a cell, and doubles the quotes in it', () => {
    const [, row] = csvOf(['a', 'b', 'c', 'd'], [['x;y', 'dit « oui »', 'dit "oui"', 'l’un\nl’autre']]).split(
      '\r\n',
    );
    expect(row).toBe('"x;y";dit « oui »;"dit ""oui""";"l’un\nl’autre"');
  });

  test('lets no cell run as a formula, in the head either', () => {
    for (const begins of ['=', '+', '-', '@', '\t']) {
      expect(csvOf([`${begins}1`], [[`${begins}2`]])).toBe(`\uFEFF'${begins}1\r\n'${begins}2\r\n`);
    }
    expect(csvOf(['a'], [['\r=1;2']])).toBe('\uFEFFa\r\n"\'\r=1;2"\r\n');
    expect(csvOf(['a'], [['5-3', '']])).toBe('\uFEFFa\r\n5-3;\r\n');
  });

  test('is handed over under its name, and its address is given back', () => {
    vi.useFakeTimers();
    const made = vi.fn((_: Blob) => 'blob:it');
    const given = vi.fn();
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: made, revokeObjectURL: given }));
    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(`${this.download} ${this.href}`);
    });
    saveAs('journee.csv', csvOf(['a'], []));
    expect(names).toEqual(['journee.csv blob:it']);
    expect(made.mock.calls[0]?.[0].type).toBe('text/csv;charset=utf-8');
    expect(document.querySelector('a')).toBeNull();
    vi.runAllTimers();
    expect(given).toHaveBeenCalledWith('blob:it');
    vi.unstubAllGlobals();
  });
});
