// Who and what the console shows in its scenes, and the answers of its server. The cast is fictional.

import { done, OWN_FACTORS, TWO_EYES } from './manager-acts.mjs';
import { LIMITS } from './manager-limits.mjs';

export const DAY = '2026-11-24';
const NOON = Date.UTC(2026, 10, 24, 11);
const HOUR = 3_600_000;

/** An instant of the day, as a clock in Valbrune shows it (one hour ahead of UTC in November). */
const at = (hour, minute = 0, day = DAY) =>
  Date.parse(`${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00+01:00`);

/** An account whose second factor is proven, and which sees every office. */
const account = (login, name, role) => ({
  login,
  name,
  role,
  zone: 'Europe/Paris',
  proven: true,
  office: null,
});

export const me = {
  manager: account('h.castaing', 'Hélène Castaing', 'manager'),
  administrator: account('p.aubrac', 'Pascal Aubrac', 'administrator'),
  reviewer: account('i.leroux', 'Inès Le Roux', 'reviewer'),
};

const OFFICES = [
  { id: 'o1', name: 'Valbrune Centre', locality: 'Valbrune-sur-Orle', zone: 'Europe/Paris' },
  { id: 'o2', name: 'Saint-Aubin', locality: 'Saint-Aubin-le-Haut', zone: 'Europe/Paris' },
  { id: 'o3', name: 'Les Coteaux', locality: 'Valbrune-sur-Orle', zone: 'Europe/Paris' },
];

export const agent = (id, kind, name, login, office, more = {}) => ({
  id,
  kind,
  name,
  login,
  office,
  active_from: at(8, 0, '2026-03-02'),
  active_to: null,
  trained_on: null,
  marks: [],
  household_known: true,
  devices: [],
  ...more,
});

const AGENTS = [
  agent('a1', 'carrier', 'Bastien Roche', 'b.roche', 'o1', { devices: ['d2'] }),
  agent('a2', 'carrier', 'Soraya Belkacem', 's.belkacem', 'o1', { devices: ['d3'] }),
  agent('a3', 'carrier', 'Loïc Pennec', 'l.pennec', 'o3'),
  agent('a4', 'carrier', 'Nadège Fontaine', 'n.fontaine', 'o2'),
  agent('a5', 'clerk', 'Agathe Meunier', 'a.meunier', 'o1', { devices: ['d1'] }),
  agent('a6', 'clerk', 'Baptiste Charrel', 'b.charrel', 'o2', { active_to: at(18, 0, '2026-10-30') }),
];

export const DEVICES = [
  ['d1', 'Guichet 3', 'o1', at(9, 5, '2026-03-03'), null, null, at(15, 12)],
  ['d2', 'Téléphone T12', 'o1', at(9, 40, '2026-03-03'), null, null, at(8, 12)],
  ['d3', 'Téléphone T14', 'o1', at(10, 2, '2026-03-03'), null, null, at(15, 21)],
  ['d4', 'Téléphone T21', 'o2', null, null, null, null],
  ['d6', 'Téléphone T23', 'o2', at(9, 2), null, null, null],
  [
    'd5',
    'Téléphone T09',
    'o3',
    at(8, 30, '2026-03-04'),
    at(16, 0, '2026-11-02'),
    'lost',
    at(17, 42, '2026-10-31'),
  ],
].map(([id, label, office, enrolled_at, revoked_at, revoked_for, heard_at]) => ({
  id,
  label,
  office,
  enrolled_at,
  fingerprint: enrolled_at === null ? null : 'VLPR SFTJ BCDX HNKG',
  confirmed_at: id === 'd6' ? null : enrolled_at,
  revoked_at,
  revoked_for,
  heard_at,
  clock: id === 'd2' ? { change: 'set-back', by_s: 3 * 3600, at: at(9, 14) } : null,
  doubled_at: id === 'd3' ? at(17, 2, '2026-11-02') : null,
  ledger_doubted_at: id === 'd2' ? at(17, 2, '2026-11-02') : null,
}));

const street = (line, locality = 'Valbrune-sur-Orle') => ({
  line,
  complement: null,
  postcode: '39120',
  locality,
  country: 'FRA',
});

const HOURS = [
  [8, 10],
  [10, 12],
  [14, 16],
  [16, 18],
];

export let visits = 0;
/** A visit: initials and street while it is to come, neither once it is over. */
export const visit = (state, initials, line) => ({ id: `v${++visits}`, state, initials, line });
const TO_COME = ['booked', 'confirmed', 'under-way', 'offered'];

