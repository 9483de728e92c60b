// The states of the console's second factor, and of what administrators do by two.

import {
  ACTS,
  ALONE,
  factors,
  half,
  NONE_WAITS,
  OWN_FACTORS,
  TWO_EYES,
  toMake,
  toUse,
  WAITS,
} from './manager-acts.mjs';
import { ADMINISTRATOR_SERVER, DAY, MANAGER_SERVER, me } from './manager-cast.mjs';

const button = (page, name) => page.getByRole('button', { name }).first();
const told = (page) => page.locator('.error, [role=alert]').first().waitFor();
const refused = (problem, fields = [], status = 409) => [status, { problem, text: '', fields }];

/** The browser's own answer, in place of a person's: it never comes, or it is a no. */
const browser = (page, answer) =>
  page.evaluate((kind) => {
    const ask = () =>
      kind === 'waits' ? new Promise(() => {}) : Promise.reject(new DOMException('', 'NotAllowedError'));
    navigator.credentials.get = ask;
    navigator.credentials.create = ask;
  }, answer);

/** Somebody who has given the password alone. */
const doorstep = (name, its, act = null, server = {}) => ({
  name,
  path: '/console/',
  server: { ...MANAGER_SERVER, ...half(me.manager, its), ...server },
  act: async (page) => {
    await page.locator('.doorstep form .btn, .doorstep .quiet-row .btn').first().waitFor();
    await act?.(page);
  },
});

const type = async (page, digits) => {
  await page.locator('.digits').fill(digits);
  await page.locator('.digits').press('Enter');
};
const choose = (at) => async (page) => {
  await page.getByRole('radio').nth(at).press('Space');
  await page.locator('.btn-primary').click();
  await page.getByRole('textbox').first().waitFor();
};

const proving = [
  doorstep('prove-code', factors('code')),
  doorstep('prove-code-wrong', factors('code'), (page) => type(page, '123 456').then(() => told(page)), {
    'POST /v1/sign-in/code': refused(
      'factor-wrong',
      [{ field: 'code', problem: 'factor-wrong', text: '' }],
      401,
    ),
  }),
  doorstep('prove-code-tries', factors('code'), (page) => type(page, '123456').then(() => told(page)), {
    'POST /v1/sign-in/code': refused('too-many-tries', [], 429),
  }),
  doorstep('prove-passkey', factors('passkey', 'code')),
  doorstep('prove-passkey-waiting', factors('passkey'), async (page) => {
    await browser(page, 'waits');
    await page.locator('.btn-primary').click();
    await page.locator('form [role=status]').waitFor();
  }),
  doorstep('prove-passkey-refused', factors('passkey', 'code'), async (page) => {
    await browser(page, 'no');
    await page.locator('.btn-primary').click();
    await told(page);
  }),
  doorstep('prove-away', undefined, null, {
    'GET /v1/me/factors': refused('busy', [], 429),
  }),
  doorstep('factor-first', factors()),
  doorstep('factor-first-code', factors(), async (page) => {
    await choose(1)(page);
    await page.locator('.app-secret img').waitFor();
  }),
  doorstep('factor-first-passkey', factors(), choose(0)),
  doorstep('factor-first-passkey-refused', { ...factors(), codes: false }, async (page) => {
    await browser(page, 'no');
    await page.locator('.btn-primary').click();
    await told(page);
  }),
  doorstep('factor-first-none', { ...factors(), passkeys: false, codes: false }),
];

const account = (name, act, its = OWN_FACTORS['GET /v1/me/factors'], who = me.manager) => ({
  name,
  path: '/console/account',
  server: {
    ...MANAGER_SERVER,
    'GET /v1/me': who,
    'GET /v1/me/factors': its,
    'POST /v1/me/factors/passkey/start': toMake(),
    'POST /v1/sign-in/passkey/start': toUse(),
  },
  act: async (page) => {
    await page.locator('.table').waitFor();
    await act?.(page);
  },
  whole: true,
});

const accounts = [
  account('account-office', null, undefined, { ...me.manager, office: 'o1' }),
  account('account-one-factor', null, factors('passkey')),
  account('account-factor-add', async (page) => {
    await button(page, /^(Ajouter un moyen|Add a way)$/).click();
    await page.getByRole('dialog').waitFor();
  }),
  account('account-factor-app', async (page) => {
    await button(page, /^(Ajouter un moyen|Add a way)$/).click();
    await page.getByRole('radio').nth(1).press('Space');
    await page.locator('.dialog .btn-primary').click();
    await page.locator('.app-secret img').waitFor();
  }),
  account('account-factor-remove', async (page) => {
    await button(page, /^(Retirer|Remove)… (de|of) Mon téléphone/).click();
    await page.getByRole('dialog').waitFor();
  }),
];

