import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FILES, keysSource, messages } from '../../scripts/keys-source.mjs';
import type { Problem } from '../host/bindings.ts';
import type { Key } from './keys.ts';
import { wordsIn } from './words.tsx';

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

  test('say every key in every language without leaving a variable open', () => {
    for (const words of [wordsIn('fr'), wordsIn('en')]) {
      for (const { id } of FILES.flatMap((file) => messages('fr', file))) {
        const text = words.text(id as Key, { count: 2, done: 2 });
        expect(text, id).not.toMatch(/[{}]|^$/);
      }
    }
  });

  test('count as people do', () => {
    const [fr, en] = [wordsIn('fr'), wordsIn('en')];
    expect(fr.text('state-offline', { count: 0 })).toBe('Hors ligne');
    expect(fr.text('sign-in-tries-left', { count: 9 })).toContain('9\u00a0essais');
    expect(en.text('sign-in-tries-left', { count: 1 })).toContain('One try is left');
  });

  test('tell a problem that they do not know yet as a failure', () => {
    expect(wordsIn('fr').problem({ problem: 'of-tomorrow' as Problem })).toContain('panne');
  });
});
