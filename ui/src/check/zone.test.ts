import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { SpanView } from '../host/bindings.ts';
import { wordsIn } from '../words/words.tsx';
import { bandLines, digitsOf } from './zone.ts';

const read = (language: string) => [readFileSync(`../crates/words/texts/${language}/check.ftl`, 'utf8')];
const words = wordsIn('fr', { fr: read('fr'), en: read('en') });
const span = (field: string | null, text: string, digit: SpanView['digit'] = null) => ({
  field,
  text,
  digit,
});

test('a digit stands at the end of the field it covers, and says whether it is right', () => {
  const zone = [[span('number', 'K7X2R9LT0'), span('number', '4', 'right'), span(null, '<<<')]];
  expect(bandLines(zone, words)).toEqual([
    [{ text: 'K7X2R9LT04', legend: 'Numéro', check: 'right' }, { text: '<<<' }],
  ]);
});

test('a digit that is not there is part of its field and says nothing', () => {
  const zone = [[span('number', 'K7X2R9LT0'), span('number', '<', 'absent')]];
  expect(bandLines(zone, words)).toEqual([[{ text: 'K7X2R9LT0<', legend: 'Numéro' }]]);
});

test('a part too narrow for its legend has none', () => {
  expect(bandLines([[span('sex', 'F')]], words)).toEqual([[{ text: 'F' }]]);
});

test('digits are counted over all lines', () => {
  const zone = [
    [span('number', '4', 'right')],
    [span('birth', '5', 'wrong'), span('composite', '2', 'right')],
  ];
  expect(digitsOf(zone)).toEqual({ right: 2, wrong: 1 });
});
