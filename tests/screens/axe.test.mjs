// Every scene in a real browser: axe at zero in both languages and three themes.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { startBrowser } from './browser.mjs';
import { playScene } from './play.mjs';
import { SCENES } from './scenes/index.mjs';

// Evaluated, not added as a script: the page's content policy stays in force.
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const ALL = { runOnly: { type: 'tag', values: RULES } };
// A theme changes colours and nothing else; another language changes words and no colour.
const COLOURS = { runOnly: { type: 'rule', values: ['color-contrast'] } };
const WORDS = { ...ALL, rules: { 'color-contrast': { enabled: false } } };

/** What axe finds on a page, in words. */
async function faults(page, rules) {
  const { violations } = await page.evaluate(
    (options) => globalThis.axe.run({ ...options, resultTypes: ['violations'] }),
    rules,
  );
  return violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.html).join(' ')}`);
}

/** Turns a page as another tab of it would; false where the page does not follow. */
const turned = (page) =>
  page
    .evaluate(() => window.dispatchEvent(new StorageEvent('storage', { key: 'language', newValue: 'en' })))
    .then(() => page.locator('html[lang=en]').waitFor({ state: 'attached', timeout: 400 }))
    .then(
      () => true,
      () => false,
    );

async function lookInEnglish(page) {
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.deepEqual(await faults(page, WORDS), [], 'en, light');
}

/** Both languages by all rules, and the colours of the other two themes. */
async function lookAt(scene) {
  let hasTurned = false;
  await playScene(browser, scene, { language: 'fr' }, async (page) => {
    await page.evaluate(AXE);
    assert.deepEqual(await faults(page, ALL), [], 'fr, light');
    assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
    for (const theme of ['dark', 'contrast']) {
      await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
      assert.deepEqual(await faults(page, COLOURS), [], `fr, ${theme}`);
    }
    hasTurned = await turned(page);
    if (hasTurned) await lookInEnglish(page);
  });
  if (hasTurned) return;
  await playScene(browser, scene, { language: 'en' }, async (page) => {
    await page.evaluate(AXE);
    await lookInEnglish(page);
  });
}

// Two at a time: there are two cores, and a page waits as much as it works.
describe('axe finds nothing', { concurrency: 2 }, () => {
  for (const scene of SCENES) {
    test(`${scene.window}: ${scene.name}`, () => lookAt(scene));
  }
});
