// The states of the console, page by page, for each role. The cast is fictional.

import { ADMINISTRATOR_SERVER, DAY, MANAGER_SERVER, me, STOPPED_MANY } from './manager-cast.mjs';
import { ORDERS } from './manager-orders.mjs';
import { BY_TWO } from './manager-two.mjs';

const OUT = { 'GET /v1/me': [401, { problem: 'sign-in-first', text: '', fields: [] }] };
const EMPTY = {
  'GET /v1/rounds': [],
  [`GET /v1/rounds?day=${DAY}`]: [],
  'GET /v1/visits/not-back': [],
  'GET /v1/visits/to-book': [],
  'GET /v1/admin/agents': [],
};

const button = (page, name) => page.getByRole('button', { name }).first();
const told = (page) => page.locator('.error, [role=alert]').first().waitFor();
const read = (page) => page.locator('.rounds, .table, .policy').first().waitFor();
const settled = async (page) => {
  await read(page);
  await page.locator('.missing ol').nth(1).waitFor();
};

/** Opens the visit of T. A. on the board. */
async function openVisit(page) {
  await settled(page);
  await page.locator('[data-visit=v14]').press('Enter');
  await page.getByRole('dialog').waitFor();
}

const dayScene = (name, more = {}) => ({
  name,
  path: `/console/day/${DAY}`,
  server: MANAGER_SERVER,
  act: settled,
  ...more,
});
const adminScene = (name, path = name, act = read, server = {}) => ({
  name,
  path: `/console/${path}`,
  server: { ...ADMINISTRATOR_SERVER, ...server },
  act,
});

const RESTORED = { 'GET /v1/admin/notices': { paused: true, waiting: 3 } };

const STUCK = {
  'GET /v1/admin/stuck': { parked: 3, since: 1_795_508_000_000, unopened: 1 },
};

/** Presses a button, then waits for the dialog it opens. */
const opening = (name) => async (page) => {
  await read(page);
  await button(page, name).click();
  await page.getByRole('dialog').waitFor();
};

const signingIn = [
  { name: 'sign-in', path: '/console/', server: OUT },
  {
    name: 'sign-in-wrong',
    path: '/console/',
    server: {
      ...OUT,
      'POST /v1/sign-in': [401, { problem: 'wrong-password', text: '', fields: [] }],
    },
    act: async (page) => {
      await page.getByRole('textbox').first().fill('h.castaing');
      await page.locator('input[type=password]').fill('une suite de mots');
      await page.locator('input[type=password]').press('Enter');
      await told(page);
    },
  },
  {
    name: 'away',
    path: '/console/',
    server: { 'GET /v1/me': [429, { problem: 'busy', text: '', fields: [] }] },
  },
  {
    name: 'reset',
    path: '/console/reset#BCDFGHJKLNPRSTVX',
    server: { ...OUT, 'POST /v1/staff/reset/login': { login: 'y.guevel' } },
    act: (page) => page.locator('input[autocomplete=username]').waitFor(),
  },
  {
    name: 'reset-gone',
    path: '/console/reset#BCDFGHJKLNPRSTVX',
    server: {
      ...OUT,
      'POST /v1/staff/reset/login': [410, { problem: 'link-expired', text: '', fields: [] }],
    },
    act: (page) => page.getByText(/a déjà servi|used already/).waitFor(),
  },
];

