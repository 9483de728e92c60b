// What the console's staff prove themselves with, and what administrators do by two. The cast is fictional.

import { LIMITS } from './manager-limits.mjs';

const DAY = '2026-11-24';
const at = (hour, minute, day = DAY) =>
  Date.parse(`${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00+01:00`);

const PASSKEY = {
  id: 'f1',
  kind: 'passkey',
  label: 'Poste de l’accueil',
  added_at: at(9, 2, '2026-03-02'),
  used_at: at(8, 1),
};
const APP = {
  id: 'f2',
  kind: 'code',
  label: 'Mon téléphone',
  added_at: at(9, 6, '2026-03-02'),
  used_at: null,
};

/** What an account may have, and has. */
export const factors = (...kinds) => ({
  passkeys: true,
  codes: true,
  factors: [PASSKEY, APP].filter(({ kind }) => kinds.includes(kind)),
});

const SIDE = 29;
const isDark = (x, y) => {
  const corner = [
    [0, 0],
    [SIDE - 7, 0],
    [0, SIDE - 7],
  ].find(([left, top]) => x >= left && x < left + 7 && y >= top && y < top + 7);
  if (!corner) return (x * 7 + y * 11 + ((x * y) % 5)) % 3 === 0;
  const ring = Math.max(Math.abs(x - corner[0] - 3), Math.abs(y - corner[1] - 3));
  return ring !== 2;
};
const cells = Array.from({ length: SIDE * SIDE }, (_, n) => [n % SIDE, Math.floor(n / SIDE)]);
const path = cells
  .filter(([x, y]) => isDark(x, y))
  .map(([x, y]) => `M${x + 4} ${y + 4}h1v1h-1z`)
  .join('');

/** Looks like a code that an app reads, and is none. */
const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE + 8} ${SIDE + 8}"><path d="${path}" shape-rendering="crispEdges"/></svg>`;

const CHALLENGE = 'BCDFGHJKLNPRSTVXBCDFGHJKLNPRSTVXBCDFGHJKLNP';

/** What a server on that name asks a browser to make. */
export const toMake = (rp = 'localhost') => ({
  options: {
    publicKey: {
      rp: { id: rp, name: 'Vis-à-vis' },
      user: { id: 'BCDFGHJKLNPRSTVX', name: 'h.castaing', displayName: 'Hélène Castaing' },
      challenge: CHALLENGE,
      pubKeyCredParams: [
        { type: 'public-key', alg: -7 },
        { type: 'public-key', alg: -257 },
      ],
      timeout: 60_000,
      attestation: 'none',
      excludeCredentials: [],
      authenticatorSelection: {
        residentKey: 'discouraged',
        requireResidentKey: false,
        userVerification: 'required',
      },
    },
  },
});

/** The same for a passkey that is used. */
export const toUse = (ids = [], rp = 'localhost') => ({
  options: {
    publicKey: {
      challenge: CHALLENGE,
      rpId: rp,
      timeout: 60_000,
      userVerification: 'required',
      allowCredentials: ids.map((id) => ({ type: 'public-key', id })),
    },
  },
});

