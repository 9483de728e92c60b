// The carrier's cast: the round, the day, the case step by step, as snapshots. All of it is fictional.

import { feature, REASONS } from './catalogue.mjs';

export const at = (hour, minute = 0, day = 24) => Date.UTC(2026, 10, day, hour, minute);
const EIGHT = ['LKXN CTHB', 'SVRD GPJF', 'BTHL XCKN', 'NPFD RSVJ', 'GXKT LBHC', 'JRVN DPSF', 'CHBX TLGK'];

const HOURS = { morning: [8, 10], late: [10, 12], afternoon: [14, 16] };
const PLACES = [
  ['morning', '3 cours des Halles', 'A. M.', 1987],
  ['morning', '14 rue des Lavandières', 'B. C.', 1954],
  ['late', '5 impasse du Four', 'C. V.', 1991],
  ['late', '27 quai de l’Orle', 'D. A.', 1968],
  ['late', '12 rue des Tilleuls', 'E. R.-L.', 1979],
  ['afternoon', '31 rue Haute', 'F. V.-R.', 2001],
  ['afternoon', '2 place de l’Église', 'G. T.', 1946],
  ['afternoon', '9 rue Haute, bâtiment C', 'H. N.', 1995],
  ['afternoon', '48 chemin de la Vieille-Tuilerie-des-Trois-Communes', 'I. S.', 1983],
  ['afternoon', '1 rue du Pont', 'J. O.', 1972],
];

export const visitAt = (number, sealedAs = null) => {
  const [part, street, initials, birthYear] = PLACES[number - 1];
  const [from, until] = HOURS[part];
  return {
    number,
    enrolment: `e${number}`,
    from: at(from),
    until: at(until),
    address:
      number === 5
        ? [street, '2e étage, porte gauche', '40990 Valbrune-sur-Orle']
        : [street, '40990 Valbrune-sur-Orle'],
    initials,
    birthYear,
    zone: null,
    sealedAs,
  };
};

const row = (sequence, visit, sealedAt, more = {}) => ({
  sequence,
  kind: 1,
  sealedAt,
  receivedAt: null,
  setAside: null,
  receipt: null,
  visit,
  ...more,
});
const received = (sequence, visit, sealedAt, receivedAt, kind = 1) =>
  row(sequence, visit, sealedAt, { kind, receivedAt, receipt: EIGHT[sequence % EIGHT.length] });

const CARRIER = { id: '0c', label: 'Corentin Vasseur', kind: 'carrier', triesLeft: 10 };
export const LEASE = { until: at(18, 0, 26), valid: true, ended: false, checksLeft: 34, listsOf: at(6, 12) };

/** A session that is open and prepared for nothing yet. */
export const OPENED = {
  device: {
    enrolled: true,
    label: 'Tournée 12',
    office: 'Valbrune-sur-Orle',
    awaits: null,
    zone: null,
  },
  agents: [{ ...CARRIER, kind: null }],
  signedIn: CARRIER,
  lease: null,
  round: { visits: [], total: 0, news: null },
  case: null,
  outbox: { done: 0, kept: 0, waiting: 0, quarantined: 0 },
  today: [],
  parked: [],
  entries: {},
  focus: null,
  locked: false,
  now: at(10, 42),
  online: true,
  awaySince: null,
  traffic: { frames: 3, envelopes: 4, sentBytes: 18_240, answerBytes: 3_400 },
};

export const FRESH = {
  ...OPENED,
  lease: { ...LEASE, checksLeft: 40 },
  round: { visits: PLACES.map((_, index) => visitAt(index + 1)), total: 10, news: null },
};

/** The morning: one visit received, three sealed, the fifth is next, no network. */
export const MORNING = {
  ...FRESH,
  lease: LEASE,
  round: {
    visits: [
      visitAt(2, 1),
      visitAt(3, 2),
      visitAt(4, 1),
      ...[5, 6, 7, 8, 9, 10].map((number) => visitAt(number)),
    ],
    total: 10,
  },
  outbox: { done: 4, kept: 1, waiting: 3, quarantined: 0 },
  today: [
    row(5, 4, at(10, 29)),
    row(4, 3, at(10, 8), { kind: 2 }),
    row(3, 2, at(9, 11)),
    received(2, 1, at(8, 36), at(8, 40)),
  ],
  online: false,
  awaySince: at(8, 12),
};

export const DONE = {
  ...FRESH,
  now: at(17, 12),
  round: { visits: [], total: 10, news: null },
  outbox: { done: 10, kept: 10, waiting: 0, quarantined: 0 },
  today: PLACES.map((_, index) =>
    received(index + 2, index + 1, at(8, 36 + 49 * index), at(17, 4), index === 2 ? 2 : 1),
  ).toReversed(),
};
export const PARCEL = {
  path: 'Documents/visavis-0f3a5c7e9b1d2f40-1795535580000.parcel',
  records: 2,
};

