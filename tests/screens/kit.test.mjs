// The kit in a real browser: the keyboard alone, narrow and enlarged pages, the system's own contrast.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startBrowser } from './browser.mjs';
import { hasFocus, playScene } from './play.mjs';
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

/** In the page: the control that has the focus, as it is shown. */
function focusSeen() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  // The input of a card is hidden: its card shows the focus.
  const shown = element.closest('label.choice') ?? element;
  const { outlineWidth, outlineColor } = getComputedStyle(shown);
  return { name: shown.textContent || element.id || element.tagName, outlineWidth, outlineColor };
}

const tooWide = () => document.documentElement.scrollWidth - innerWidth;

describe('without a mouse', () => {
  for (const name of ['boutons', 'champs', 'choix', 'messages', 'tableaux']) {
    test(`${name}: every control is reached, and its focus is seen`, async () => {
      await inScene(name, async (page) => {
        let seen = 0;
        for (let presses = 0; presses < 60; presses += 1) {
          await page.keyboard.press('Tab');
          const focused = await page.evaluate(focusSeen);
          if (!focused) break;
          seen += 1;
          assert.equal(focused.outlineWidth, '3px', focused.name);
          assert.doesNotMatch(focused.outlineColor, /, 0\)$/, focused.name);
        }
        assert.ok(seen > 12, `only ${seen} controls`);
      });
    });
  }

  test('a head puts the rows in order, and the other way', async () => {
    await inScene('tableaux', async (page) => {
      const table = page.getByRole('table', { name: 'Contrôles du jour' });
      const rows = () => table.getByRole('rowheader').allTextContents();
      await table.getByRole('button', { name: 'Contrôle' }).press('Enter');
      assert.deepEqual(await rows(), ['0412', '0413', '0414', '0416']);
      await table.getByRole('button', { name: 'Contrôle' }).press('Space');
      assert.deepEqual(await rows(), ['0416', '0414', '0413', '0412']);
    });
  });

  test('the summary of faults has the focus, and its links lead to the fields', async () => {
    await inScene('erreurs-resume', async (page) => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await hasFocus(page.locator('#kit-phone'));
      await page.getByRole('link', { name: /Lieu/ }).press('Enter');
      await hasFocus(page.getByRole('radio', { name: 'Au guichet' }));
    });
  });

  test('a button that waits for something says why, and goes quiet when left', async () => {
    await inScene('pas-encore', async (page) => {
      const told = page.locator('.because[data-asked]');
      assert.equal(await told.textContent(), 'Encore deux réponses avant de signer.');
      assert.ok(await told.isVisible());
      await page.keyboard.press('Shift+Tab');
      assert.equal(await told.count(), 0);
    });
  });
});

describe('a dialog', () => {
  test('keeps the focus in, closes on Escape and gives the focus back', async () => {
    await inScene('fenetre', async (page) => {
      const isInside = () => page.evaluate(() => document.activeElement.closest('.dialog') !== null);
      await page.locator('.dialog:focus-within').waitFor();
      for (let presses = 0; presses < 4; presses += 1) {
        await page.keyboard.press('Tab');
        assert.ok(await isInside());
      }
      await page.keyboard.press('Escape');
      await page.getByRole('alertdialog').waitFor({ state: 'detached' });
      await hasFocus(page.getByRole('button', { name: /^Abandonner…/ }));
    });
  });

  test('loses nothing to a press beside it', async () => {
    await inScene('fenetre-large', async (page) => {
      await page.getByRole('textbox').fill('Immeuble voisin');
      await page.mouse.click(20, 600);
      assert.equal(await page.getByRole('textbox').inputValue(), 'Immeuble voisin');
    });
  });

  test('comes without a movement when none is wanted', async () => {
    await inScene('fenetre', async (page) => {
      const quick = await page.evaluate(() =>
        getComputedStyle(document.documentElement).getPropertyValue('--motion-quick'),
      );
      assert.match(quick, /^0m?s$/);
    });
  });
});

describe('the page', () => {
  const NARROW = { size: { width: 320, height: 640 } };
  for (const name of ['boutons', 'champs', 'choix', 'etats', 'messages', 'fenetre', 'fenetre-large']) {
    test(`${name}: fits 320 pixels without scrolling sideways (WCAG 2.2, 1.4.10)`, async () => {
      await inScene(name, async (page) => assert.ok((await page.evaluate(tooWide)) <= 0), NARROW);
    });
  }

  test('keeps its states apart in the colours of the system', async () => {
    await inScene('etats', async (page) => {
      await page.emulateMedia({ forcedColors: 'active' });
      const shapes = await page.locator('.kit-row .state').evaluateAll((states) =>
        states.map((state) => {
          const { backgroundColor, maskImage } = getComputedStyle(state, '::before');
          return { isSeen: backgroundColor !== 'rgba(0, 0, 0, 0)', maskImage };
        }),
      );
      assert.ok(shapes.every(({ isSeen }) => isSeen));
      assert.equal(new Set(shapes.map(({ maskImage }) => maskImage)).size, 11);
    });
  });

  test('has text of twice the size without losing any (WCAG 2.2, 1.4.4)', async () => {
    for (const name of ['boutons', 'champs', 'choix', 'etats', 'messages']) {
      await inScene(name, async (page) => {
        await page.setViewportSize({ width: 640, height: 400 });
        assert.ok((await page.evaluate(tooWide)) <= 0, name);
      });
    }
  });
});
