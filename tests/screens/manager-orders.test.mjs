// What administrators order about what was checked before, in a real browser: what is asked before it is given, what is
// sent, and what the list says of it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { startBrowser } from './browser.mjs';
import { hasFocus, playScene } from './play.mjs';
import { MANAGER } from './scenes/manager.mjs';
import { typeDay } from './scenes/manager-orders.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const sceneOf = (name, server = {}, more = {}) => {
  const scene = MANAGER.find((each) => each.name === name);
  return { ...scene, server: { ...scene.server, ...server }, ...more };
};
const inScene = (scene, look) => playScene(browser, scene, {}, look);
const bodies = (double, name) =>
  double.requests.filter((request) => request.name === name).map(({ body }) => body);
const press = (page, name) => page.getByRole('button', { name }).press('Enter');

/** Midnight in mainland France, in winter. */
const day = (text) => Date.parse(`${text}T00:00:00+01:00`);
const PREVIEW = 'POST /v1/admin/orders/preview';
const LIST = 'GET /v1/admin/orders?page=1';
const ON_LOIC = { kind: 'agent', id: 'a3' };

describe('an order', () => {
  const SPAN = { from: day('2026-11-02'), until: day('2026-11-14') };

  test('is given about days of which the last is in it, and the list is read again', async () => {
    await inScene(sceneOf('orders-given'), async (page, double) => {
      const order = { on: ON_LOIC, effect: 'rests', ...SPAN, reason: 'inquiry' };
      assert.deepEqual(bodies(double, 'POST /v1/admin/orders'), [order]);
      await page.getByText('Ordre donné. La liste dit où il en est.').waitFor();
      assert.ok(bodies(double, LIST).length >= 2);
    });
  });

  test('says what it will touch before it is given, asked once the days are typed', async () => {
    await inScene(sceneOf('orders-give'), async (page, double) => {
      const dialog = page.getByRole('dialog', { name: 'Donner un ordre' });
      await dialog.getByText('Touchera 12 dossiers\u00a0: 9 activés, 3 à l’étude.').waitFor();
      await dialog.getByText('9 identités actives seront suspendues.').waitFor();
      assert.deepEqual(bodies(double, 'POST /v1/admin/orders'), []);
      const { from, until } = bodies(double, PREVIEW).at(-1);
      assert.deepEqual({ from, until }, SPAN);
      // Not at each figure.
      assert.ok(bodies(double, PREVIEW).length <= 3);
    });
  });

  test('on an open span names no day', async () => {
    await inScene(sceneOf('orders-give'), async (page, double) => {
      await typeDay(page, /^Depuis le/, '//');
      await typeDay(page, /^Jusqu’au/, '//');
      await page.getByText('Compte des dossiers touchés…').waitFor();
      await press(page, 'Donner cet ordre');
      await page.locator('.toast').waitFor();
      const [{ from, until }] = bodies(double, 'POST /v1/admin/orders');
      assert.deepEqual({ from, until }, { from: null, until: null });
    });
  });

  test('is not given on a day that there is not, nor on a span that ends before it begins', async () => {
    await inScene(sceneOf('orders-give'), async (page, double) => {
      await typeDay(page, /^Depuis le/, '31/11/2026');
      await press(page, 'Donner cet ordre');
      const from = page.getByRole('group', { name: /^Depuis le/ });
      await from.getByText('Ce jour n’existe pas au calendrier.').waitFor();
      await hasFocus(from.getByRole('textbox').first());
      await typeDay(page, /^Depuis le/, '14/11/2026');
      await press(page, 'Donner cet ordre');
      await page.getByText('Ce jour vient avant le premier. Relisez les deux.').waitFor();
      assert.deepEqual(bodies(double, 'POST /v1/admin/orders'), []);
    });
  });

  test('may be given where what it touches could not be counted, which is said and asked again', async () => {
    let tries = 0;
    const counted = { enrolments: [{ state: 'activated', count: 1 }], active: 1 };
    const preview = () => (tries++ === 0 ? [429, { problem: 'busy', text: '', fields: [] }] : counted);
    await inScene(sceneOf('orders-give-uncounted', { [PREVIEW]: preview }), async (page) => {
      await press(page, 'Réessayer');
      await page.getByText('Touchera 1 dossier\u00a0: 1 activé.').waitFor();
      await page.getByText('1 identité active sera suspendue.').waitFor();
      await press(page, 'Donner cet ordre');
      await page.locator('.toast').waitFor();
    });
  });

  test('offers the reasons that fit what it is about', async () => {
    await inScene(sceneOf('orders-give'), async (page) => {
      const [what, , why] = await page.getByRole('dialog').getByRole('combobox').all();
      const reasons = () => why.getByRole('option').allTextContents();
      assert.deepEqual(await reasons(), [
        'Choisissez',
        'Enquête',
        'Décision de justice',
        'Autorisation terminée',
      ]);
      await what.selectOption('device');
      assert.ok((await reasons()).includes('Vol'));
      assert.equal(await why.inputValue(), 'inquiry');
      await why.selectOption('stolen');
      await what.selectOption('office');
      assert.equal(await why.inputValue(), '');
    });
  });
});

