// The sign-in of both windows in a real browser: the keyboard alone, a narrow screen.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startBrowser } from './browser.mjs';
import { playScene } from './play.mjs';
import { SIGN_IN } from './scenes/sign-in.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const inScene = (scene, options, look) => playScene(browser, scene, options, look);

const sceneOf = (window, name) => SIGN_IN.find((scene) => scene.window === window && scene.name === name);

/** In the page: what has the focus and how wide its ring is; nothing while the focus is on the window itself. */
function focusSeen() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  // A radio's own input is hidden: its card shows the focus.
  const shown = element.closest('label') ?? element;
  return { name: shown.textContent || element.type, ring: getComputedStyle(shown).outlineWidth };
}

describe('without a mouse', () => {
  for (const window of ['counter', 'field']) {
    test(`${window}: from a new device to an open session`, async () => {
      await inScene(sceneOf(window, 'enrol'), {}, async (page, double) => {
        const keys = page.keyboard;
        await keys.type('https://registre.example');
        await keys.press('Tab');
        await keys.type('ABCD-1234');
        await keys.press('Enter');
        await page.getByRole('heading', { name: 'Faites comparer ces lettres.' }).waitFor();
        await page.getByText('VLPR').waitFor();
        await page.getByRole('button', { name: 'Demander si c’est fait' }).press('Enter');
        await page.getByRole('heading', { name: 'Créez votre coffre.' }).waitFor();
        for (const [at, text] of ['a.meunier', 'CODE', '271828', '271828'].entries()) {
          if (at > 0) await keys.press('Tab');
          await keys.type(text);
        }
        await keys.press('Enter');
        await page.getByRole('button', { name: 'Verrouiller' }).waitFor();
        assert.deepEqual(
          double.requests.map((request) => request.name),
          ['register-device', 'ask-confirmation', 'enlist'],
        );
        assert.equal(double.requests[2].body.pin, '271828');
      });
    });

    test(`${window}: the focus is always seen, and every control can be reached`, async () => {
      await inScene(sceneOf(window, 'open'), {}, async (page) => {
        const seen = new Set();
        for (let presses = 0; presses < 8; presses += 1) {
          await page.keyboard.press('Tab');
          const focused = await page.evaluate(focusSeen);
          if (!focused) continue;
          assert.equal(focused.ring, '3px', focused.name);
          seen.add(focused.name);
        }
        for (const name of ['English', 'Mon nom n’est pas là', 'password']) {
          assert.ok(seen.has(name), `${name} is not among ${[...seen]}`);
        }
      });
    });
  }

  test('counter: the arrow keys choose a name, and the choice is what is sent', async () => {
    await inScene(sceneOf('counter', 'wrong-pin'), {}, async (page, double) => {
      const second = page.getByRole('radio', { name: 'Baptiste Charrel' });
      await page.getByRole('radio').first().focus();
      await page.keyboard.press('ArrowDown');
      assert.ok(await second.isChecked());
      await page.getByLabel('Code PIN', { exact: true }).focus();
      await page.keyboard.type('271828');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement.value === '');
      assert.deepEqual(double.requests.at(-1).body, { agent: '0b', pin: '271828' });
    });
  });
});

describe('the page', () => {
  test('turns to English and back, and remembers it', async () => {
    await inScene(sceneOf('counter', 'open'), {}, async (page) => {
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('heading', { name: 'Open your session.' }).waitFor();
      assert.match(await page.title(), /^Open your session – Vis-à-vis counter$/);
      await page.getByRole('button', { name: 'Français' }).click();
      await page.getByRole('heading', { name: 'Ouvrez votre session.' }).waitFor();
    });
  });

  test('fits 320 pixels without scrolling sideways (WCAG 2.2, 1.4.10)', async () => {
    for (const window of ['counter', 'field']) {
      await inScene(sceneOf(window, 'open-offline'), { size: { width: 320, height: 640 } }, async (page) => {
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${window}: ${over} pixels too wide`);
      });
    }
  });
});
