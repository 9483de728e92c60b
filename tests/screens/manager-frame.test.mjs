// What stands around the console's pages: the language of a first visit, the bar on a phone, what waits, whose link it is.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startBrowser } from './browser.mjs';
import { playScene } from './play.mjs';
import { MANAGER } from './scenes/manager.mjs';
import { ACTS } from './scenes/manager-acts.mjs';
import { DEVICES } from './scenes/manager-cast.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const sceneOf = (name, server = {}) => {
  const scene = MANAGER.find((each) => each.name === name);
  return { ...scene, server: { ...scene.server, ...server } };
};
const inScene = (name, look, server, options = {}) =>
  playScene(browser, sceneOf(name, server), options, look);
const PHONE = { size: { width: 390, height: 844 } };
const ADMIN_ACTS = { 'GET /v1/admin/acts': ACTS };

describe('the language of the console', () => {
  /** Opens the page anew as a browser of these languages on which nobody chose one. */
  const firstVisit = async (page, languages) => {
    await page.addInitScript((asked) => {
      if (!sessionStorage.getItem('visited')) localStorage.removeItem('language');
      sessionStorage.setItem('visited', 'yes');
      Object.defineProperty(navigator, 'languages', { get: () => asked });
    }, languages);
    await page.reload();
  };
  const isIn = (page, language) => page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
  const kept = (page) => page.evaluate(() => localStorage.getItem('language'));

  test('is the browser’s at the first visit, and nothing is kept of it', async () => {
    await inScene('sign-in', async (page) => {
      await firstVisit(page, ['de', 'en-GB', 'fr']);
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      await isIn(page, 'en');
      assert.equal(await kept(page), null);
    });
  });

  test('is French where the browser asks for neither', async () => {
    await inScene('sign-in', async (page) => {
      await firstVisit(page, ['de']);
      await isIn(page, 'fr');
    });
  });

  test('is the one that somebody chose from then on', async () => {
    await inScene('sign-in', async (page) => {
      await firstVisit(page, ['en-GB']);
      await page.getByRole('button', { name: 'Français' }).click();
      await isIn(page, 'fr');
      assert.equal(await kept(page), 'fr');
    });
  });
});

describe('the bar on a phone', () => {
  for (const name of ['day', 'devices', 'acts', 'account']) {
    test(`${name}: fits, its targets are 44 pixels, and every page is two presses away`, async () => {
      await inScene(
        name,
        async (page) => {
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(over <= 0, `${over} pixels too wide`);
          const bar = page.locator('.console-bar');
          assert.ok((await bar.boundingBox()).height <= 120, 'two rows');
          await bar.getByRole('button', { name: /^Pages/ }).click();
          await bar.getByRole('navigation').waitFor();
          const small = await bar.locator('a:visible, button:visible').evaluateAll((targets) =>
            targets
              .map((target) => [target.textContent, target.getBoundingClientRect()])
              .filter(([, { height, width }]) => height < 44 || width < 44)
              .map(([text]) => text),
          );
          assert.deepEqual(small, []);
          const pages = bar.getByRole('navigation').getByRole('link');
          await pages.last().click();
          await bar.getByRole('navigation').waitFor({ state: 'hidden' });
          await bar.getByRole('link', { name: /^Compte de/ }).click();
          await page.getByRole('button', { name: 'Fermer la session' }).waitFor();
          await bar.getByRole('button', { name: 'English' }).click();
          await page.getByRole('button', { name: 'Sign out', exact: true }).waitFor();
        },
        ADMIN_ACTS,
        PHONE,
      );
    });
  }

  test('says on the folded pages how much waits', async () => {
    const look = async (page) => {
      // Three proposals of somebody else, one revocation to look at, and one device.
      await page.getByRole('button', { name: /^Pages\s*, 5\s+choses vous attendent$/ }).waitFor();
    };
    await inScene('devices', look, ADMIN_ACTS, PHONE);
  });
});