const admin = (name, path, act, server = {}) => ({
  name,
  path: `/console/${path}`,
  server: { ...ADMINISTRATOR_SERVER, ...server },
  act: async (page) => {
    await page.locator('.table, .empty, .policy').first().waitFor();
    await act?.(page);
  },
});
const acts = (name, read, act, server = {}) =>
  admin(name, 'acts', act, { 'GET /v1/admin/acts': read, ...server });

/** Presses a gesture of an act, then does it. */
const decide = (name, isDone) => async (page) => {
  await button(page, name).click();
  await page.getByRole('dialog').waitFor();
  if (isDone) await page.locator('.dialog .btn-primary, .dialog .btn-stop').first().click();
};

const byTwo = [
  { ...acts('acts', ACTS), whole: true },
  acts('acts-none', { ...NONE_WAITS, newest: [] }),
  acts('acts-two-eyes', TWO_EYES),
  acts('acts-alone', ALONE),
  acts('acts-confirm-policy', ACTS, decide(/^(Confirmer|Confirm)… (Documents|Accepted)/)),
  acts('acts-confirm-link', ACTS, decide(/^(Confirmer|Confirm)… .*Yann Guével/)),
  acts('acts-code', ACTS, async (page) => {
    await decide(/^(Confirmer|Confirm)… .*Loïc Pennec/, true)(page);
    await page.locator('.told-letters').waitFor();
  }),
  acts('acts-refuse', ACTS, decide(/^(Refuser|Refuse)… .*Yann Guével/)),
  acts(
    'acts-gone',
    ACTS,
    async (page) => {
      await decide(/^(Confirmer|Confirm)… .*Yann Guével/, true)(page);
      await told(page);
    },
    { 'POST /v1/admin/acts/t2/decide': refused('already-there') },
  ),
  acts('acts-see', ACTS, decide(/^(Vu|Seen)… .*Téléphone T09/)),
  acts('acts-withdrawn', ACTS, async (page) => {
    await decide(/^(Retirer|Withdraw)… .*Hugo Vasseur/, true)(page);
    await page.locator('.toast').waitFor();
  }),
  admin(
    'propose',
    'agents',
    async (page) => {
      await button(page, /^(Nouveau code|New code)… (de|of) Bastien Roche/).click();
      await page.getByRole('dialog').waitFor();
    },
    { 'GET /v1/admin/acts': ACTS },
  ),
  admin(
    'proposed',
    'documents',
    async (page) => {
      await page.getByRole('checkbox').nth(3).press('Space');
      await page.locator('.policy .btn-primary').click();
      await page.locator('.dialog .btn-primary').click();
      await page.locator('.dialog a').waitFor();
    },
    { 'POST /v1/admin/policy': WAITS, 'GET /v1/admin/acts': { ...ACTS, waiting: [ACTS.waiting[3]] } },
  ),
  admin('staff-add', 'staff', async (page) => {
    await button(page, /^(Ajouter une personne|Add a person)$/).click();
    await page.getByRole('radio').first().press('Space');
    await page.locator('.dialog .btn-primary').click();
    await told(page);
  }),
  admin('staff-reset', 'staff', async (page) => {
    await button(page, /^(Lien|Link)… (de|of) Claire Morvan/).click();
    await page.getByRole('dialog').waitFor();
  }),
  admin('staff-move', 'staff', async (page) => {
    await button(page, /^(Bureau|Office)… (de|of) Hélène Castaing/).click();
    await page.getByRole('dialog').waitFor();
  }),
  admin(
    'device-confirm-second',
    'devices',
    async (page) => {
      await button(page, /^(Comparer|Compare)… (de|of) Téléphone T23/).click();
      await page.locator('.dialog .btn-primary').click();
      await told(page);
    },
    {
      'POST /v1/admin/devices/d6/confirm': refused('second-person', [
        { field: 'fingerprint', problem: 'second-person', text: '' },
      ]),
    },
  ),
  admin(
    'session-over-factor',
    'offices',
    async (page) => {
      await button(page, /Ajouter un bureau|Add an office/).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').nth(0).fill('Rive gauche');
      await dialog.getByRole('textbox').nth(1).fill('Valbrune-sur-Orle');
      await dialog.locator('.btn-primary').click();
      await page.locator('input[type=password]').fill('une suite de mots');
      await page.locator('input[type=password]').press('Enter');
      await page.locator('.digits').waitFor();
    },
    {
      ...half(me.administrator, factors('code')),
      'GET /v1/me': me.administrator,
      'POST /v1/admin/offices': refused('sign-in-first', [], 401),
    },
  ),
  {
    name: 'day-of-office',
    path: `/console/day/${DAY}`,
    server: { ...MANAGER_SERVER, 'GET /v1/me': { ...me.manager, office: 'o1' } },
    act: (page) => page.locator('.missing ol').nth(1).waitFor(),
  },
];

/** Its scenes. */
export const BY_TWO = [...proving, ...accounts, ...byTwo];
