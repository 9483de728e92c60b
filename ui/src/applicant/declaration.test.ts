import { describe, expect, test } from 'vitest';
import { type Answers, EMPTY } from './answers.ts';
import { communesLike } from './communes.ts';
import { countriesIn } from './countries.ts';
import { declarationOf } from './declaration.ts';

const of = (answers: Partial<Answers>) => declarationOf({ ...EMPTY, ...answers });

describe('a declaration', () => {
  test('has a date as typed, with 00 only for what the applicant says the document lacks', () => {
    const born = { day: '9', month: '2', year: '1987' };
    expect(of(born).birth_date).toBe('1987-02-09');
    expect(of({ ...born, day: '' }).birth_date).toBe('1987-02-');
    expect(of({ ...born, day: '', 'is-partial': 'yes' }).birth_date).toBe('1987-02-00');
    expect(of({ year: '1950', 'is-partial': 'yes' }).birth_date).toBe('1950-00-00');
    expect(of({}).birth_date).toBe('');
  });

  test('has the code of a commune by its name, however it is spelt, or what was typed', () => {
    const place = (commune: string, year = '1987') => of({ born: 'france', commune, year }).birth_place;
    expect(place('saint etienne')).toBe('42218');
    expect(place('Paris 7e arrondissement')).toBe('75107');
    expect(place(' 2a004 ')).toBe('2A004');
    expect(place('Valbrune-sur-Orle')).toBe('VALBRUNE-SUR-ORLE');
  });

  test('never has the code of a département that was not there on the day of birth', () => {
    expect(communesLike('montreuil', 1987).map(({ code }) => code)).toEqual(['93048']);
    expect(communesLike('montreuil', 1960)).toEqual([]);
    expect(of({ born: 'france', commune: 'Ajaccio', year: '1970' }).birth_place).toBe('AJACCIO');
  });

  test('names a country of birth by Insee’s code, listed or typed, and nothing where nothing was chosen', () => {
    expect(of({ born: 'france' }).birth_country).toBe('99100');
    expect(of({ born: 'abroad', 'birth-country': '99352', town: 'Oran' })).toMatchObject({
      birth_country: '99352',
      birth_place: 'Oran',
    });
    const typed = { born: 'abroad', 'birth-country': 'other', 'other-country': '99230' };
    expect(of(typed).birth_country).toBe('99230');
    expect(of({}).birth_country).toBe('');
  });
});

describe('the countries', () => {
  test('have one code each, in both languages, and France is the first', () => {
    for (const language of ['fr', 'en'] as const) {
      const countries = countriesIn(language);
      for (const code of ['alpha2', 'alpha3', 'birth'] as const) {
        expect(new Set(countries.map((country) => country[code])).size).toBe(countries.length);
      }
      expect(countries[0]).toMatchObject({ alpha3: 'FRA', birth: '99100', name: 'France' });
    }
  });
});