describe('the list of orders', () => {
  test('says about whom, in which span, how far each came, and what became of it', async () => {
    await inScene(sceneOf('orders'), async (page) => {
      const row = (name) => page.getByRole('row', { name });
      await row(/^Loïc Pennec\s*Agent Suspendu Du 02\/11\/2026 au 13\/11\/2026 inclus Enquête/).waitFor();
      await row(/En cours, 120 dossiers/).waitFor();
      await row(
        /^Téléphone T09.*Depuis le 31\/10\/2026 Perte Hélène Castaing.*Appliqué, 300 dossiers/,
      ).waitFor();
      await row(/^Baptiste Charrel.*Depuis le 30\/10\/2026 18:00/).waitFor();
      const lifted = row(/^Saint-Aubin.*Jusqu’au 31\/08\/2026 inclus.*Levé, 41 dossiers\s*par Pascal Aubrac/);
      assert.equal(await lifted.getByRole('button').count(), 0);
    });
  });

  test('is read again by itself while one is on its way, and no longer than that', async () => {
    let reads = 0;
    const [order] = sceneOf('orders').server[LIST].entries;
    const orders = () => ({ entries: [{ ...order, is_carried: reads++ > 0 }], count: 1, pages: 1 });
    const scene = sceneOf('orders', { [LIST]: orders }, { act: undefined });
    await inScene(scene, async (page, double) => {
      await page.getByText('En cours, 120 dossiers').waitFor();
      await page.getByText('Appliqué, 120 dossiers').waitFor();
      const before = bodies(double, LIST).length;
      await page.waitForTimeout(3_500);
      assert.equal(bodies(double, LIST).length, before);
    });
  });

  test('leaves as a file', async () => {
    await inScene(sceneOf('orders'), async (page) => {
      await page.getByRole('searchbox').fill('pennec');
      await page.getByText('1 sur 5').waitFor();
      const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Exporter (CSV)')]);
      assert.equal(file.suggestedFilename(), 'ordres.csv');
      assert.equal(
        await readFile(await file.path(), 'utf8'),
        '\uFEFFPorte sur;Effet;Période;Raison;Donné par;État\r\n' +
          'Loïc Pennec, Agent;Suspendu;Du 02/11/2026 au 13/11/2026 inclus;Enquête;' +
          'Pascal Aubrac, 24/11/2026 10:42;En cours, 120 dossiers\r\n',
      );
    });
  });

  test('that is empty says what an order is, and how to give one', async () => {
    await inScene(sceneOf('orders-empty'), async (page) => {
      await page.getByText('Aucun ordre.').waitFor();
      await press(page, 'Donner un ordre…');
      await page.getByRole('dialog', { name: 'Donner un ordre' }).waitFor();
    });
  });
});

