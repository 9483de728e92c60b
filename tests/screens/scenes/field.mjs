// The carrier's window after the sign-in, state by state: what is shown, and how one gets there.

import {
  AGREED,
  at,
  CASE,
  DONE,
  document,
  FRESH,
  LEASE,
  MISREAD,
  MISSING,
  MORNING,
  OPENED,
  PARCEL,
  READ,
  SEAL_OF_ANOTHER,
  SEALED,
  STEPS,
  visitAt,
  withCase,
} from './field-cast.mjs';

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
/** React Aria tells a wait by its button, which is gone by then; its own words go after seven seconds. */
async function unsaid(page) {
  await page.waitForTimeout(400);
  await page.waitForFunction(() => !document.querySelector('[data-live-announcer] [role=img]'));
}
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
      parked: MISSING.parked,
      now: at(12, 20),
    },
  },
  { name: 'round-expired', snapshot: { ...MORNING, lease: { ...LEASE, valid: false }, now: at(9, 0, 27) } },
  {
    name: 'round-ended',
    snapshot: { ...MORNING, lease: { ...LEASE, valid: false, ended: true }, online: true },
  },
  {
    name: 'round-ledger-doubted',
    snapshot: { ...FRESH, ledger: { state: 'doubted', at: at(8, 15) } },
  },
  {
    name: 'round-ledger-restored',
    snapshot: { ...FRESH, ledger: { state: 'restored', at: at(8, 15) } },
  },
  {
    name: 'round-news',
    snapshot: {
      ...MORNING,
      online: true,
      round: { ...MORNING.round, news: { at: at(11, 42), added: 1, gone: 2 } },
      now: at(11, 50),
    },
  },
  { name: 'round-none', snapshot: { ...FRESH, round: { visits: [], total: 0, news: null } } },
  { name: 'round-done', snapshot: { ...DONE, round: { visits: [visitAt(9, 1)], total: 10, news: null } } },
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
  {
    name: 'hand-in-file',
    snapshot: MISSING,
    answers: { 'export-parcel': { ...MISSING, parcel: PARCEL } },
    act: then(toHandIn, bothNames('Mettre dans un fichier', 'Put into a file'), (page) =>
      page.getByText(/visavis-/).waitFor(),
    ),
    whole: true,
  },
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
    act: then(
      toVisit,
      bothNames('Lire l’invitation', 'Scan the invitation'),
      (page) => page.getByRole('alert').waitFor(),
      unsaid,
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
  { name: 'nobody', snapshot: MORNING, act: then(toVisit, bothNames('Personne n’ouvre', 'Nobody home')) },
  {
    name: 'nobody-done',
    snapshot: MORNING,
    act: then(
      toVisit,
      bothNames('Personne n’ouvre', 'Nobody home'),
      bothNames('Confirmer', 'Confirm'),
      (page) => page.getByRole('progressbar').waitFor(),
      unsaid,
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
  {
    name: 'check-issued',
    snapshot: withCase(
      { ...READ, model: 'model-card-1988', asksForIssue: true },
      { 'number-end': '417', expiry: '14062022', at: 'issued@0' },
    ),
  },
  {
    name: 'check-misread',
    snapshot: withCase({ ...CASE, readings: 1, readingsLeft: 2, proposal: MISREAD }, { original: 'yes' }),
  },
  {
    name: 'check-old-card',
    snapshot: withCase({
      ...AGREED,
      model: 'model-card-1988',
      declared: 'whole',
      validity: { accepted: true, until: '2027-06-14', rule: 'card-plus-five-years' },
      document: document({
        name: { declared: 'Rivière-Le Fort', relation: 'equal-after-alternatives', why: 'parting' },
      }),
    }),
  },
  { name: 'check-differ', snapshot: withCase(STEPS.differ, { 'number-end': '471', expiry: '19012031' }) },
  { name: 'check-printed', snapshot: withCase(AGREED) },
  { name: 'check-seal', snapshot: withCase(SEALED) },
  { name: 'check-seal-of-another', snapshot: withCase(SEAL_OF_ANOTHER) },
  {
    name: 'check-seal-away',
    snapshot: withCase(AGREED),
    answers: { 'read-visible-seal': { problem: 'scanner-away' } },
    act: then(bothNames('Lire le cachet', 'Read the seal'), (page) =>
      page.locator('.seal [role=alert]').waitFor(),
    ),
  },
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
    act: then(
      bothNames('Enregistrer le contrôle', 'Record the check'),
      heading(/^(Enregistré|Recorded)\.$/),
      unsaid,
    ),
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
