// The console in a real browser: the main ways through it by keyboard alone, what is typed and kept, what is exported.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { startBrowser } from './browser.mjs';
import { playScene } from './play.mjs';
import { MANAGER } from './scenes/manager.mjs';
import { me } from './scenes/manager-cast.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const sceneOf = (name, server = {}) => {
  const scene = MANAGER.find((each) => each.name === name);
  return { ...scene, server: { ...scene.server, ...server } };
};
const inScene = (scene, options, look) => playScene(browser, scene, options, look);
const asked = (double, name) => double.requests.filter((request) => request.name === name);
const SIGN_IN_FIRST = [401, { problem: 'sign-in-first', text: '', fields: [] }];

/** In the page: presses Tab until something of that name has the focus. */
async function tabTo(page, name, most = 60) {
  for (let presses = 0; presses < most; presses += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement === document.body ? null : document.activeElement;
      return (
        element?.getAttribute('aria-label') ?? element?.labels?.[0]?.textContent ?? element?.textContent ?? ''
      );
    });
    if (name.test(focused)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`${name} was not reached`);
}

describe('without a mouse', () => {
  test('from the sign-in to the day', async () => {
    const scene = sceneOf('sign-in', {
      ...sceneOf('day').server,
      'GET /v1/me': SIGN_IN_FIRST,
      'POST /v1/sign-in': { account: me.manager, token: null },
    });
    await inScene({ ...scene, path: '/console/day/2026-11-24' }, {}, async (page, double) => {
      await tabTo(page, /Identifiant/);
      await page.keyboard.type('h.castaing');
      await page.keyboard.press('Tab');
      await page.keyboard.type('une suite de mots');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Mardi 24 novembre' }).waitFor();
      await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
      const [{ body }] = asked(double, 'POST /v1/sign-in');
      assert.deepEqual(body, { login: 'h.castaing', password: 'une suite de mots', bearer: false });
      assert.match(await page.title(), /^Mardi 24\u00a0novembre – Console Vis-à-vis$/);
    });
  });

  test('a visit is moved: Enter on its card, three lists, Enter; and the undo says when the place is gone', async () => {
    await inScene(sceneOf('day'), {}, async (page, double) => {
      await tabTo(page, /^T\. A\./, 80);
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Déplacer la visite de T. A.' });
      await dialog.waitFor();
      await tabTo(page, /^Créneau/);
      await page.keyboard.type('16');
      await page.getByText(/T\. A\. attend entre 14\u00a0h et 16\u00a0h/).waitFor();
      await tabTo(page, /^Déplacer$/);
      await page.keyboard.press('Enter');
      await page.getByRole('status').filter({ hasText: 'Visite déplacée' }).waitFor();
      assert.deepEqual(asked(double, 'POST /v1/appointments/v14/move')[0].body, { window: 'r2-3' });
      await page.waitForFunction(() => document.activeElement !== document.body);
      await page.getByRole('button', { name: 'Défaire' }).press('Enter');
      await page.getByText(/Le déplacement reste\. La dernière place/).waitFor();
      assert.deepEqual(asked(double, 'POST /v1/appointments/v-new/move')[0].body, { window: 'r2-2' });
    });
  });

  test('a visit is not moved where no place is left, and the button says so', async () => {
    await inScene(sceneOf('move'), {}, async (page, double) => {
      const move = page.getByRole('button', { name: 'Déplacer', exact: true });
      await move.press('Enter');
      const id = await move.getAttribute('aria-describedby');
      assert.match(await page.locator(`[id="${id}"]`).textContent(), /3\s+visites pour 1\s+place/);
      assert.equal(asked(double, 'POST /v1/appointments/v14/move').length, 0);
    });
  });

  test('a visit is not called off without a reason, and none is chosen beforehand', async () => {
    await inScene(sceneOf('cancel'), {}, async (page, double) => {
      assert.equal(asked(double, 'POST /v1/appointments/v14/cancel').length, 0);
      assert.equal(await page.getByRole('radio', { checked: true }).count(), 0);
      await page.getByRole('radio', { name: 'Le bureau est fermé ce jour-là' }).press('Space');
      await tabTo(page, /^Annuler la visite$/);
      await page.keyboard.press('Enter');
      await page.getByRole('status').filter({ hasText: 'annulée' }).waitFor();
      assert.deepEqual(asked(double, 'POST /v1/appointments/v14/cancel')[0].body, {
        reason: 'office-closed',
      });
    });
  });

  test('a dialog keeps the focus, Escape closes it and gives the focus back', async () => {
    await inScene(sceneOf('day'), {}, async (page) => {
      await page.locator('[data-visit=v14]').press('Enter');
      await page.locator('[role=dialog]:focus-within').waitFor();
      for (let presses = 0; presses < 12; presses += 1) {
        await page.keyboard.press('Tab');
        assert.ok(await page.evaluate(() => document.activeElement.closest('[role=dialog]') !== null));
      }
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.waitForFunction(() => document.activeElement?.getAttribute('data-visit') === 'v14');
    });
  });
});

