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

const ALL = { type: 'tag', values: RULES };
// A theme changes colours and nothing else.
const COLOURS = { type: 'rule', values: ['color-contrast'] };
const VIEWS = [
  { language: 'fr', theme: 'light', rules: ALL },
  { language: 'en', theme: 'light', rules: ALL },
  { language: 'fr', theme: 'dark', rules: COLOURS },
  { language: 'fr', theme: 'contrast', rules: COLOURS },
];

describe('axe finds nothing', () => {
  for (const scene of SCENES) {
    test(`${scene.window}: ${scene.name}`, async () => {
      const looks = VIEWS.map((view) =>
        playScene(browser, scene, view, async (page) => {
          await page.evaluate(AXE);
          const { violations } = await page.evaluate(
            (rules) => globalThis.axe.run({ runOnly: rules }),
            view.rules,
          );
          const told = violations.map(
            (found) => `${found.id}: ${found.nodes.map((node) => node.html).join(' ')}`,
          );
          assert.deepEqual(told, [], `${view.language}, ${view.theme}`);
          assert.equal(await page.locator('html').getAttribute('lang'), view.language);
        }),
      );
      await Promise.all(looks);
    });
  }
});