const days = [
  dayScene('day'),
  dayScene('day-empty', {
    server: { ...MANAGER_SERVER, ...EMPTY },
    act: (page) => page.locator('.empty').first().waitFor(),
  }),
  dayScene('day-away', {
    server: {
      ...MANAGER_SERVER,
      'GET /v1/visits/not-back': [409, { problem: 'unexpected', text: '', fields: [] }],
    },
    act: told,
  }),
  dayScene('move', {
    act: async (page) => {
      await openVisit(page);
      const selects = page.getByRole('dialog').getByRole('combobox');
      await selects.nth(1).selectOption('r4');
      await selects.nth(2).selectOption('r4-3');
    },
  }),
  dayScene('moved', {
    act: async (page) => {
      await settled(page);
      await page.locator('[data-visit=v14]').press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox').nth(2).selectOption('r2-3');
      await dialog.locator('.btn-primary').click();
      await page.locator('.toast').waitFor();
    },
  }),
  dayScene('cancel', {
    act: async (page) => {
      await openVisit(page);
      await button(page, /Annuler la visite|Cancel the visit/).click();
      await page.locator('.dialog .btn-stop').click();
      await told(page);
    },
  }),
  dayScene('book', {
    act: async (page) => {
      await settled(page);
      await page.locator('.missing .btn').first().click();
      await page.getByRole('dialog').waitFor();
    },
  }),
  dayScene('places-asked', {
    act: async (page) => {
      await settled(page);
      await page.locator('.rounds .cell-foot .btn').nth(4).click();
      await page.getByRole('dialog').getByRole('textbox').fill('1');
      await page.locator('.dialog .btn-primary').click();
      await page.locator('.dialog .effects').waitFor();
    },
  }),
  dayScene('visits', { path: `/console/visits/${DAY}`, act: read, whole: true }),
  dayScene('week', { path: `/console/week/${DAY}`, act: read }),
  dayScene('sheet', { path: '/console/round/r1', act: read }),
  dayScene('not-back', { path: '/console/not-back', act: read }),
  dayScene('to-book', { path: '/console/to-book', act: read }),
  dayScene('to-book-empty', {
    path: '/console/to-book',
    server: { ...MANAGER_SERVER, ...EMPTY },
    act: (page) => page.locator('.empty').first().waitFor(),
  }),
  dayScene('plan', {
    path: `/console/plan/${DAY}`,
    act: (page) => page.locator('.usual .btn').nth(1).click(),
  }),
  dayScene('plan-faults', {
    path: `/console/plan/${DAY}`,
    act: async (page) => {
      await page.locator('.plan .btn-primary').click();
      await page.locator('.summary').waitFor();
    },
  }),
  dayScene('account', { path: '/console/account', act: null }),
];