describe('the quarantine', () => {
  test('a record is decided about with the keyboard, once its decision and its reason are there', async () => {
    const scene = { ...sceneOf('quarantine', { 'POST /v1/quarantine': null }), act: undefined };
    await inScene(scene, {}, async (page, double) => {
      await page.getByRole('button', { name: 'Décider… de 13' }).press('Enter');
      await page.keyboard.press('Enter');
      await page.getByText('Choisissez une réponse.').waitFor();
      assert.deepEqual(asked(double, 'POST /v1/quarantine'), []);
      await page.getByRole('radio', { name: /^L’accepter/ }).press('Space');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Remis à une sauvegarde');
      await page.getByRole('button', { name: 'Inscrire la décision' }).press('Enter');
      await page.getByText('Décision inscrite.').waitFor();
      const [{ body }] = asked(double, 'POST /v1/quarantine');
      assert.deepEqual(body, {
        chain: '77b0e4c91d2f8a30',
        sequence: 13,
        decision: 'release',
        note: 'Remis à une sauvegarde',
      });
    });
  });

  test('offers for each record what the server says may be decided', async () => {
    await inScene(sceneOf('quarantine'), {}, async (page) => {
      await page.getByRole('button', { name: 'Décider… de 118' }).press('Enter');
      assert.equal(await page.getByRole('radio').count(), 1);
      assert.equal(
        await page
          .getByRole('row', { name: /12 Deux contenus/ })
          .getByRole('button')
          .count(),
        0,
      );
    });
  });
});

describe('the day', () => {
  test('a visit that is dropped on another window opens the same dialog, filled in', async () => {
    await inScene(sceneOf('day'), {}, async (page, double) => {
      await page.locator('[data-visit=v14]').dragTo(page.locator('[data-visit=v15]'));
      const dialog = page.getByRole('dialog', { name: 'Déplacer la visite de T. A.' });
      await dialog.waitFor();
      // Its windows come by a question of their own.
      const chosen = dialog.getByRole('combobox').nth(2).locator('option[value="r2-3"]:checked');
      await chosen.waitFor({ state: 'attached' });
      assert.equal(asked(double, 'POST /v1/appointments/v14/move').length, 0);
    });
  });

  test('is read anew without taking the focus, and addresses only when it has changed', async () => {
    await inScene({ ...sceneOf('day'), act: undefined }, {}, async (page, double) => {
      const card = page.locator('[data-visit=v14]');
      await card.focus();
      await page.clock.install();
      await page.reload();
      await card.waitFor();
      await card.focus();
      const before = asked(double, 'GET /v1/rounds/r1').length;
      const lists = asked(double, 'GET /v1/rounds?day=2026-11-24').length;
      await page.clock.runFor(31_000);
      await page.waitForTimeout(200);
      assert.ok(asked(double, 'GET /v1/rounds?day=2026-11-24').length > lists);
      assert.equal(asked(double, 'GET /v1/rounds/r1').length, before);
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute('data-visit')), 'v14');
    });
  });

  test('a round that is planned goes to the registry as instants of Paris', async () => {
    const planned = [201, { id: 'r9', carrier: 'a3', office: 'o3', day: '2026-11-24', windows: [] }];
    const scene = sceneOf('plan', { 'POST /v1/rounds': planned });
    await inScene(scene, {}, async (page, double) => {
      await page.getByLabel('Facteur').selectOption('a3');
      await page.getByLabel('Places').fill('3');
      await page.getByLabel('Places').press('Enter');
      await page.getByRole('heading', { name: 'Mardi 24 novembre' }).waitFor();
      assert.deepEqual(asked(double, 'POST /v1/rounds')[0].body, {
        carrier: 'a3',
        day: '2026-11-24',
        windows: [{ from: Date.UTC(2026, 10, 24, 9), to: Date.UTC(2026, 10, 24, 11), places: 3 }],
      });
    });
  });
});