describe('what waits', () => {
  const link = (page) => page.getByRole('navigation').getByRole('link', { name: /^Appareils/ });

  test('a device to be confirmed is counted on every page, until it is confirmed', async () => {
    let waiting = 1;
    const server = {
      'GET /v1/admin/acts': () => ({ ...ACTS, to_compare: { by_me: waiting, by_others: 0 } }),
      'POST /v1/admin/devices/d6/confirm': () => {
        waiting = 0;
        return [204, null];
      },
    };
    const look = async (page) => {
      await page.getByRole('link', { name: /1 attend que vous compariez ses lettres/ }).waitFor();
      await link(page).click();
      await page.getByRole('button', { name: /^Comparer… de Téléphone T23/ }).click();
      await page.locator('.dialog .btn-primary').click();
      await link(page).locator('.tally').waitFor({ state: 'detached' });
    };
    await inScene('agents', look, server);
  });

  test('a device that another administrator has to confirm is counted in grey', async () => {
    const server = { 'GET /v1/admin/acts': { ...ACTS, to_compare: { by_me: 0, by_others: 2 } } };
    const look = async (page) => {
      await page.locator('.tally-own').waitFor();
      assert.match(await link(page).textContent(), /2 attendent que quelqu’un d’autre compare leurs lettres/);
    };
    await inScene('agents', look, server);
  });
});

describe('the acts of administrators', () => {
  test('name what they are about: no id where somebody knows a name', async () => {
    await inScene('acts', async (page) => {
      await page.getByText('Appareil : Téléphone T12').waitFor();
      const text = await page.locator('main').innerText();
      assert.doesNotMatch(text, /77b0e4c9|\b[adot]\d\b|\(operator\)/);
    });
  });

  test('learn the names of what was added while the page was open', async () => {
    const isNew = { id: 'd9', label: 'Téléphone T31' };
    let isThere = false;
    const added = {
      ...ACTS.newest[0],
      id: 'n9',
      act: { what: 'confirm-device', device: isNew.id },
      by: '(operator)',
    };
    const server = {
      'GET /v1/admin/devices': () => (isThere ? [...DEVICES, { ...DEVICES[0], ...isNew }] : DEVICES),
      'GET /v1/admin/acts': () => (isThere ? { ...ACTS, newest: [added, ...ACTS.newest] } : ACTS),
      'POST /v1/admin/acts/t5/decide': () => {
        isThere = true;
        return {};
      },
    };
    const look = async (page) => {
      await page.getByRole('button', { name: /^Vu… .*Téléphone T09/ }).click();
      await page.locator('.dialog .btn-primary').click();
      await page.getByText('Lettres comparées : Téléphone T31').waitFor();
      await page.getByText('la personne qui fait tourner le serveur').waitFor();
    };
    await inScene('acts', look, server);
  });
});

describe('the link for a password', () => {
  test('shows the login that goes with it, before and after', async () => {
    const look = async (page, double) => {
      assert.equal(await page.getByLabel('Identifiant').inputValue(), 'y.guevel');
      const asked = double.requests.find(({ name }) => name === 'POST /v1/staff/reset/login');
      assert.deepEqual(asked.body, { token: 'BCDFGHJKLNPRSTVX' });
      await page.getByLabel('Code qui va avec le lien').fill('BCDF GHJK LNPR');
      await page.getByLabel('Nouveau mot de passe').fill('une autre suite de mots');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Mot de passe enregistré.' }).waitFor();
      await page.getByText('y.guevel').waitFor();
    };
    await inScene('reset', look, { 'POST /v1/staff/reset': [204, null] });
  });

  test('that is over is told as such before anything is typed', async () => {
    await inScene('reset-gone', async (page) => {
      await page.getByRole('heading', { name: 'Ce lien ne sert plus.' }).waitFor();
      assert.equal(await page.getByRole('textbox').count(), 0);
    });
  });
});
