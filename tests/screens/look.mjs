// Looks at scenes with axe: in both languages and three themes, at the size that each window's person has.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ALL, COLOURS, startAxe, WORDS } from './axe.mjs';
import { startBrowser } from './browser.mjs';
import { playScene } from './play.mjs';
import { SCENES } from './scenes/index.mjs';

/** These follow another tab that is turned; the others fetch English when it is wanted, and are played again in it. */
const FOLLOW = new Set(['counter', 'field', 'manager']);

/** Turns a page as another tab of it would. */
async function turn(page) {
  await page.evaluate(() =>
    window.dispatchEvent(new StorageEvent('storage', { key: 'language', newValue: 'en' })),
  );
  await page.locator('html[lang=en]').waitFor({ state: 'attached' });
}

/** Makes a test of each scene that is chosen: none has a fault. */
export function lookAt(isChosen) {
  const { faults, counts } = startAxe();
  let browser;
  before(async () => {
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    console.log(`${counts.asked} states looked at, ${counts.known} byte for byte one of them`);
  });

  const find = async (page, { window }, rules, seen) =>
    assert.deepEqual(await faults(page, window, rules), [], seen);

  async function inFrench(scene, page) {
    assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
    await find(page, scene, ALL, 'fr, light');
    for (const theme of ['dark', 'contrast']) {
      await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
      await find(page, scene, COLOURS, `fr, ${theme}`);
    }
  }
  async function inEnglish(scene, page) {
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    await find(page, scene, WORDS, 'en');
  }

  async function look(scene) {
    const follows = FOLLOW.has(scene.window);
    await playScene(browser, scene, { language: 'fr' }, async (page) => {
      await inFrench(scene, page);
      if (!follows) return;
      await turn(page);
      await inEnglish(scene, page);
    });
    if (!follows) await playScene(browser, scene, { language: 'en' }, (page) => inEnglish(scene, page));
  }

  // Two at a time: a page waits as much as it works.
  describe('axe finds nothing', { concurrency: 2 }, () => {
    for (const scene of SCENES.filter(isChosen)) {
      test(`${scene.window}: ${scene.name}`, () => look(scene));
    }
  });
}
