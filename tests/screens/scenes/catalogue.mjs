// What a case is shown with, whoever's it is: features from the shipped catalogue itself, and the reasons to leave.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = join(import.meta.dirname, '../../../crates/documents/src/catalogue/models.json');
const { models } = JSON.parse(readFileSync(FILE, 'utf8'));

/** The view of one feature of a model. */
export function feature(modelKey, code) {
  const model = models.find(({ key }) => key === modelKey);
  const found = model.features.find((each) => each.code === code);
  const { side, ...area } = found.where;
  const { width, height, sides } = model.drawing;
  const parts = sides[side].map(({ what, ...part }) => [what, part]);
  return { code, key: found.key, gesture: found.gesture, area, outline: { side, width, height, parts } };
}

/** The case after a note: what the agent makes of a difference moves it on. */
export const noted = (open, { difference }) =>
  open && difference ? { ...open, fieldsStage: { kept: 'confirm', corrected: 'blind' }[difference] } : open;

/** The reasons to leave a case, and what is said for each. */
export const REASONS = [
  ['document-not-accepted', 'another-document'],
  ['expired', 'not-today'],
  ['mrz-fails', 'not-today'],
  ['features-fail', 'not-today'],
  ['photo-doubt', 'not-today'],
  ['status-invalid', 'not-today'],
  ['coercion-suspected', 'not-today'],
  ['applicant-leaves', 'your-choice'],
  ['technical', 'technical'],
].map(([reason, said]) => ({ reason, said }));
