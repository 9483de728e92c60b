import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Sources } from '../words/words.tsx';
import { wordsIn } from '../words/words.tsx';
import { EMPTY, type Name } from './answers.ts';
import { FIELDS, faultsOf, faultText } from './faults.ts';

const textOf = (language: string) => [
  readFileSync(`../crates/words/texts/${language}/applicant.ftl`, 'utf8'),
];
const TEXTS: Sources = { fr: textOf('fr'), en: textOf('en') };

/** The page has no question about the country of an address: it is France, or the way is on paper. */
const ASKED = Object.values(FIELDS)
  .flat()
  .filter((field) => field !== 'country');

describe('a field that the server refuses', () => {
  test.each(ASKED)('is told by what is expected of it, in both languages: %s', (field) => {
    const refused = [{ field, problem: 'field-invalid', text: 'Text of the server.' }];
    for (const born of ['france', 'abroad']) {
      const [[name, fault] = []] = Object.entries(faultsOf(refused, { ...EMPTY, born }));
      for (const language of ['fr', 'en'] as const) {
        const words = wordsIn(language, TEXTS);
        const told = faultText(words, name as Name, fault);
        expect(told).not.toBe('Text of the server.');
        expect(told).not.toBe(words.text('apply-wrong-other'));
      }
    }
  });
});