/** What somebody may ask who has given the password alone. */
export const half = (account, its, signedIn = { ...account, proven: true }) => ({
  'GET /v1/me': { ...account, proven: false },
  'GET /v1/me/factors': its,
  'POST /v1/sign-in': { account: { ...account, proven: false }, token: null },
  'POST /v1/sign-in/code': { account: signedIn, token: null },
  'POST /v1/sign-in/passkey/start': toUse(),
  'POST /v1/me/factors/passkey/start': toMake(),
  'POST /v1/me/factors/code/start': { secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', picture: PICTURE },
  'POST /v1/me/factors/code': { account: signedIn, token: null },
  'POST /v1/sign-out': [204, null],
});

/** What every account may ask about its own. */
export const OWN_FACTORS = {
  'GET /v1/me/factors': factors('passkey', 'code'),
  'POST /v1/me/factors/f2/remove': [204, null],
  'POST /v1/me/factors/code/start': { secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', picture: PICTURE },
};

const act = (id, by, when, awaits, what, ended = {}) => ({
  id,
  act: what,
  by,
  at: when,
  awaits,
  outcome: null,
  second: null,
  decided_at: null,
  ...ended,
});
const AUBRAC = 'p.aubrac';
const MORVAN = 'c.morvan';

const HUGO = { agent: 'a9', kind: 'carrier', login: 'h.vasseur', name: 'Hugo Vasseur', office: 'o2' };
const YANN = { login: 'y.guevel', name: 'Yann Guével', role: 'manager', office: 'o2' };

const WAITING = [
  act('t1', MORVAN, at(9, 12), 'consent', {
    what: 'set-policy',
    accepted_models: [1, 2, 4],
    deadline_days: 45,
    limits: LIMITS,
  }),
  act('t2', MORVAN, at(9, 40), 'consent', { what: 'add-staff', ...YANN }),
  act('t3', MORVAN, at(10, 3), 'consent', { what: 'renew-agent-code', agent: 'a3' }),
  act('t4', AUBRAC, at(10, 21), 'consent', { what: 'add-agent', ...HUGO }),
  act('t5', MORVAN, at(10, 32), 'review', { what: 'revoke-device', device: 'd5', reason: 'lost' }),
  act('t6', AUBRAC, at(10, 40), 'review', { what: 'close-agent', agent: 'a6' }),
];

const ended = (outcome, second, decided_at) => ({ outcome, second, decided_at });
const YESTERDAY = '2026-11-23';
const NEWEST = [
  act('n1', AUBRAC, at(8, 30), 'nothing', { what: 'stop-document', reference: 'BCDFGHJK' }),
  act(
    'n2',
    MORVAN,
    at(16, 2, YESTERDAY),
    'consent',
    { what: 'reset-staff', login: 'h.castaing', factors: true },
    ended('confirmed', AUBRAC, at(16, 20, YESTERDAY)),
  ),
  act(
    'n3',
    AUBRAC,
    at(14, 11, YESTERDAY),
    'review',
    { what: 'close-staff', login: 'l.tessier' },
    ended('confirmed', MORVAN, at(15, 2, YESTERDAY)),
  ),
  act(
    'n4',
    MORVAN,
    at(11, 50, YESTERDAY),
    'consent',
    { what: 'release', chain: '77b0e4c91d2f8a30', sequence: 12, note: 'Remis à une sauvegarde' },
    ended('refused', AUBRAC, at(12, 5, YESTERDAY)),
  ),
  act(
    'n5',
    AUBRAC,
    at(9, 15, '2026-11-20'),
    'consent',
    { what: 'resume-notices' },
    ended('withdrawn', null, at(9, 30, '2026-11-20')),
  ),
  act(
    'n6',
    AUBRAC,
    at(17, 40, '2026-11-12'),
    'consent',
    { what: 'move-staff', login: 'h.castaing', office: null },
    ended('lapsed', null, at(17, 40, '2026-11-19')),
  ),
  act('n7', MORVAN, at(9, 1, '2026-11-12'), 'nothing', {
    what: 'set-office-zone',
    office: 'o3',
    zone: 'Indian/Reunion',
  }),
];

/** Two administrators, and all that may wait. */
export const ACTS = {
  four_eyes: true,
  administrators: 2,
  waiting: WAITING,
  newest: NEWEST,
  count: NEWEST.length,
  pages: 1,
  chains: [{ chain: '77b0e4c91d2f8a30', device: 'd2' }],
  to_compare: { by_me: 1, by_others: 0 },
};

/** Nothing waits. */
export const NONE_WAITS = { ...ACTS, waiting: [] };

/** Nobody else administers. */
export const TWO_EYES = {
  ...ACTS,
  four_eyes: false,
  administrators: 1,
  waiting: [],
  newest: [NEWEST[0], NEWEST[6]],
};

/** There were two. */
export const ALONE = { ...ACTS, administrators: 1, waiting: [WAITING[3]] };

const NOTHING = {
  waits: null,
  id: null,
  code: null,
  first_letters: null,
  last_letters: null,
  link: null,
  link_code: null,
};

/** A gesture that another administrator has to confirm. */
export const WAITS = [202, { ...NOTHING, waits: 't9' }];

/** One that is done, with what comes of it. */
export const done = (more = {}, status = 201) => [status, { ...NOTHING, ...more }];