function roundOf(id, carrier, office, places, cells) {
  const windows = HOURS.map(([from, to], n) => ({
    id: `${id}-${n}`,
    from: at(from),
    to: at(to),
    places: places[n],
    booked: cells[n].filter(({ state }) => !['moved', 'cancelled'].includes(state)).length,
  })).filter(({ places: count }) => count > 0);
  const appointments = cells.flatMap((cell, n) =>
    cell.map(({ id: own, state, initials, line }) => ({
      appointment: {
        id: own,
        enrolment: `e-${own}`,
        window: `${id}-${n}`,
        from: at(HOURS[n][0]),
        to: at(HOURS[n][1]),
        state,
      },
      address: TO_COME.includes(state) ? street(line) : null,
      initials: TO_COME.includes(state) ? initials : null,
    })),
  );
  return { round: { id, carrier, office, day: DAY, windows }, appointments };
}

const PAGES = [
  roundOf(
    'r1',
    'a1',
    'o1',
    [2, 3, 3, 2],
    [
      [visit('booked', 'P. H.', '4 rue Basse'), visit('booked', 'M. L. G.', '12 rue des Tilleuls')],
      [
        visit('booked', 'A. N.-L.', '7 place du Marché'),
        visit('booked', 'C. D.', '1 ruelle du Four'),
        visit('booked', 'J. K.', '30 rue Haute'),
      ],
      [visit('confirmed', 'O. V.-R.', '31 rue Haute'), visit('booked', 'S. O.', '2 place de l’Église')],
      [visit('booked', 'Y. Y.', '1 porte Neuve'), visit('booked', 'G. S.', '16 rue du Puits')],
    ],
  ),
  roundOf(
    'r2',
    'a2',
    'o1',
    [2, 2, 2, 2],
    [
      [visit('done')],
      [visit('done'), visit('moved')],
      [
        visit('under-way', 'F. L.', '8 cours des Platanes'),
        visit('confirmed', 'T. A.', '23 cours des Platanes'),
      ],
      [visit('booked', 'D. O.', '5 quai Bas')],
    ],
  ),
  roundOf(
    'r3',
    'a3',
    'o3',
    [1, 2, 1, 2],
    [
      [visit('done')],
      [visit('done'), visit('applicant-absent')],
      [visit('done')],
      [visit('offered', 'E. L.', 'Le Moulin')],
    ],
  ),
  roundOf(
    'r4',
    'a4',
    'o2',
    [2, 2, 2, 1],
    [
      [visit('done'), visit('carrier-absent')],
      [visit('done'), visit('done')],
      [visit('done'), visit('under-way', 'R. A.', '11 rue du Dépôt')],
      [visit('booked', 'B. H.', '22 rue du Dépôt'), visit('booked', 'L. F.', '8 rue du Dépôt')],
    ],
  ),
];

const late = PAGES[0].appointments.slice(0, 5).map(({ appointment }) => appointment);
// The day before: one visit, of which nothing was heard.
const YESTERDAY = '2026-11-23';
const old = { from: at(16, 0, YESTERDAY), to: at(18, 0, YESTERDAY), window: 'r0-3' };
const OLD_VISIT = { ...late[0], id: 'v-old', enrolment: 'e-v-old', ...old };
const OLD_PAGE = {
  round: {
    id: 'r0',
    carrier: 'a4',
    office: 'o2',
    day: YESTERDAY,
    windows: [{ id: old.window, from: old.from, to: old.to, places: 2, booked: 1 }],
  },
  appointments: [
    {
      appointment: OLD_VISIT,
      address: street('6 impasse du Lavoir', 'Saint-Aubin-le-Haut'),
      initials: 'V. B.',
    },
  ],
};
const NOT_BACK = [
  { carrier: 'a1', name: 'Bastien Roche', device: 'Téléphone T12', heard_at: at(8, 12), visits: late },
  {
    carrier: 'a4',
    name: 'Nadège Fontaine',
    device: null,
    heard_at: null,
    visits: [OLD_VISIT],
  },
];

const TO_BOOK = [
  ['e1', 'H. R.', '14 rue Haute', '2026-11-29', null],
  ['e2', 'J. D. C.', '3 chemin du Moulin', '2026-12-04', 'applicant-absent'],
  ['e3', 'M. I.', '9 quai Bas', '2026-12-12', 'cancelled'],
].map(([enrolment, initials, line, day, last]) => ({
  enrolment,
  initials,
  address: street(line),
  deadline: at(23, 59, day),
  last,
}));