describe('an order that is lifted', () => {
  test('says what comes back and what does not, then that it is done', async () => {
    await inScene(sceneOf('orders-lift'), async (page, double) => {
      const dialog = page.getByRole('dialog', { name: 'Lever l’ordre sur Loïc Pennec' });
      await dialog.getByText(/Un droit de travailler qui a pris fin ne revient pas\./).waitFor();
      await dialog.getByRole('button', { name: 'Lever l’ordre' }).press('Enter');
      await page.getByText('C’est levé. Ce qui était touché est jugé de nouveau.').waitFor();
      assert.equal(bodies(double, 'POST /v1/admin/orders/or1/lift').length, 1);
    });
  });

  test('waits for another administrator where there is one', async () => {
    await inScene(sceneOf('orders-lift-proposed'), async (page) => {
      const dialog = page.getByRole('dialog', { name: 'C’est proposé.' });
      await dialog.getByRole('link', { name: 'Voir les validations' }).waitFor();
    });
  });

  test('is told to whoever confirms it as it was given', async () => {
    await inScene(sceneOf('acts-orders'), async (page) => {
      const entry = page.getByRole('listitem').filter({ hasText: 'Levée d’un ordre' });
      await entry.getByText('Loïc Pennec').waitFor();
      await entry.getByText('Du 02/11/2026 au 13/11/2026 inclus').waitFor();
      const closed = page.getByRole('listitem').filter({ hasText: 'Compte d’agent fermé' });
      await closed.getByText('12/10/2026').waitFor();
    });
  });
});

describe('an end that is asked about', () => {
  test('begins with nothing chosen, and is not done until it is', async () => {
    await inScene(sceneOf('agent-close'), async (page, double) => {
      assert.equal(await page.getByRole('radio', { checked: true }).count(), 0);
      await press(page, 'Fermer le compte');
      await page.getByText('Choisissez une réponse.').waitFor();
      assert.deepEqual(bodies(double, 'POST /v1/admin/agents/a3/close'), []);
      await page.getByRole('radio', { name: /^À partir de maintenant/ }).press('Space');
      await press(page, 'Fermer le compte');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      assert.deepEqual(bodies(double, 'POST /v1/admin/agents/a3/close'), [{}]);
    });
  });

  test('counts from the morning of a day, as mainland France has it, and says what that touches', async () => {
    await inScene(sceneOf('agent-close-since'), async (page, double) => {
      const since = day('2026-11-02');
      const { on, effect, from, until } = bodies(double, PREVIEW).at(-1);
      assert.deepEqual(
        { on, effect, from, until },
        { on: ON_LOIC, effect: 'voids', from: since, until: null },
      );
      await press(page, 'Fermer le compte');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      assert.deepEqual(bodies(double, 'POST /v1/admin/agents/a3/close'), [{ since }]);
    });
  });

  test('does not lie ahead', async () => {
    await inScene(sceneOf('agent-close-since'), async (page, double) => {
      await typeDay(page, 'Depuis le', '2/11/2096');
      await press(page, 'Fermer le compte');
      await page.getByText('Ce jour est à venir. Donnez aujourd’hui ou un jour passé.').waitFor();
      await typeDay(page, 'Depuis le', '//');
      await press(page, 'Fermer le compte');
      await page.getByText('Ce champ est vide.').waitFor();
      assert.deepEqual(bodies(double, 'POST /v1/admin/agents/a3/close'), []);
    });
  });

  test('of a device from now on asks what is touched from now on, not of all that was ever checked', async () => {
    await inScene(sceneOf('device-revoke-now'), async (page, double) => {
      const { from } = bodies(double, PREVIEW).at(-1);
      assert.ok(Math.abs(from - (await page.evaluate(() => Date.now()))) < 60_000);
      await page.getByText('Ne touche aucun dossier déjà ouvert.').waitFor();
    });
  });
});

