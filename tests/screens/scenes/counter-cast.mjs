// The clerk, the day and the cases of the counter’s scenes. The cast is fictional.

import { feature, REASONS } from './catalogue.mjs';

export const at = (hour, minute = 0, day = 24) => Date.UTC(2026, 10, day, hour, minute);

const RECEIPTS = ['TXKD LVRB', 'HJPS CNGF', 'BVDL RKXT', 'NGSP HCJF', 'KLTV XDRB', 'FCGP SNHJ', 'RTKB DXVL'];
export const row = (sequence, sealedAt, more = {}) => ({
  sequence,
  kind: 1,
  sealedAt,
  receivedAt: null,
  setAside: null,
  receipt: null,
  visit: null,
  ...more,
});
export const received = (sequence, sealedAt, receivedAt, more = {}) =>
  row(sequence, sealedAt, { receivedAt, receipt: RECEIPTS[sequence % 7].replace(' ', ''), ...more });

export const TODAY = [
  row(416, at(11, 21)),
  row(415, at(11, 14)),
  received(414, at(10, 58), at(11, 25)),
  received(413, at(10, 51), at(11, 25)),
  received(412, at(10, 44), at(11, 24)),
  received(411, at(10, 31), at(10, 31)),
  received(410, at(10, 13), at(10, 13), { kind: 3 }),
  received(409, at(9, 47), at(9, 47)),
  received(408, at(9, 22), at(9, 22)),
];

const AGATHE = { id: '0a', label: 'Agathe Meunier', kind: 'clerk', triesLeft: 10 };
export const HELD = [
  { draft: 'd1', step: 'document', initials: 'MK', birthYear: 1994, opened: at(11, 14) },
  { draft: 'd2', step: 'face', initials: 'TN', birthYear: 1961, opened: at(10, 45) },
];

/** The desk in the middle of a morning. */
export const MORNING = {
  device: {
    enrolled: true,
    label: 'Guichet 3',
    office: 'Valbrune-sur-Orle',
    awaits: null,
    zone: null,
  },
  agents: [{ ...AGATHE, kind: null }],
  signedIn: AGATHE,
  lease: { until: at(18, 0, 26), valid: true, ended: false, checksLeft: 42, listsOf: at(6) },
  round: null,
  case: null,
  outbox: { done: 9, kept: 7, waiting: 2, quarantined: 0 },
  today: TODAY,
  parked: [],
  entries: {},
  focus: null,
  locked: false,
  now: at(11, 26),
  online: true,
  awaySince: null,
  traffic: { frames: 4, envelopes: 9, sentBytes: 61_000, answerBytes: 2_000 },
};
export const OFFLINE = {
  online: false,
  awaySince: at(10, 42),
  outbox: { done: 9, kept: 6, waiting: 3, quarantined: 0 },
};

export const span = (field, text, digit = null) => ({ field, text, digit });
export const zoneOf = (isBlind) => {
  const hide = (text) => (isBlind ? '•'.repeat(text.length) : text);
  return [
    [
      span('document-code', 'ID'),
      span('issuer', 'FRA'),
      span('number', hide('K7X2R9LT0')),
      span('number', hide('4'), 'right'),
      span(null, '<<<<<<<<<<<<<<<'),
    ],
    [
      span('birth', '870314'),
      span('birth', '5', 'right'),
      span('sex', 'F'),
      span('expiry', hide('310119')),
      span('expiry', hide('8'), 'right'),
      span('nationality', 'FRA'),
      span(null, '<<<<<<<<<<<'),
      span('composite', '2', 'right'),
    ],
    [span('name', 'BERTAUD<<CAMILLE<NOELLE<<<<<<<')],
  ];
};