describe('nothing typed is lost', () => {
  test('when the session has run out over a half-filled form, and the gesture goes on after it', async () => {
    let tries = 0;
    const add = () =>
      tries++ === 0 ? SIGN_IN_FIRST : [201, { id: 'o9', name: '', locality: '', zone: 'Europe/Paris' }];
    const signedIn = { account: me.administrator, token: null };
    const server = { 'POST /v1/admin/offices': add, 'POST /v1/sign-in': signedIn };
    await inScene(sceneOf('session-over', server), {}, async (page, double) => {
      await page.keyboard.type('une suite de mots');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').first().waitFor({ state: 'detached' });
      const [, second] = asked(double, 'POST /v1/admin/offices');
      assert.deepEqual(second.body, {
        name: 'Rive gauche',
        locality: 'Valbrune-sur-Orle',
        zone: 'Europe/Paris',
      });
      assert.equal(asked(double, 'POST /v1/sign-in')[0].body.login, 'p.aubrac');
    });
  });

  test('when somebody signs in later, the form is still filled in', async () => {
    await inScene(sceneOf('session-over'), {}, async (page) => {
      await page.keyboard.press('Escape');
      const form = page.getByRole('dialog', { name: 'Ajouter un bureau' });
      await form.getByText('Votre session n’est pas ouverte').waitFor();
      assert.equal(await form.getByLabel('Nom du bureau').inputValue(), 'Rive gauche');
    });
  });

  test('a fault of the server stands at its field, which takes the focus', async () => {
    const fault = [
      422,
      {
        problem: 'field-invalid',
        text: '',
        fields: [{ field: 'locality', problem: 'field-invalid', text: 'Trop long.' }],
      },
    ];
    let tries = 0;
    const scene = sceneOf('session-over', { 'POST /v1/admin/offices': () => (tries++ < 9 ? fault : null) });
    const act = async (page) => {
      await page.getByRole('button', { name: 'Ajouter un bureau' }).click();
      await page.getByLabel('Nom du bureau').fill('Rive gauche');
      await page.getByRole('textbox', { name: 'Commune' }).fill('Valbrune');
      await page.keyboard.press('Enter');
      await page.getByText('Trop long.').waitFor();
    };
    await inScene({ ...scene, act }, {}, async (page) => {
      await page.waitForFunction(() => document.activeElement?.value === 'Valbrune');
    });
  });
});

describe('the focus', () => {
  test('goes to the title when a row has lost the button that was pressed', async () => {
    let reads = 0;
    const device = {
      id: 'd2',
      label: 'Téléphone T12',
      office: 'o1',
      enrolled_at: 1,
      confirmed_at: 1,
      heard_at: null,
      revoked_for: null,
    };
    const devices = () => [{ ...device, revoked_at: reads++ === 0 ? null : 2 }];
    await inScene(sceneOf('devices', { 'GET /v1/admin/devices': devices }), {}, async (page, double) => {
      await page.getByRole('button', { name: 'Retirer… de Téléphone T12' }).press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Retirer Téléphone T12' });
      await dialog.getByRole('radio', { name: 'Volé' }).press('Space');
      await dialog.getByRole('radio', { name: 'À partir de maintenant' }).press('Space');
      await dialog.getByRole('button', { name: 'Retirer l’appareil' }).press('Enter');
      await page.getByText('Aucun geste possible').waitFor();
      await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
      assert.deepEqual(asked(double, 'POST /v1/admin/devices/d2/revoke')[0].body, { reason: 'stolen' });
    });
  });
});

