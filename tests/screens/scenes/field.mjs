// The carrier's window after the sign-in, state by state. The cast is fictional.

const at = (hour, minute = 0, day = 24) => Date.UTC(2026, 10, day, hour, minute);
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

const visitAt = (number, sealedAs = null) => {
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
const LEASE = { until: at(18, 0, 26), valid: true, checksLeft: 34, listsOf: at(6, 12) };

/** A session that is open and prepared for nothing yet. */
export const OPENED = {
  device: { enrolled: true, label: 'Tournée 12', office: 'Valbrune-sur-Orle' },
  agents: [{ ...CARRIER, kind: null }],
  signedIn: CARRIER,
  lease: null,
  round: { visits: [], total: 0 },
  case: null,
  outbox: { done: 0, kept: 0, waiting: 0, quarantined: 0 },
  today: [],
  held: [],
  entries: {},
  focus: null,
  locked: false,
  now: at(10, 42),
  online: true,
  awaySince: null,
  traffic: { frames: 3, envelopes: 4, sentBytes: 18_240, answerBytes: 3_400 },
};

const FRESH = {
  ...OPENED,
  lease: { ...LEASE, checksLeft: 40 },
  round: { visits: PLACES.map((_, index) => visitAt(index + 1)), total: 10 },
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

const DONE = {
  ...FRESH,
  now: at(17, 12),
  round: { visits: [], total: 10 },
  outbox: { done: 10, kept: 10, waiting: 0, quarantined: 0 },
  today: PLACES.map((_, index) =>
    received(index + 2, index + 1, at(8, 36 + 49 * index), at(17, 4), index === 2 ? 2 : 1),
  ).toReversed(),
};
const MISSING = {
  ...MORNING,
  now: at(17, 12),
  round: { visits: [visitAt(2, 1), visitAt(4, 1), visitAt(7), visitAt(10)], total: 10 },
  outbox: { done: 8, kept: 5, waiting: 2, quarantined: 1 },
  held: [{ draft: 'd1', step: 'fields', initials: 'G. T.', birthYear: 1946, opened: at(14, 20) }],
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
  covered: false,
  declared: null,
  relation: null,
  toConfirm: false,
  printed: null,
  ...more,
});
const toConfirm = (name, read, more = {}) => field(name, read, { toConfirm: true, ...more });
const document = (more = {}) => [
  toConfirm('name', 'RIVIERE LEFORT', { declared: 'E', relation: 'glance', ...more.name }),
  toConfirm('given-names', 'ELISE MARIE', { declared: 'R', relation: 'glance', ...more.given }),
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
const FEATURES = [
  { code: 1, key: 'feature-cnie-2021-hologram', gesture: 'tilt' },
  { code: 4, key: 'feature-cnie-2021-window', gesture: 'look-through' },
  { code: 7, key: 'feature-cnie-2021-engraving', gesture: 'feel' },
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
  originalInHand: false,
  readings: 0,
  readingsLeft: 3,
  typed: null,
  validity: null,
  features: [],
};
const READ = {
  ...CASE,
  step: 'fields',
  model: 'model-cnie-2021',
  originalInHand: true,
  document: document(),
};
const AGREED = {
  ...READ,
  typed: { numberAgrees: true, expiryAgrees: true, tries: 1 },
  validity: { accepted: true, until: '2031-01-19', rule: 'printed-date' },
  document: document({ number: '18AK90417', expiry: '2031-01-19' }),
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
    typed: { numberAgrees: false, expiryAgrees: true, tries: 1 },
  },
  printed: AGREED,
  features: { ...AGREED, step: 'features', document: CONFIRMED, features: FEATURES },
  face: { ...AGREED, step: 'face', document: CONFIRMED, features: FEATURES },
  conclusion: { ...AGREED, step: 'conclusion', document: CONFIRMED, features: FEATURES },
};

/** The round with a case open. */
export const withCase = (open, entries = {}, more = {}) => ({ ...MORNING, case: open, entries, ...more });

const bothNames = (fr, en) => (page) =>
  page
    .getByRole('button', { name: new RegExp(`^(${fr}|${en})$`) })
    .first()
    .click();
const heading = (text) => (page) => page.getByRole('heading', { level: 1, name: text }).waitFor();
const toVisit = async (page) => {
  await bothNames('Ouvrir la visite 5', 'Open visit 5')(page);
  await heading('12 rue des Tilleuls')(page);
};
const then =
  (...acts) =>
  async (page) => {
    for (const act of acts) await act(page);
  };
const toHandIn = bothNames('Fin de tournée', 'End of the round');
const zone = [
  [
    { field: 'document-code', text: 'ID', digit: null },
    { field: 'number', text: '18AK90417', digit: null },
    { field: 'number', text: '4', digit: 'right' },
  ],
  [
    { field: 'birth', text: '790314', digit: null },
    { field: 'birth', text: '8', digit: 'wrong' },
    { field: 'expiry', text: '3101', digit: null },
    { field: 'expiry', text: '', digit: 'absent' },
  ],
  [],
];
const LINES = {
  original: 'yes',
  reading: 'three',
  'line-1': 'IDFRA18AK904174<<<<<<<<<<<<<<<',
  'line-2': '7903148F3101',
};

const round = [
  { name: 'unprepared', snapshot: OPENED },
  { name: 'round', snapshot: FRESH },
  { name: 'round-offline', snapshot: MORNING },
  { name: 'round-long', snapshot: MORNING, size: { width: 390, height: 1180 } },
  { name: 'round-tablet', snapshot: MORNING, size: { width: 768, height: 1024 } },
  {
    name: 'round-held',
    snapshot: {
      ...MORNING,
      online: true,
      held: MISSING.held,
      now: at(12, 20),
    },
  },
  { name: 'round-expired', snapshot: { ...MORNING, lease: { ...LEASE, valid: false }, now: at(9, 0, 27) } },
  { name: 'round-none', snapshot: { ...FRESH, round: { visits: [], total: 0 } } },
  { name: 'round-done', snapshot: { ...DONE, round: { visits: [visitAt(9, 1)], total: 10 } } },
  {
    name: 'prepare',
    snapshot: OPENED,
    act: then(bothNames('Préparer', 'Prepare'), heading(/^(Préparez la tournée|Prepare the round)\.$/)),
  },
  {
    name: 'prepare-away',
    snapshot: { ...MORNING, lease: null },
    answers: { prepare: { problem: 'server-away' } },
    act: then(
      bothNames('Préparer', 'Prepare'),
      heading(/^(Préparez la tournée|Prepare the round)\.$/),
      bothNames('Préparer', 'Prepare'),
      (page) => page.getByText(/ne répond pas|does not answer/).waitFor(),
    ),
  },
  {
    name: 'prepared',
    snapshot: OPENED,
    answers: { prepare: FRESH },
    act: then(
      bothNames('Préparer', 'Prepare'),
      heading(/^(Préparez la tournée|Prepare the round)\.$/),
      bothNames('Préparer', 'Prepare'),
      heading(/^(La tournée est prête|The round is ready)\.$/),
    ),
  },
  { name: 'settings', snapshot: MORNING, act: bothNames('Réglages', 'Settings') },
  { name: 'hand-in', snapshot: DONE, act: toHandIn, whole: true },
  { name: 'hand-in-missing', snapshot: MISSING, act: toHandIn, whole: true },
];

const visit = [
  { name: 'visit', snapshot: MORNING, act: toVisit },
  {
    name: 'visit-expired',
    snapshot: { ...MORNING, lease: { ...LEASE, valid: false } },
    act: then(
      (page) => page.getByRole('button', { name: '12 rue des Tilleuls' }).click(),
      heading('12 rue des Tilleuls'),
    ),
  },
  {
    name: 'visit-scanner-away',
    snapshot: MORNING,
    answers: { scan: { problem: 'scanner-away' } },
    act: then(toVisit, bothNames('Lire l’invitation', 'Scan the invitation'), (page) =>
      page.getByRole('alert').waitFor(),
    ),
  },
  {
    name: 'visit-absent',
    snapshot: MORNING,
    act: then(
      (page) => page.getByRole('button', { name: '5 impasse du Four' }).click(),
      heading('5 impasse'),
    ),
  },
  {
    name: 'visit-sealed',
    snapshot: MORNING,
    act: then((page) => page.getByRole('button', { name: '27 quai de l’Orle' }).click(), heading('27 quai')),
  },
  {
    name: 'letters',
    snapshot: { ...MORNING, entries: { 'voucher-code': 'BCDF-GHJK-LN' } },
    act: then(toVisit, bothNames('Taper les lettres', 'Type the letters')),
  },
  {
    name: 'letters-wrong',
    snapshot: { ...MORNING, entries: { 'voucher-code': 'BCDF-GHJK-LNPR-STVX' } },
    answers: { 'open-case': { problem: 'voucher-letter-wrong', field: 'group-2' } },
    act: then(
      toVisit,
      bothNames('Taper les lettres', 'Type the letters'),
      bothNames('Ouvrir le contrôle', 'Open the check'),
      (page) => page.getByRole('alert').waitFor(),
    ),
  },
  { name: 'without', snapshot: MORNING, act: then(toVisit, bothNames('Sans invitation', 'No invitation')) },
  { name: 'nobody', snapshot: MORNING, act: then(toVisit, bothNames('Personne', 'Nobody home')) },
  {
    name: 'nobody-done',
    snapshot: MORNING,
    act: then(toVisit, bothNames('Personne', 'Nobody home'), bothNames('Confirmer', 'Confirm'), (page) =>
      page.getByRole('progressbar').waitFor(),
    ),
  },
];

const check = [
  {
    name: 'check-original',
    snapshot: withCase({ ...CASE, warnings: ['voucher-expired'] }),
  },
  { name: 'check-copy', snapshot: withCase(CASE, { original: 'copy' }) },
  { name: 'check-read', snapshot: withCase(CASE, { original: 'yes' }) },
  {
    name: 'check-reader-away',
    snapshot: withCase({ ...CASE, readings: 1, readingsLeft: 2 }, { original: 'yes' }),
    answers: { 'read-document': { problem: 'reader-away' } },
    act: then(bothNames('Lire le document', 'Read the document'), (page) =>
      page.getByRole('alert').waitFor(),
    ),
  },
  { name: 'check-shape', snapshot: withCase(CASE, { original: 'yes', reading: 'shape' }) },
  { name: 'check-lines', snapshot: withCase(CASE, LINES), preview: zone },
  { name: 'check-spent', snapshot: withCase({ ...CASE, readings: 3, readingsLeft: 0 }) },
  { name: 'check-number', snapshot: withCase(READ, { 'number-end': '4' }) },
  {
    name: 'check-number-empty',
    snapshot: withCase(READ),
    act: then(bothNames('Continuer', 'Continue'), (page) => page.locator('.error').waitFor()),
  },
  { name: 'check-expiry', snapshot: withCase(READ, { 'number-end': '417', at: 'expiry@0' }) },
  {
    name: 'check-expiry-invalid',
    snapshot: withCase(READ, { 'number-end': '417', at: 'expiry@0', expiry: '31022031' }),
    answers: { 'type-fields': { problem: 'field-invalid', field: 'expiry' } },
    act: then(bothNames('Continuer', 'Continue'), (page) => page.locator('.error').waitFor()),
  },
  { name: 'check-differ', snapshot: withCase(STEPS.differ, { 'number-end': '471', expiry: '19012031' }) },
  { name: 'check-printed', snapshot: withCase(AGREED) },
  {
    name: 'check-printed-different',
    snapshot: withCase({
      ...AGREED,
      declared: 'whole',
      validity: { accepted: false, until: '2024-01-19', rule: 'printed-date' },
      document: document({ name: { declared: 'RIVIERE', relation: 'different' } }),
    }),
  },
  { name: 'check-feature-tilt', snapshot: withCase(STEPS.features) },
  {
    name: 'check-feature-feel',
    snapshot: withCase(STEPS.features, { 'feature-1': 'seen', 'feature-4': 'unclear' }),
  },
  {
    name: 'check-features',
    snapshot: withCase(STEPS.features, {
      'feature-1': 'seen',
      'feature-4': 'unclear',
      'feature-7': 'not-seen',
    }),
  },
  { name: 'check-face', snapshot: withCase(STEPS.face) },
  { name: 'check-face-said', snapshot: withCase(STEPS.face, { face: 'doubt' }) },
  { name: 'check-conclusion', snapshot: withCase(STEPS.conclusion) },
  {
    name: 'check-store-full',
    snapshot: withCase(STEPS.conclusion),
    answers: { conclude: { problem: 'store-full' } },
    act: then(bothNames('Enregistrer le contrôle', 'Record the check'), (page) =>
      page.getByRole('alert').waitFor(),
    ),
  },
  {
    name: 'check-note',
    snapshot: withCase(STEPS.face),
    act: bothNames('Note au registre', 'Note to the registry'),
  },
  { name: 'check-leave', snapshot: withCase(STEPS.face), act: bothNames('Interrompre', 'Stop'), whole: true },
  {
    name: 'check-leave-chosen',
    snapshot: withCase(STEPS.face, { 'abandon-reason': 'photo-doubt' }),
    act: bothNames('Interrompre', 'Stop'),
    whole: true,
  },
  {
    name: 'check-recorded',
    snapshot: withCase(STEPS.conclusion),
    answers: {
      conclude: {
        ...MORNING,
        round: { ...MORNING.round, visits: [5, 6, 7].map((n) => visitAt(n, n === 5 ? 1 : null)) },
      },
    },
    act: then(bothNames('Enregistrer le contrôle', 'Record the check'), heading(/^(Enregistré|Recorded)\.$/)),
  },
  {
    name: 'stale',
    snapshot: withCase(STEPS.features),
    act: async (page) => {
      await page.route('**/gesture/snapshot', (route) =>
        route.fulfill({ status: 409, json: { problem: 'unexpected' } }),
      );
      await page.getByRole('alert').waitFor();
    },
  },
];

/** The scenes of the field window beyond the sign-in. */
export const FIELD = [...round, ...visit, ...check].map(({ preview, ...scene }) => ({
  window: 'field',
  ...scene,
  ...(preview && { act: (page) => previewed(page, preview) }),
}));

/** The double keeps to snapshots: cut lines are answered before they reach it. */
async function previewed(page, spans) {
  await page.route('**/gesture/preview', (route) => route.fulfill({ json: spans }));
  await page.getByRole('textbox').nth(1).press('End');
  await page.getByRole('textbox').nth(1).pressSequentially('1');
  await page.locator('.digits .state').first().waitFor();
}
