// What administrators order about what was checked before: the list, an order that is given or lifted, a right or a
// document that ends since a day. The cast is fictional.

import { ACTS, WAITS } from './manager-acts.mjs';
import { ADMINISTRATOR_SERVER, COUNTED_FILE } from './manager-cast.mjs';

/** An instant as a clock in Valbrune shows it, before and after the last Sunday of October. */
const at = (day, hour = '00:00') =>
  Date.parse(`${day}T${hour}:00${day < '2026-10-25' ? '+02:00' : '+01:00'}`);

const order = (id, on, more) => ({
  id,
  on,
  effect: 'rests',
  from: null,
  until: null,
  reason: 'inquiry',
  by: 'p.aubrac',
  at: at('2026-11-24', '10:42'),
  lifted_by: null,
  lifted_at: null,
  is_carried: true,
  touched: 0,
  ...more,
});

const LISTED = [
  order(
    'or1',
    { kind: 'agent', id: 'a3' },
    {
      from: at('2026-11-02'),
      until: at('2026-11-14'),
      is_carried: false,
      touched: 120,
    },
  ),
  order(
    'or2',
    { kind: 'device', id: 'd5' },
    {
      effect: 'voids',
      from: at('2026-10-31'),
      reason: 'lost',
      by: 'h.castaing',
      at: at('2026-11-02', '16:00'),
      touched: 300,
    },
  ),
  order(
    'or3',
    { kind: 'agent', id: 'a6' },
    {
      effect: 'voids',
      from: at('2026-10-30', '18:00'),
      reason: 'ended',
      at: at('2026-10-30', '18:00'),
    },
  ),
  order(
    'or4',
    { kind: 'office', id: 'o2' },
    {
      until: at('2026-09-01'),
      reason: 'court',
      by: 'c.morvan',
      at: at('2026-09-08', '09:12'),
      lifted_by: 'p.aubrac',
      lifted_at: at('2026-10-12', '14:30'),
      touched: 41,
    },
  ),
  order(
    'or5',
    { kind: 'enrolment', id: 'e7c1f0a93b2d4e58' },
    {
      reason: 'holder',
      at: at('2026-08-03', '11:20'),
      lifted_by: 'c.morvan',
      lifted_at: at('2026-11-24', '10:30'),
      is_carried: false,
      touched: 1,
    },
  ),
];

const FULL = { 'GET /v1/admin/orders?page=1': { entries: LISTED, count: LISTED.length, pages: 1 } };
const TWO = { 'GET /v1/admin/acts': ACTS };

const read = (page) => page.locator('.table').first().waitFor();
const button = (page, name) => page.getByRole('button', { name }).first();
const opening = (name) => async (page) => {
  await read(page);
  await button(page, name).click();
  await page.getByRole('dialog').waitFor();
};
const counted = (page) => page.locator('.dialog .effects .strong').waitFor();

/** Types a day into the boxes of a group. */
export async function typeDay(page, legend, day) {
  const boxes = page.getByRole('group', { name: legend }).getByRole('textbox');
  for (const [n, part] of day.split('/').entries()) await boxes.nth(n).fill(part);
}

/** Writes an order about Loïc Pennec. */
async function write(page) {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').nth(0).selectOption('agent');
  await dialog.getByRole('combobox').nth(1).selectOption('a3');
  await typeDay(page, /^(Depuis le|Since)/, '2/11/2026');
  await typeDay(page, /^(Jusqu’au|Until)/, '13/11/2026');
  await dialog.getByRole('combobox').nth(2).selectOption('inquiry');
}
const GIVE = /^(Donner un ordre|Give an order)…$/;

/** Chooses the past day of an end that is asked about. */
const sinceDay = async (page, name, day) => {
  await page.getByRole('radio', { name }).press('Space');
  await typeDay(page, /^(Depuis le|Since)$/, day);
};

const STOP_FILE = /^(Arrêter ceux d’un fichier|Stop those of a file)$/;

const chooseFile = (page) =>
  page.locator('.dialog input[type=file]').setInputFiles({
    name: 'signalements-2026-11-24.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('kind;issuer;number;since;reason\npassport;FRA;26VV00042;;lost\n'),
  });

/** Files of documents: one on its way, one that came, one that was lifted. */
const file = (id, state, documents, done, more) => ({
  id,
  by: 'p.aubrac',
  at: at('2026-11-24', '10:42'),
  state,
  documents,
  done,
  lifted_by: null,
  ...more,
});
const FILES = {
  'GET /v1/admin/stop-list/files': [
    file('f1', 'stopping', 5120, 1984),
    file('f2', 'stopped', 8204, 8204, { by: 'c.morvan', at: at('2026-11-02', '09:05') }),
    file('f3', 'lifted', 311, 311, { at: at('2026-10-12', '16:20'), lifted_by: 'c.morvan' }),
  ],
};

const scene = (name, path, act = read, server = {}) => ({
  name,
  path: `/console/${path}`,
  server: { ...ADMINISTRATOR_SERVER, ...server },
  act,
});