describe('a device that waits', () => {
  test('is confirmed by the letters that were on the screen', async () => {
    await inScene(sceneOf('devices'), {}, async (page, double) => {
      await page.getByRole('button', { name: 'Comparer… de Téléphone T23' }).press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Téléphone T23 montre-t-il ces lettres' });
      await dialog.getByText('HNKG').waitFor();
      await dialog.getByRole('button', { name: 'Les mêmes' }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      const [sent] = asked(double, 'POST /v1/admin/devices/d6/confirm');
      assert.deepEqual(sent.body, { fingerprint: 'VLPR SFTJ BCDX HNKG' });
    });
  });
});

describe('what is shown once', () => {
  test('the code of a new agent, in three groups of four', async () => {
    const scene = { ...sceneOf('agents') };
    await inScene(scene, {}, async (page, double) => {
      await page.getByRole('button', { name: 'Ajouter un agent' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('radio', { name: 'Tournée' }).press('Space');
      await dialog.getByLabel('Nom').fill('Hugo Vasseur');
      await dialog.getByLabel('Identifiant').fill('h.vasseur');
      await dialog.getByLabel('Bureau').selectOption('o2');
      await dialog.getByRole('button', { name: 'Ajouter et montrer le code' }).press('Enter');
      const shown = page.getByRole('dialog', { name: 'Code de Hugo Vasseur' });
      await shown.waitFor();
      assert.deepEqual(await shown.locator('.told-letters span').allTextContents(), ['BCDF', 'GHJK', 'LNPR']);
      await shown.getByText('il ne sera plus montré').waitFor();
      await page.keyboard.press('Escape');
      await shown.waitFor({ state: 'detached' });
      assert.equal(await page.getByText('BCDF').count(), 0);
      assert.deepEqual(asked(double, 'POST /v1/admin/agents')[0].body.household, null);
    });
  });

  test('the link of a reset is copied at one press, and that is said', async () => {
    await inScene(sceneOf('staff-link'), {}, async (page) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      const link = await page.locator('.link').textContent();
      await page.getByRole('button', { name: 'Copier le lien' }).press('Enter');
      await page.getByRole('status').filter({ hasText: 'Lien copié.' }).waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);
    });
  });

  test('the secret of a reset leaves the address bar at once', async () => {
    const scene = sceneOf('reset', { 'POST /v1/staff/reset': [204, null] });
    await inScene(scene, {}, async (page, double) => {
      assert.equal(new URL(page.url()).hash, '');
      await page.getByLabel('Code qui va avec le lien').fill('BCDF GHJK LNPR');
      await page.getByLabel('Nouveau mot de passe').fill('une autre suite de mots');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Mot de passe enregistré.' }).waitFor();
      assert.deepEqual(asked(double, 'POST /v1/staff/reset')[0].body, {
        token: 'BCDFGHJKLNPRSTVX',
        code: 'BCDF GHJK LNPR',
        password: 'une autre suite de mots',
      });
    });
  });
});

describe('a list', () => {
  test('leaves as a file that a French spreadsheet reads: what is found, dates with slashes', async () => {
    await inScene(sceneOf('to-book'), {}, async (page) => {
      await page.getByRole('searchbox').fill('moulin');
      await page.getByText('1 sur 3').waitFor();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Exporter (CSV)' }).press('Enter'),
      ]);
      assert.equal(file.suggestedFilename(), 'a-placer.csv');
      assert.equal(
        await readFile(await file.path(), 'utf8'),
        '\uFEFFPersonne;Adresse;Échéance;Dernière visite\r\nJ. D. C.;3 chemin du Moulin, 39120 Valbrune-sur-Orle;04/12/2026;Absent\r\n',
      );
    });
  });

  test('is put in order by a head, and says so', async () => {
    await inScene(sceneOf('offices'), {}, async (page) => {
      await page.getByRole('button', { name: 'Nom du bureau' }).press('Enter');
      assert.equal(await page.getByRole('columnheader').first().getAttribute('aria-sort'), 'ascending');
      assert.equal(await page.getByRole('rowheader').first().textContent(), 'Les Coteaux');
    });
  });

  test('of stopped documents is not searched by what it does not say', async () => {
    await inScene(sceneOf('stop-list'), {}, async (page) => {
      assert.equal(await page.getByRole('searchbox').count(), 0);
      await page.getByRole('button', { name: 'Chercher un document' }).press('Enter');
      await page.getByRole('dialog', { name: 'Chercher un document' }).waitFor();
    });
  });

  test('of ten thousand stopped documents is read page by page', async () => {
    await inScene(sceneOf('stop-list-pages'), {}, async (page, double) => {
      const asked = double.requests.map(({ name }) => name).filter((name) => name.includes('stop-list?'));
      assert.deepEqual(asked, ['GET /v1/admin/stop-list?page=1', 'GET /v1/admin/stop-list?page=2']);
      assert.ok((await page.getByRole('row').count()) < 110);
      await page.getByText(/^10\s000\sdocuments$/).waitFor();
    });
  });

  test('of devices marks the one that somebody has a copy of, and says what to do', async () => {
    await inScene(sceneOf('devices'), {}, async (page) => {
      const row = page.getByRole('row', { name: /Deux machines sous ce nom/ });
      await row.getByText(/Allez voir l’appareil/).waitFor();
    });
  });

  test('of what has not come back names each visit', async () => {
    await inScene(sceneOf('not-back'), {}, async (page) => {
      const row = page.getByRole('row', { name: /^V\. B\. 6 impasse du Lavoir.*Pas revenue/ });
      await row.getByText('Nadège Fontaine').waitFor();
    });
  });

  test('that cannot be read says why, and is read again at one press', async () => {
    let tries = 0;
    const offices = () =>
      tries++ === 0
        ? [409, { problem: 'unexpected', text: '', fields: [] }]
        : [200, [{ id: 'o1', name: 'Valbrune Centre', locality: 'Valbrune', zone: 'Europe/Paris' }]];
    const act = (page) => page.getByRole('alert').waitFor();
    await inScene({ ...sceneOf('offices', { 'GET /v1/admin/offices': offices }), act }, {}, async (page) => {
      await page.getByRole('button', { name: 'Réessayer' }).press('Enter');
      await page.getByRole('rowheader', { name: 'Valbrune Centre' }).waitFor();
      assert.equal(await page.getByRole('alert').count(), 0);
    });
  });
});

