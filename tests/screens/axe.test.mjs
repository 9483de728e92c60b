// What axe is asked: a state that was looked at has the verdict it had, and nothing that axe could see is taken for it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ALL, COLOURS, startAxe, WORDS } from './axe.mjs';
import { startBrowser } from './browser.mjs';
import { playScene } from './play.mjs';
import { KIT } from './scenes/kit.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const inScene = (name, look, options = {}) =>
  playScene(
    browser,
    KIT.find((scene) => scene.name === name),
    options,
    look,
  );

/** Takes a button its name: a fault of its own. */
const unname = (page) => page.evaluate(() => document.querySelector('main button').replaceChildren());

describe('axe', () => {
  test('tells of a twin what it told of the first, the faults too', async () => {
    const { faults, counts } = startAxe();
    const told = [];
    for (let at = 0; at < 2; at += 1) {
      await inScene('boutons', async (page) => {
        await unname(page);
        told.push(await faults(page, 'kit', ALL));
      });
    }
    assert.match(told[0].join(), /^button-name: <button/);
    assert.deepEqual(told[1], told[0]);
    assert.deepEqual(counts, { asked: 1, known: 1 });
  });

  test('looks anew where anything is other that it could see', async () => {
    const { faults, counts } = startAxe();
    // Each in the page as those before left it.
    const changes = {
      boutons: [
        () => {},
        unname,
        (page) => page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark')),
        (page) => page.evaluate(() => document.documentElement.setAttribute('lang', 'en')),
        (page) => page.keyboard.press('Tab'),
        (page) => page.locator('main button').last().hover(),
        (page) => page.evaluate(() => scrollTo(0, 40)),
        (page) => page.evaluate(() => document.styleSheets[0].insertRule('p { color: #ccc }')),
        (page) => page.setViewportSize({ width: 320, height: 640 }),
      ],
      champs: [
        () => {},
        (page) => page.evaluate(() => Object.assign(document.querySelector('input'), { value: 'x' })),
        (page) => page.evaluate(() => Object.assign(document.querySelector('input'), { value: 'y' })),
      ],
      choix: [
        () => {},
        (page) => page.locator('[type=checkbox]').first().press('Space'),
        (page) =>
          page.evaluate(() =>
            Object.assign(document.querySelector('[type=checkbox]'), { indeterminate: true }),
          ),
      ],
    };
    for (const [name, all] of Object.entries(changes)) {
      await inScene(name, async (page) => {
        for (const change of all) {
          await change(page);
          await faults(page, 'kit', COLOURS);
        }
        await faults(page, 'another', COLOURS);
        await faults(page, 'kit', WORDS);
      });
    }
    const looks = Object.values(changes).flat().length + 2 * Object.keys(changes).length;
    assert.deepEqual(counts, { asked: looks, known: 0 });
  });
});