/** Its scenes. */
export const ORDERS = [
  scene('orders', 'orders', read, FULL),
  scene('orders-empty', 'orders', (page) => page.locator('.empty').waitFor()),
  scene(
    'orders-give',
    'orders',
    async (page) => {
      await opening(GIVE)(page);
      await write(page);
      await counted(page);
    },
    FULL,
  ),
  scene(
    'orders-give-first',
    'orders',
    async (page) => {
      await opening(GIVE)(page);
      await page.locator('.dialog .btn-stop').click();
      await page.locator('.error').first().waitFor();
    },
    FULL,
  ),
  scene(
    'orders-give-uncounted',
    'orders',
    async (page) => {
      await opening(GIVE)(page);
      await write(page);
      await page.locator('.dialog [role=alert]').waitFor();
    },
    { ...FULL, 'POST /v1/admin/orders/preview': [429, { problem: 'busy', text: '', fields: [] }] },
  ),
  scene(
    'orders-given',
    'orders',
    async (page) => {
      await opening(GIVE)(page);
      await write(page);
      await page.locator('.dialog .btn-stop').click();
      await page.locator('.toast').waitFor();
    },
    FULL,
  ),
  scene('orders-lift', 'orders', opening(/^(Lever|Lift)… (de|of) Loïc Pennec/), FULL),
  scene('orders-lift-two', 'orders', opening(/^(Lever|Lift)… (de|of) Loïc Pennec/), { ...FULL, ...TWO }),
  scene(
    'orders-lift-proposed',
    'orders',
    async (page) => {
      await opening(/^(Lever|Lift)… (de|of) Loïc Pennec/)(page);
      await page.locator('.dialog .btn-primary').click();
      await page.locator('.dialog a').waitFor();
    },
    { ...FULL, ...TWO, 'POST /v1/admin/orders/or1/lift': WAITS },
  ),
  scene('agent-close', 'agents', opening(/^(Fermer|Close)… (de|of) Loïc Pennec/)),
  scene('agent-close-since', 'agents', async (page) => {
    await opening(/^(Fermer|Close)… (de|of) Loïc Pennec/)(page);
    await sinceDay(page, /^(Depuis un jour passé|Since a day in the past)/, '2/11/2026');
    await counted(page);
  }),
  scene(
    'device-revoke-now',
    'devices',
    async (page) => {
      await opening(/^(Retirer|Withdraw)… (de|of) Téléphone T12/)(page);
      await page.getByRole('radio', { name: /^(Rendu|Returned)/ }).press('Space');
      await page.getByRole('radio', { name: /^(À partir de maintenant|From now on)/ }).press('Space');
      await page.getByText(/^(Ne touche aucun|It touches no)/).waitFor();
    },
    { 'POST /v1/admin/orders/preview': { enrolments: [], active: 0 } },
  ),
  scene('stop-add', 'stop-list', async (page) => {
    await opening(/^(Arrêter un document|Stop a document)$/)(page);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').selectOption('passport');
    await dialog.getByRole('textbox').nth(0).fill('FRA');
    await dialog.getByRole('textbox').nth(1).fill('26VV00042');
    await sinceDay(page, /^(Depuis le jour de la perte|Since the day of the loss)/, '12/11/2026');
    await counted(page);
  }),
  scene('stop-file', 'stop-list', opening(STOP_FILE)),
  scene('stop-file-format', 'stop-list', async (page) => {
    await opening(STOP_FILE)(page);
    await page.locator('.dialog summary').click();
  }),
  scene('stop-file-counted', 'stop-list', async (page) => {
    await opening(STOP_FILE)(page);
    await chooseFile(page);
    await page.locator('.dialog .fault-lines').waitFor();
  }),
  scene(
    'stop-file-wrong',
    'stop-list',
    async (page) => {
      await opening(STOP_FILE)(page);
      await chooseFile(page);
      await page.locator('.dialog .error').waitFor();
    },
    {
      'POST /v1/admin/stop-list/files/preview': {
        ...COUNTED_FILE,
        lines: 0,
        new: 0,
        stopped: 0,
        repeated: 0,
        faulty: 1,
        faults: [{ line: 1, fault: 'header' }],
      },
    },
  ),
  scene('stop-files', 'stop-list', (page) => page.getByRole('progressbar').waitFor(), FILES),
  scene(
    'stop-files-lift',
    'stop-list',
    opening(/^(Lever|Lift)… (8.?204 documents arrêtés|8.?204 documents stopped)$/),
    FILES,
  ),
  scene('stop-lift', 'stop-list', opening(/^(Lever|Lift)… (de|of) LNPR/)),
  scene('acts-orders', 'acts', (page) => page.locator('.act').first().waitFor(), {
    ...FULL,
    'GET /v1/admin/acts': {
      ...ACTS,
      waiting: [
        {
          ...ACTS.waiting[0],
          id: 'w1',
          act: { what: 'lift-order', order: 'or1' },
        },
        {
          ...ACTS.waiting[4],
          id: 'w2',
          act: { ...LISTED[0], what: 'give-order', order: 'or1' },
        },
        {
          ...ACTS.waiting[4],
          id: 'w3',
          act: { what: 'close-agent', agent: 'a6', since: at('2026-10-12') },
        },
      ],
      newest: [
        {
          ...ACTS.newest[0],
          id: 'w4',
          act: { ...LISTED[3], what: 'give-order', order: 'or4' },
        },
      ],
    },
  }),
];