const administration = [
  adminScene('offices'),
  adminScene('offices-empty', 'offices', (page) => page.locator('.empty').waitFor(), {
    'GET /v1/admin/offices': [],
  }),
  adminScene('agents'),
  adminScene('agents-none-found', 'agents', async (page) => {
    await read(page);
    await page.getByRole('searchbox').fill('zzz');
    await page.locator('.empty').waitFor();
  }),
  adminScene('agent-add', 'agents', async (page) => {
    await opening(/Ajouter un agent|Add an agent/)(page);
    await page.locator('.dialog .btn-primary').click();
    await told(page);
  }),
  adminScene('agent-code', 'agents', async (page) => {
    await opening(/Nouveau code|New code/)(page);
    await page.locator('.dialog .btn-primary').click();
    await page.locator('.told-letters').waitFor();
  }),
  adminScene('devices'),
  adminScene('device-confirm', 'devices', opening(/^(Comparer|Compare)… (de|of) Téléphone T23/)),
  adminScene('device-revoke', 'devices', opening(/^(Retirer|Withdraw)… (de|of) Téléphone T12/)),
  adminScene('device-file', 'devices', opening(/^(Remettre un fichier|Hand in a file)$/)),
  adminScene('device-file-taken', 'devices', async (page) => {
    await opening(/^(Remettre un fichier|Hand in a file)$/)(page);
    const buffer = Buffer.from([0xa1, 0x00, 0x80]);
    const file = { name: 'visavis-0f3a5c7e9b1d2f40.parcel', mimeType: 'application/octet-stream', buffer };
    await page.locator('.dialog input[type=file]').setInputFiles(file);
    await page.locator('.dialog .btn-primary').click();
    await page.getByText(/sont gardés|are kept/).waitFor();
  }),
  adminScene('documents'),
  adminScene('documents-save', 'documents', async (page) => {
    await read(page);
    await page.getByRole('checkbox').nth(3).press('Space');
    await page.locator('.policy .btn-primary').click();
    await page.getByRole('dialog').waitFor();
  }),
  adminScene('documents-outage', 'documents', opening(/^(Ajouter une panne|Add an outage)…$/)),
  adminScene('documents-end', 'documents', opening(/^(Ajouter une fin|Add an end)…$/)),
  adminScene('documents-in-time', 'documents', async (page) => {
    await opening(/^(Ajouter une panne|Add an outage)…$/)(page);
    const boxes = page.getByRole('dialog').locator('input:not([hidden])');
    for (const [at, text] of ['30', '11', '2026', '1', '12', '2026', 'Bureaux fermés'].entries()) {
      await boxes.nth(at).fill(text);
    }
    await page.locator('.dialog .btn-primary').click();
    await page.getByText(/30\/11\/2026/).waitFor();
    await page.getByRole('checkbox').last().press('Space');
    await page.locator('.policy .btn-primary').click();
    await page.getByRole('dialog').waitFor();
  }),
  adminScene('stop-list'),
  adminScene(
    'stop-list-pages',
    'stop-list',
    async (page) => {
      await read(page);
      await button(page, /Page suivante|Next page/).click();
      await page.getByText(/Page 2 (sur|of) 100/).waitFor();
    },
    { 'GET /v1/admin/stop-list': STOPPED_MANY },
  ),
  adminScene('stop-find', 'stop-list', async (page) => {
    await opening(/Chercher un document|Look for a document/)(page);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').selectOption('passport');
    await dialog.getByRole('textbox').nth(0).fill('FRA');
    await dialog.getByRole('textbox').nth(1).fill('26VV00042');
    await dialog.locator('.btn-primary').click();
    await told(page);
  }),
  adminScene('notices-paused', 'offices', (page) => page.locator('.notices-paused').waitFor(), RESTORED),
  adminScene(
    'notices-resume',
    'offices',
    opening(/^(Laisser partir les messages|Let messages leave)/),
    RESTORED,
  ),
  adminScene('stuck', 'offices', (page) => page.locator('.notices-paused').waitFor(), STUCK),
  adminScene('quarantine'),
  adminScene('quarantine-empty', 'quarantine', (page) => page.locator('.empty').waitFor(), {
    'GET /v1/quarantine': [],
  }),
  adminScene('quarantine-decide', 'quarantine', async (page) => {
    await read(page);
    await button(page, /^(Décider|Decide)… (de|of) 13/).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('.btn-primary').click();
    await told(page);
  }),
  adminScene('staff'),
  adminScene('staff-link', 'staff', async (page) => {
    await opening(/^(Lien|Link)… (de|of) Claire Morvan/)(page);
    await page.getByRole('radio').first().press('Space');
    await page.locator('.dialog .btn-primary').click();
    await page.locator('.link').waitFor();
  }),
  adminScene('staff-link-copied', 'staff', async (page) => {
    await opening(/^(Lien|Link)… (de|of) Claire Morvan/)(page);
    await page.getByRole('radio').first().press('Space');
    await page.locator('.dialog .btn-primary').click();
    await button(page, /Copier le lien|Copy the link/).click();
    await page.locator('.dialog .state').waitFor();
  }),
  adminScene(
    'session-over',
    'offices',
    async (page) => {
      await opening(/Ajouter un bureau|Add an office/)(page);
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').nth(0).fill('Rive gauche');
      await dialog.getByRole('textbox').nth(1).fill('Valbrune-sur-Orle');
      await dialog.locator('.btn-primary').click();
      await page.locator('input[type=password]').waitFor();
    },
    { 'POST /v1/admin/offices': [401, { problem: 'sign-in-first', text: '', fields: [] }] },
  ),
  {
    name: 'reviewer',
    path: '/console/',
    server: { ...ADMINISTRATOR_SERVER, 'GET /v1/me': me.reviewer },
    act: read,
  },
  adminScene('no-page', 'day', null),
];

/** Its scenes. */
export const MANAGER = [...signingIn, ...days, ...administration, ...ORDERS, ...BY_TWO].map((scene) => ({
  ...scene,
  window: 'manager',
}));
