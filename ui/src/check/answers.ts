// What was answered so far to the features drawn: kept as entries until all are given, so that a lock loses none.

import type { AnswerFeatures, FeatureView } from '../host/bindings.ts';
import type { Entries } from './entries.ts';

/** One answer to a feature. */
export type Answer = AnswerFeatures['answers'][number][1];

/** The answers, in the order in which they are offered. */
export const ANSWERS: Answer[] = ['seen', 'not-seen', 'unclear'];

/** The entry that keeps the answer to a feature. */
export const entryOf = ({ code }: FeatureView): string => `feature-${code}`;

/** The answer given to a feature, if any. */
export const answerTo = (feature: FeatureView, entries: Entries): Answer | null =>
  ANSWERS.find((answer) => answer === entries.text(entryOf(feature))) ?? null;

/** All answers, once each feature has one. */
export function answersOf(features: FeatureView[], entries: Entries): AnswerFeatures['answers'] | null {
  const given = features.map((feature) => [feature.code, answerTo(feature, entries)] as const);
  const isWhole = given.every(([, answer]) => answer !== null);
  return isWhole ? given.map(([code, answer]) => [code, answer as Answer]) : null;
}

/** The discreet note as it stands: two entries that stay until the end. */
export const noteOf = (entries: Entries) => ({
  fraud: entries.text('note-fraud') === 'yes',
  duress: entries.text('note-duress') === 'yes',
});