describe('a stopped document', () => {
  const DOCUMENT = { kind: 'passport', issuer: 'FRA', number: '26VV00042' };

  test('is stopped since the day of its loss, or ever', async () => {
    await inScene(sceneOf('stop-add'), async (page, double) => {
      const from = day('2026-11-12');
      assert.deepEqual(bodies(double, 'POST /v1/admin/stop-list/preview').at(-1), { ...DOCUMENT, from });
      await page.getByText('1 identité active sera suspendue.').waitFor();
      await page.getByRole('radio', { name: /^Depuis toujours/ }).press('Space');
      await press(page, 'Arrêter ce document');
      await page.getByText(/^Document arrêté\./).waitFor();
      assert.deepEqual(bodies(double, 'POST /v1/admin/stop-list'), [DOCUMENT]);
    });
  });

  test('says since when, what it touched, and that it was lifted', async () => {
    await inScene(sceneOf('stop-list'), async (page) => {
      await page.getByRole('row', { name: /^LNPR\s+STVX 12\/11\/2026 1 Arrêté/ }).waitFor();
      await page.getByRole('row', { name: /^BCDF\s+GHJK Toujours 0 Arrêté/ }).waitFor();
      const lifted = page.getByRole('row', { name: /Levé le 30\/10\/2026/ });
      assert.equal(await lifted.getByRole('button').count(), 0);
    });
  });

  test('is lifted by the order behind it', async () => {
    await inScene(sceneOf('stop-lift'), async (page, double) => {
      await press(page, 'Lever l’arrêt');
      await page.getByText('C’est levé.').waitFor();
      assert.equal(bodies(double, 'POST /v1/admin/orders/s2/lift').length, 1);
    });
  });
});

describe('a file of documents', () => {
  test('is counted before anything is stopped, and each faulty line is told', async () => {
    await inScene(sceneOf('stop-file-counted'), async (page, double) => {
      await page.getByText('Ligne 17 : genre de document inconnu').waitFor();
      await page.getByText('9 identités actives seront suspendues.').waitFor();
      assert.equal(bodies(double, 'POST /v1/admin/stop-list/files').length, 0);
      const sent = bodies(double, 'POST /v1/admin/stop-list/files/preview').at(-1).file;
      assert.match(Buffer.from(sent, 'hex').toString(), /^kind;issuer;number;since;reason\n/);
      await press(page, /^Arrêter ces 1.187 documents$/);
      await page.getByText(/Vous pouvez quitter cette page\.$/).waitFor();
      assert.deepEqual(bodies(double, 'POST /v1/admin/stop-list/files'), [{ file: sent }]);
    });
  });

  test('that is none says what to do about it, and stops nothing', async () => {
    await inScene(sceneOf('stop-file-wrong'), async (page, double) => {
      await page.getByText(/^La première ligne doit nommer les colonnes/).waitFor();
      assert.equal(bodies(double, 'POST /v1/admin/stop-list/files').length, 0);
    });
  });

  test('that is too large is not sent at all', async () => {
    await inScene(sceneOf('stop-file'), async (page, double) => {
      const buffer = Buffer.alloc(4 * 1024 * 1024 + 1, ' ');
      const input = page.locator('.dialog input[type=file]');
      await input.setInputFiles({ name: 'grand.csv', mimeType: 'text/csv', buffer });
      await page.getByText(/^Ce fichier dépasse 4.Mo\./).waitFor();
      assert.equal(bodies(double, 'POST /v1/admin/stop-list/files/preview').length, 0);
    });
  });

  test('says how far it came, and is lifted as one', async () => {
    await inScene(sceneOf('stop-files-lift'), async (page, double) => {
      await page.getByText(/^1.984 documents arrêtés sur 5.120$/).waitFor({ state: 'attached' });
      await press(page, 'Lever ces arrêts');
      await page.getByText('C’est levé.').waitFor();
      assert.equal(bodies(double, 'POST /v1/admin/stop-list/files/f2/lift').length, 1);
    });
  });
});

describe('the page', () => {
  test('fits a phone, and 320 pixels, without scrolling sideways', async () => {
    for (const name of [
      'orders',
      'orders-empty',
      'orders-give',
      'agent-close-since',
      'stop-list',
      'stop-add',
      'stop-file-format',
      'stop-file-counted',
      'stop-files',
    ]) {
      for (const width of [390, 320]) {
        await playScene(browser, sceneOf(name), { size: { width, height: 800 } }, async (page) => {
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(over <= 0, `${name}: ${over} pixels too wide at ${width}`);
        });
      }
    }
  });

  test('has its bar in one line at 1280 pixels, whatever waits', async () => {
    for (const language of ['fr', 'en']) {
      const size = { width: 1280, height: 800 };
      await playScene(browser, sceneOf('acts-orders'), { size, language }, async (page) => {
        assert.ok((await page.locator('.console-bar').boundingBox()).height < 60, language);
      });
    }
  });
});