const ROUNDS = PAGES.map(({ round }) => round);

const COMMON = {
  ...OWN_FACTORS,
  'GET /v1/admin/offices': OFFICES,
  'GET /v1/admin/agents': AGENTS,
  'GET /v1/admin/devices': DEVICES,
};

/** What a manager's pages ask for. */
export const MANAGER_SERVER = {
  ...COMMON,
  'GET /v1/me': me.manager,
  'GET /v1/rounds': [],
  [`GET /v1/rounds?day=${DAY}`]: ROUNDS,
  [`GET /v1/rounds?day=${YESTERDAY}`]: [
    ...ROUNDS.slice(1, 3).map((round) => ({ ...round, id: `${round.id}-23`, day: YESTERDAY })),
    OLD_PAGE.round,
  ],
  'GET /v1/rounds?day=2026-11-25': ROUNDS.slice(0, 2).map((round) => ({
    ...round,
    id: `${round.id}-25`,
    day: '2026-11-25',
  })),
  'GET /v1/rounds?day=2026-11-26': ROUNDS.slice(2).map((round) => ({
    ...round,
    id: `${round.id}-26`,
    day: '2026-11-26',
  })),
  ...Object.fromEntries([...PAGES, OLD_PAGE].map((page) => [`GET /v1/rounds/${page.round.id}`, page])),
  'GET /v1/visits/not-back': NOT_BACK,
  'GET /v1/visits/to-book': TO_BOOK,
  'POST /v1/appointments/v14/move': ({ window }) => [
    201,
    { ...PAGES[1].appointments[4].appointment, id: 'v-new', window, from: at(16), to: at(18) },
  ],
  'POST /v1/appointments/v-new/move': [409, { problem: 'window-full', text: '', fields: [] }],
  'POST /v1/appointments': [201, { ...PAGES[1].appointments[4].appointment, id: 'v-booked' }],
  'POST /v1/appointments/v14/cancel': PAGES[1].appointments[4].appointment,
  'POST /v1/windows/r1-1/places': {
    kept: ['v3'],
    asked: [
      { appointment: 'v4', alternatives: ['r1-2', 'r2-3'] },
      { appointment: 'v5', alternatives: [] },
    ],
  },
};

const MODELS = [
  [1, 'model-cnie-2021'],
  [2, 'model-passport-fra'],
  [3, 'model-permit-2020'],
  [4, 'model-passport-foreign'],
  [5, 'model-passport-specimen', true],
].map(([id, key, specimen = false]) => ({ id, key, specimen }));

const QUARANTINE = [
  ['c41f9ab203d7e655', 118, 'd2', 'signature-wrong', at(9, 14)],
  ['c41f9ab203d7e655', 121, 'd2', 'lease-unknown', at(9, 15)],
  ['77b0e4c91d2f8a30', 12, 'd5', 'other-bytes', at(17, 2, '2026-11-02')],
  ['77b0e4c91d2f8a30', 13, 'd5', 'chain-broken', at(17, 2, '2026-11-02')],
  ['77b0e4c91d2f8a30', 14, 'd5', 'receipt-unproven', at(17, 3, '2026-11-02')],
].map(([chain, sequence, device, reason, first_received]) => ({
  chain,
  sequence,
  device,
  reason,
  first_received,
  choices: {
    'chain-broken': ['release', 'refuse'],
    'receipt-unproven': ['release', 'refuse'],
    'other-bytes': [],
  }[reason] ?? ['refuse'],
}));

const CODE = { code: 'BCDF-GHJK-LNPR', expires_at: NOON + 24 * HOUR };
const LAST_LETTERS = { ...CODE, code: 'RSTV XBCD' };
const LINK = {
  link: 'https://registre.example/console/reset#BCDFGHJKLNPRSTVXBCDFGHJKLNPRSTVX',
  expires_at: NOON + 24 * HOUR,
};
/** For who works alone: with its code. */
const WHOLE_LINK = { link: LINK, link_code: 'BCDF GHJK LNPR' };

const STOPPED_FIRST = {
  reference: 'BCDFGHJK',
  by: 'p.aubrac',
  at: at(11, 3, '2026-10-02'),
  from: null,
  touched: 0,
  lifted_at: null,
  order: 's1',
};

