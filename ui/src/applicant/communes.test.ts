import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { codeOfCommune, communesLike, isNoCommune, saidCommune, take, written } from './communes.ts';

const codes = (typed: string, year = 1987) => communesLike(typed, year).map(({ code }) => code);

describe('communes before the long list has come', () => {
  test('are refused by nobody here', () => {
    expect(isNoCommune('97400', 1987)).toBe(false);
    expect(saidCommune('39120', 1987)).toBe('39120');
  });
});

describe('the long list of communes', () => {
  beforeAll(() => take(readFileSync(join(import.meta.dirname, 'communes.txt'), 'utf8')));

  test('finds a small commune by name, and tells namesakes apart by their codes', () => {
    expect(codes('chatelneuf')).toContain('39120');
    const namesakes = communesLike('chatelneuf', 1987).filter(({ name }) => name === 'Châtelneuf');
    expect(namesakes.length).toBeGreaterThan(1);
    for (const commune of namesakes) {
      expect(written(commune, 1987)).toBe(`Châtelneuf (${commune.code})`);
      expect(codeOfCommune(written(commune, 1987), 1987)).toBe(commune.code);
    }
    expect(codes('oeuilly').length).toBeGreaterThan(0);
  });

  test('has the large towns under the names they had in the short one', () => {
    expect(codes('besanc')[0]).toBe('25056');
    expect(codeOfCommune('Saint-Denis (La Réunion)', 1987)).toBe('97411');
    expect(codeOfCommune('saint etienne', 1987)).toBe('42218');
    expect(written({ code: '25056', name: 'Besançon' }, 1987)).toBe('Besançon');
    expect(codeOfCommune('Paris 7e arrondissement', 1987)).toBe('75107');
  });

  test('names the commune of a code, so that a postcode that is one too is seen', () => {
    expect(communesLike('39120', 1987)).toEqual([{ code: '39120', name: 'Châtelneuf' }]);
    expect(saidCommune('39120', 1987)).toBe('Châtelneuf (39120)');
    expect(isNoCommune('39120', 1987)).toBe(false);
  });

  // Console fault 8: accepted as communes, and on their way into somebody's key.
  test.each(['97400', '75000', '20004'])('refuses %s for a birth of 1987: no commune has it', (typed) => {
    expect(isNoCommune(typed, 1987)).toBe(true);
  });

  test('writes a birth under the code of its day', () => {
    expect(isNoCommune('20004', 1970)).toBe(false);
    expect(saidCommune('20004', 1970)).toBe('Ajaccio (20004)');
    expect(codeOfCommune('Ajaccio', 1970)).toBe('20004');
    expect(codeOfCommune('Ajaccio', 1987)).toBe('2A004');
    expect(codeOfCommune('Nanterre', 1960)).toBe('75050');
  });

  test('doubts no code that it does not know and that is no postcode: a commune may be gone', () => {
    expect(isNoCommune('39999', 1950)).toBe(false);
    expect(isNoCommune('Valbrune', 1950)).toBe(false);
  });
});