export const MISSING = {
  ...MORNING,
  now: at(17, 12),
  round: { visits: [visitAt(2, 1), visitAt(4, 1), visitAt(7), visitAt(10)], total: 10, news: null },
  outbox: { done: 8, kept: 5, waiting: 2, quarantined: 1 },
  parked: [{ draft: 'd1', step: 'fields', initials: 'G. T.', birthYear: 1946, opened: at(14, 20) }],
  today: [
    row(9, 9, at(16, 20)),
    row(8, 8, at(15, 33), { setAside: 3 }),
    received(7, 6, at(14, 12), at(14, 15)),
    received(6, 5, at(11, 2), at(11, 5)),
    received(5, 4, at(10, 29), at(11, 5)),
    received(4, 3, at(10, 8), at(11, 5), 2),
    row(3, 2, at(9, 11)),
    received(2, 1, at(8, 36), at(8, 40)),
  ],
};

const field = (name, read, more = {}) => ({
  name,
  read,
  source: 'zone',
  covered: false,
  sealed: null,
  why: null,
  declared: null,
  relation: null,
  toConfirm: false,
  printed: null,
  ...more,
});
const toConfirm = (name, read, more = {}) => field(name, read, { toConfirm: true, ...more });
export const document = (more = {}) => [
  toConfirm('name', 'RIVIERE LEFORT', { declared: 'R', relation: 'glance', ...more.name }),
  toConfirm('given-names', 'ELISE MARIE', { declared: 'E', relation: 'glance', ...more.given }),
  toConfirm('birth-date', '1979-03-14', {
    covered: true,
    declared: '1979',
    relation: 'glance',
    ...more.birth,
  }),
  field('sex', 'F'),
  field('nationality', 'FRA'),
  field('number', more.number ?? null, { covered: true }),
  field('expiry', more.expiry ?? null, { covered: true }),
];
/** Lines that a misread document may bear. */
export const MISREAD = {
  lines: [
    'IDFRA18AK904176<<<<<<<<<<<<<<<',
    '7903142F3101199FRA<<<<<<<<<<<4',
    'RIVIERE<LEFORT<<ELISE<MARIE<<<',
  ],
  changes: [
    [2, 4],
    [3, 2],
  ],
};
const FEATURES = [
  feature('model-cnie-2021', 1),
  feature('model-cnie-2021', 4),
  feature('model-cnie-2021', 7),
];

/** The case of visit 5, as it was opened. */
export const CASE = {
  number: 6,
  enrolment: 'e5',
  opened: at(10, 44),
  step: 'document',
  voucher: 'scanned',
  initials: 'E. R.-L.',
  birthYear: 1979,
  expires: at(23, 0, 30),
  warnings: [],
  declared: 'glance',
  model: null,
  zone: [],
  document: [],
  bearsSeal: false,
  hasChip: false,
  seal: null,
  asksForIssue: false,
  proposal: null,
  originalInHand: false,
  readings: 0,
  readingsLeft: 3,
  fieldsStage: 'blind',
  typed: null,
  validity: null,
  features: [],
  reasons: REASONS,
};
export const READ = {
  ...CASE,
  step: 'fields',
  model: 'model-cnie-2021',
  bearsSeal: true,
  hasChip: true,
  originalInHand: true,
  document: document(),
};
export const AGREED = {
  ...READ,
  fieldsStage: 'confirm',
  typed: { numberAgrees: true, expiryAgrees: true, issueAgrees: true, tries: 1 },
  validity: { accepted: true, until: '2031-01-19', rule: 'printed-date' },
  document: document({ number: '18AK90417', expiry: '2031-01-19' }),
};
const ofSeal = (value, agrees) => ({ value, agrees, agreesWithTyped: null, signed: true });
/** The card's seal, verified; and a true seal of another card. */
export const SEALED = {
  ...AGREED,
  seal: { outcome: 'verified', reason: 'signed', signatureWrong: false, differs: [] },
};
export const SEAL_OF_ANOTHER = {
  ...AGREED,
  seal: { outcome: 'verified', reason: 'signed', signatureWrong: false, differs: ['name', 'number'] },
  document: document({ name: { sealed: ofSeal('OSTERMANN', false) } }),
};
const CONFIRMED = document({
  number: '18AK90417',
  expiry: '2031-01-19',
  name: { printed: true },
  given: { printed: true },
  birth: { printed: true },
});

/** The case step by step. */
export const STEPS = {
  document: CASE,
  fields: READ,
  differ: {
    ...AGREED,
    fieldsStage: 'differs',
    typed: { numberAgrees: false, expiryAgrees: true, issueAgrees: true, tries: 1 },
  },
  printed: AGREED,
  features: { ...AGREED, step: 'features', document: CONFIRMED, features: FEATURES },
  face: { ...AGREED, step: 'face', document: CONFIRMED, features: FEATURES },
  conclusion: { ...AGREED, step: 'conclusion', document: CONFIRMED, features: FEATURES },
};

/** The round with a case open. */
export const withCase = (open, entries = {}, more = {}) => ({ ...MORNING, case: open, entries, ...more });