export const field = (name, read, more = {}) => ({
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
export const WHOLE = [
  field('name', 'BERTAUD', { declared: 'Bertaud', relation: 'equal', toConfirm: true }),
  field('given-names', 'CAMILLE NOELLE', {
    declared: 'Camille, Noëlle',
    relation: 'equal-after-alternatives',
    toConfirm: true,
  }),
  field('birth-date', '1987-03-14', {
    covered: true,
    declared: '1987-03-14',
    relation: 'equal',
    toConfirm: true,
  }),
  field('sex', 'female'),
  field('nationality', 'FRA'),
  field('number', 'K7X2R9LT0', { covered: true }),
  field('expiry', '2031-01-19', { covered: true }),
];
export const GLANCE = WHOLE.map((each) => {
  const declared = { name: 'B.', 'given-names': 'C.', 'birth-date': '1987' }[each.name] ?? null;
  return { ...each, declared, relation: declared && 'glance' };
});
export const hidden = (fields) =>
  fields.map((each) => (['number', 'expiry'].includes(each.name) ? { ...each, read: null } : each));
export const printed = (fields, count) => {
  let left = count;
  return fields.map((each) => {
    if (!each.toConfirm || left === 0) return each;
    left -= 1;
    return { ...each, printed: true };
  });
};

const FEATURES = [
  feature('model-cnie-2021', 1),
  feature('model-cnie-2021', 4),
  feature('model-cnie-2021', 6),
];

/** A case that was just opened by a scan. */
export const OPEN = {
  number: 417,
  enrolment: 'e1',
  opened: at(11, 26),
  step: 'document',
  voucher: 'scanned',
  initials: 'CB',
  birthYear: 1987,
  expires: at(22, 59, 30),
  warnings: [],
  declared: 'whole',
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
  ...OPEN,
  step: 'fields',
  model: 'model-cnie-2021',
  zone: zoneOf(true),
  document: hidden(WHOLE),
  bearsSeal: true,
  hasChip: true,
  originalInHand: true,
  features: FEATURES,
};
const VALID = { accepted: true, until: '2031-01-19', rule: 'printed-date' };
export const TYPED = {
  ...READ,
  zone: zoneOf(false),
  document: WHOLE,
  fieldsStage: 'confirm',
  typed: { numberAgrees: true, expiryAgrees: true, issueAgrees: true, tries: 1 },
  validity: VALID,
};
/** The fields with what the seal says of each; `other` are those of which it says something else. */
export const sealedWith = (fields, other = {}, signed = true) =>
  fields.map((each) => ({
    ...each,
    sealed: {
      value: other[each.name] ?? each.read,
      agrees: !(each.name in other),
      agreesWithTyped: null,
      signed,
    },
  }));
const seal = (outcome, reason, more = {}) => ({
  seal: { outcome, reason, signatureWrong: false, differs: [], ...more },
});
export const SEALED = { ...TYPED, document: sealedWith(WHOLE), ...seal('verified', 'signed') };
const OTHERS = { name: 'OSTERMANN', 'given-names': 'LUDIVINE', number: 'VAV000099' };
export const SEAL_OF_ANOTHER = {
  ...TYPED,
  document: sealedWith(WHOLE, OTHERS),
  ...seal('verified', 'signed', { differs: Object.keys(OTHERS) }),
};
export const SEAL_FALSE = {
  ...TYPED,
  document: sealedWith(WHOLE, {}, false),
  ...seal('false', 'signature-wrong', { signatureWrong: true }),
};
export const SEAL_UNKNOWN = {
  ...TYPED,
  document: sealedWith(WHOLE, {}, false),
  ...seal('not_verifiable', 'unknown-authority'),
};
export const DIFFERS = {
  ...TYPED,
  fieldsStage: 'differs',
  typed: { numberAgrees: false, expiryAgrees: true, issueAgrees: true, tries: 1 },
};
export const EXAMINED = { ...TYPED, step: 'features', document: printed(WHOLE, 3) };

/** An old French card: its lines hold neither expiry nor nationality, so both are asked for or told. */
const OLD_LINES = [
  [
    span('document-code', 'ID'),
    span('issuer', 'FRA'),
    span('name', 'BERTAUD<<<<<<<<<<<<<<<<<<'),
    span(null, '069002'),
  ],
  [
    span('number', '120669200007'),
    span('number', '3', 'right'),
    span('given-names', 'CAMILLE<<NOEL<'),
    span('birth', '870314'),
    span('birth', '5', 'right'),
    span('sex', 'F'),
    span('composite', '8', 'right'),
  ],
];
const OLD_FIELDS = [
  ...WHOLE.slice(0, 4).map((each) =>
    each.name === 'given-names'
      ? {
          ...each,
          read: 'CAMILLE NOEL',
          relation: 'compatible-with-truncation',
          why: 'shortened',
          covered: true,
        }
      : { ...each, covered: true },
  ),
  field('nationality', 'FRA', { source: 'implied' }),
  field('number', '120669200007', { covered: true }),
  field('expiry', '2022-06-14', { source: 'printed' }),
  field('issued', '2012-06-15', { source: 'printed' }),
];
export const OLD_READ = {
  ...READ,
  model: 'model-card-1988',
  zone: OLD_LINES.map((line) =>
    line.map((each) => (each.field === 'number' ? { ...each, text: '•'.repeat(each.text.length) } : each)),
  ),
  document: OLD_FIELDS.map((each) =>
    ['number', 'expiry', 'issued'].includes(each.name) ? { ...each, read: null } : each,
  ),
  bearsSeal: false,
  hasChip: false,
  asksForIssue: true,
  features: [feature('model-card-1988', 1), feature('model-card-1988', 4), feature('model-card-1988', 5)],
};
export const OLD_TYPED = {
  ...OLD_READ,
  zone: OLD_LINES,
  document: printed(OLD_FIELDS, 3),
  fieldsStage: 'confirm',
  typed: { numberAgrees: true, expiryAgrees: true, issueAgrees: true, tries: 1 },
  validity: { accepted: true, until: '2027-06-14', rule: 'card-plus-five-years' },
};
export const OLD_DIFFERS = {
  ...OLD_TYPED,
  document: OLD_FIELDS,
  fieldsStage: 'differs',
  typed: { numberAgrees: true, expiryAgrees: true, issueAgrees: false, tries: 1 },
};
/** Lines that were misread, and what the document may bear. */
export const MISREAD = {
  ...OPEN,
  readings: 1,
  readingsLeft: 2,
  proposal: {
    lines: [
      'IDFRAK7X2R9LT04<<<<<<<<<<<<<<<',
      '8703145F3101198FRA<<<<<<<<<<<2',
      'BERTAUD<<CAMILLE<NOELLE<<<<<<<',
    ],
    changes: [
      [2, 3],
      [2, 13],
      [3, 13],
    ],
  },
};

/** The case at each of its steps, as the registry's line allows it. */
export const CASES = {
  open: OPEN,
  read: READ,
  typed: TYPED,
  differs: DIFFERS,
  features: EXAMINED,
  face: { ...EXAMINED, step: 'face' },
  conclusion: { ...EXAMINED, step: 'conclusion' },
};

/** The desk with that case open. */
export const withCase = (view, entries = {}, more = {}) => ({ ...MORNING, ...more, case: view, entries });

/** The desk after the case was sealed. */
export const sealedAs = (kind, more = {}) => ({
  ...MORNING,
  outbox: { done: 10, kept: 7, waiting: 3, quarantined: 0 },
  today: [row(417, at(11, 31), { kind, ...more }), ...TODAY],
});
