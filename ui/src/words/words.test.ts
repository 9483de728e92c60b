import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FILES, keysSource, messages } from '../../scripts/keys-source.mjs';
import type { Problem } from '../host/bindings.ts';
import type { Key } from './keys.ts';
import { type Sources, wordsIn } from './words.tsx';

const textOf = (language: string) =>
  FILES.map((file) => readFileSync(`../crates/words/texts/${language}/${file}.ftl`, 'utf8'));
const TEXTS: Sources = { fr: textOf('fr'), en: textOf('en') };

/** The variables of a message, in the order of the alphabet. */
const variablesOf = (message: object): string[] => {
  const found = JSON.stringify(message).matchAll(/"type":"var","name":"(\w+)"/g);
  return [...new Set([...found].map(([, name]) => name ?? ''))].sort();
};

describe('the texts of the windows', () => {
  test('have keys that are those of the Fluent files (npm run keys)', () => {
    expect(readFileSync('src/words/keys.ts', 'utf8')).toBe(keysSource());
  });

  test('are all there in both languages', () => {
    for (const file of FILES) {
      const ids = (language: string) => messages(language, file).map((message) => message.id);
      expect(ids('en').sort()).toEqual(ids('fr').sort());
    }
  });

  test('tell the day until which something is refused, where it is known', () => {
    const told = (language: 'fr' | 'en', day?: string) =>
      wordsIn(language, TEXTS).problem({ problem: 'not-trained-yet', ...(day && { day }) });
    expect(told('fr', '2027-03-03')).toContain('3 mars 2027');
    expect(told('en', '2027-03-03')).toContain('3 March 2027');
    expect(told('en')).not.toContain('2027');
  });

  test('use the same variables in both languages', () => {
    for (const file of FILES) {
      const english = new Map(messages('en', file).map((message) => [message.id, variablesOf(message)]));
      for (const message of messages('fr', file)) {
        expect(english.get(message.id), message.id).toEqual(variablesOf(message));
      }
    }
  });

  test('say every key in every language without leaving a variable open', () => {
    for (const language of ['fr', 'en'] as const) {
      const words = wordsIn(language, TEXTS);
      for (const message of FILES.flatMap((file) => messages(language, file))) {
        const values = Object.fromEntries(variablesOf(message).map((name) => [name, 2]));
        expect(words.text(message.id as Key, values), message.id).not.toMatch(/[{}]|^$/);
      }
    }
  });

  test('count as people do', () => {
    const [fr, en] = [wordsIn('fr', TEXTS), wordsIn('en', TEXTS)];
    expect(fr.text('state-offline', { count: 0 })).toBe('Hors ligne');
    expect(fr.text('sign-in-tries-left', { count: 9 })).toContain('9\u00a0essais');
    expect(en.text('sign-in-tries-left', { count: 1 })).toContain('One try is left');
  });

  test('tell a problem that they do not know yet as a failure', () => {
    expect(wordsIn('fr', TEXTS).problem({ problem: 'of-tomorrow' as Problem })).toContain('panne');
  });
});
