// Where one is in a check: which screen a case and what is typed in it lead to. A window that was killed comes back
// to the same one. Must not know what a screen looks like, nor decide a step: the case says its own.

import { nextToConfirm, toConfirm } from '../../check/case.ts';
import type { Entries } from '../../check/entries.ts';
import type { CaseView, FeatureView, FieldView } from '../../host/bindings.ts';

/** One instruction. */
export type Spot =
  | { at: 'original' | 'copy' | 'read' | 'shape' | 'lines' | 'spent' }
  | { at: 'number-end' | 'expiry' | 'issued' | 'differ' }
  | { at: 'printed'; field: FieldView }
  | { at: 'feature'; feature: FeatureView }
  | { at: 'features' | 'face' | 'face-said' | 'conclusion' };

/** The spot, and how far it is: step of five, element of the step's. */
export type Standing = { spot: Spot; step: number; element: number; elements: number };

const STEPS = ['document', 'fields', 'features', 'face', 'conclusion'];

/** The names under which the answers of a screen are kept until the step is taken. */
export const ENTRY = {
  original: 'original',
  reading: 'reading',
  at: 'at',
  numberEnd: 'number-end',
  expiry: 'expiry',
  issued: 'issued',
  face: 'face',
  line: (at: number) => `line-${at + 1}`,
  feature: (code: number) => `feature-${code}`,
  /** Kept beside the discreet note, to the end of the check. */
  visit: 'note-visit',
  fraud: 'note-fraud',
  duress: 'note-duress',
  reason: 'abandon-reason',
} as const;

/** A place in the fields typed blind; it is of no account once they were answered again. */
export const fieldsAt = (spot: 'number-end' | 'expiry' | 'issued', { typed }: CaseView) =>
  `${spot}@${typed?.tries ?? 0}`;

function inDocument(open: CaseView, text: Entries['text']): Spot {
  if (open.readingsLeft === 0) return { at: 'spent' };
  const original = text(ENTRY.original);
  if (original === 'copy') return { at: 'copy' };
  if (original === '') return { at: 'original' };
  const reading = text(ENTRY.reading);
  if (reading === '') return { at: 'read' };
  return { at: reading === 'shape' ? 'shape' : 'lines' };
}

function inFields(open: CaseView, text: Entries['text']): Spot {
  if (open.fieldsStage === 'differs') return { at: 'differ' };
  const row = nextToConfirm(open) ?? toConfirm(open)[0];
  if (open.fieldsStage === 'confirm' && row) return { at: 'printed', field: row };
  const at = text(ENTRY.at);
  return { at: (['expiry', 'issued'] as const).find((spot) => at === fieldsAt(spot, open)) ?? 'number-end' };
}

function inFeatures({ features }: CaseView, text: Entries['text']): Spot {
  const revised = features.find(({ code }) => text(ENTRY.at) === String(code));
  const next = revised ?? features.find(({ code }) => text(ENTRY.feature(code)) === '');
  return next ? { at: 'feature', feature: next } : { at: 'features' };
}

function spotOf(open: CaseView, text: Entries['text']): Spot {
  switch (open.step) {
    case 'document':
      return inDocument(open, text);
    case 'fields':
      return inFields(open, text);
    case 'features':
      return inFeatures(open, text);
    case 'face':
      return { at: text(ENTRY.face) === '' ? 'face' : 'face-said' };
    case 'conclusion':
      return { at: 'conclusion' };
  }
}

function elementOf(open: CaseView, spot: Spot): [number, number] {
  const rows = toConfirm(open);
  // What is to be confirmed is known before it is shown.
  const typed = open.asksForIssue ? 3 : 2;
  const fields = typed + rows.length;
  switch (spot.at) {
    case 'original':
    case 'copy':
      return [1, 2];
    case 'read':
    case 'shape':
    case 'lines':
      return [2, 2];
    case 'number-end':
      return [1, fields];
    case 'expiry':
    case 'differ':
      return [2, fields];
    case 'issued':
      return [3, fields];
    case 'printed':
      return [typed + 1 + Math.max(0, rows.indexOf(spot.field)), fields];
    case 'feature':
      return [1 + open.features.indexOf(spot.feature), open.features.length];
    default:
      return [1, 1];
  }
}

/** Where one is. */
export function placeIn(open: CaseView, text: Entries['text']): Standing {
  const spot = spotOf(open, text);
  const [element, elements] = elementOf(open, spot);
  return { spot, step: 1 + STEPS.indexOf(open.step), element, elements };
}

/** What tells one screen from the next, so that each takes the focus anew. */
export function nameOf({ spot }: Standing): string {
  if (spot.at === 'printed') return `printed-${spot.field.name}`;
  return spot.at === 'feature' ? `feature-${spot.feature.code}` : spot.at;
}