describe('roles', () => {
  test('show what they may do and nothing else', async () => {
    const pages = async (name) => {
      let found;
      await inScene(sceneOf(name), {}, async (page) => {
        found = await page.getByRole('navigation').getByRole('link').allTextContents();
      });
      return found;
    };
    assert.deepEqual(await pages('day'), ['Journée', 'Semaine', 'Liste', 'À placer', 'Pas encore revenues']);
    assert.deepEqual(await pages('reviewer'), ['Quarantaine']);
    assert.ok((await pages('offices')).includes('Documents arrêtés'));
  });
});

describe('the page', () => {
  const WIDTHS = [1024, 640];
  for (const name of [
    'day',
    'move',
    'visits',
    'week',
    'plan',
    'agents',
    'documents',
    'quarantine',
    'sign-in',
    'account',
    'acts',
    'factor-first-code',
  ]) {
    test(`${name}: fits ${WIDTHS.join(' and ')} pixels without scrolling sideways`, async () => {
      for (const width of WIDTHS) {
        await inScene(sceneOf(name), { size: { width, height: 800 } }, async (page) => {
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(over <= 0, `${over} pixels too wide at ${width}`);
        });
      }
    });
  }

  test('fits 320 pixels, which is 1280 at 400 % (WCAG 2.2, 1.4.10)', async () => {
    for (const name of ['sign-in', 'day', 'agents', 'plan', 'acts', 'account', 'factor-first-code']) {
      await inScene(sceneOf(name), { size: { width: 320, height: 640 } }, async (page) => {
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${name}: ${over} pixels too wide`);
      });
    }
  });

  test('turns to English, and its title with it', async () => {
    await inScene(sceneOf('offices'), {}, async (page) => {
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('heading', { name: 'Offices' }).waitFor();
      assert.match(await page.title(), /^Offices – Vis-à-vis console$/);
    });
  });
});