const STOPPED = {
  entries: [
    {
      reference: 'LNPRSTVX',
      by: 'c.morvan',
      at: at(16, 48, '2026-11-19'),
      from: at(0, 0, '2026-11-12'),
      touched: 1,
      lifted_at: null,
      order: 's2',
    },
    STOPPED_FIRST,
    {
      reference: 'VXBCDFGH',
      by: 'p.aubrac',
      at: at(9, 20, '2026-10-28'),
      from: at(0, 0, '2026-10-26'),
      touched: 0,
      lifted_at: at(10, 12, '2026-10-30'),
      order: 's0',
    },
  ],
  count: 3,
  pages: 1,
};

/** One of a hundred pages. */
export const STOPPED_MANY = { ...STOPPED, count: 10_000, pages: 100 };

/** What an order would touch. */
export const TWELVE = {
  enrolments: [
    { state: 'under-review', count: 3 },
    { state: 'activated', count: 9 },
  ],
  active: 9,
};

/** What a file of documents would do. */
export const COUNTED_FILE = {
  lines: 1204,
  new: 1187,
  stopped: 12,
  repeated: 2,
  faulty: 3,
  faults: [
    { line: 17, fault: 'kind' },
    { line: 233, fault: 'since' },
    { line: 980, fault: 'columns' },
  ],
  impact: TWELVE,
};

/** What an administrator's pages ask for. */
export const ADMINISTRATOR_SERVER = {
  ...COMMON,
  'GET /v1/me': me.administrator,
  'GET /v1/admin/policy': { version: 4, accepted_models: [1, 2, 3], deadline_days: 30, limits: LIMITS },
  'GET /v1/admin/models': MODELS,
  'GET /v1/admin/stop-list': STOPPED,
  'GET /v1/admin/notices': { paused: false, waiting: 0 },
  'GET /v1/admin/orders?page=1': { entries: [], count: 0, pages: 0 },
  'GET /v1/admin/stuck': { parked: 0, since: null, unopened: 0 },
  'GET /v1/quarantine': QUARANTINE,
  'GET /v1/admin/staff': [
    { ...me.manager, office: 'o1' },
    me.administrator,
    me.reviewer,
    { login: 'c.morvan', name: 'Claire Morvan', role: 'manager', office: 'o2' },
  ],
  'GET /v1/admin/acts': { ...TWO_EYES, newest: [] },
  'POST /v1/admin/acts/t1/decide': done({}, 200),
  'POST /v1/admin/acts/t2/decide': done({ link: LINK }, 200),
  'POST /v1/admin/acts/t3/decide': done({ last_letters: LAST_LETTERS }, 200),
  'POST /v1/admin/acts/t4/decide': done({}, 200),
  'POST /v1/admin/acts/t5/decide': done({}, 200),
  'POST /v1/admin/agents': done({ id: 'a9', code: CODE }),
  'POST /v1/admin/agents/a1/code': done({ code: CODE }),
  'POST /v1/admin/devices': [201, { id: 'd9', code: CODE }],
  'POST /v1/admin/devices/d2/revoke': [204, null],
  'POST /v1/admin/agents/a3/close': [204, null],
  'POST /v1/admin/devices/d6/confirm': [204, null],
  'POST /v1/admin/parcel': [200, { kept: 17, recognised: 3, conflicting: 1, refused: 1 }],
  'POST /v1/admin/staff': done(WHOLE_LINK),
  'POST /v1/admin/staff/c.morvan/reset': done(WHOLE_LINK),
  'POST /v1/admin/staff/h.castaing/office': done({}, 200),
  'POST /v1/admin/stop-list/find': {
    entry: STOPPED_FIRST,
  },
  'POST /v1/admin/stop-list': [201, null],
  'GET /v1/admin/stop-list/files': [],
  'POST /v1/admin/stop-list/files': [202, { id: 'f9', documents: 1187 }],
  'POST /v1/admin/stop-list/files/preview': COUNTED_FILE,
  'POST /v1/admin/stop-list/files/f2/lift': done({}, 200),
  'POST /v1/admin/stop-list/preview': { enrolments: [{ state: 'activated', count: 1 }], active: 1 },
  'POST /v1/admin/orders': [201, { id: 'or9' }],
  'POST /v1/admin/orders/preview': TWELVE,
  'POST /v1/admin/orders/or1/lift': done({}, 200),
  'POST /v1/admin/orders/s2/lift': done({}, 200),
  'POST /v1/admin/policy': done(),
};
