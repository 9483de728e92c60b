// The console's second factor and its second person, in a real browser: with an authenticator that Chromium plays, with
// the keyboard, and what is sent to the server.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openScene, startBrowser } from './browser.mjs';
import { startDouble } from './double.mjs';
import { hasFocus, playScene } from './play.mjs';
import { MANAGER } from './scenes/manager.mjs';
import { factors, half, toUse, WAITS } from './scenes/manager-acts.mjs';
import { me } from './scenes/manager-cast.mjs';

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
const asked = (double, name) => double.requests.filter((request) => request.name === name);
const bodies = (double, name) => asked(double, name).map(({ body }) => body);
const OUT = [401, { problem: 'sign-in-first', text: '', fields: [] }];
const HALF = [401, { problem: 'factor-first', text: '', fields: [] }];
const press = (page, name) => page.getByRole('button', { name }).press('Enter');

describe('after the password', () => {
  test('six digits are pasted as the app shows them, and the page that was asked for opens', async () => {
    const scene = sceneOf('prove-code', { 'GET /v1/me': OUT }, { act: undefined });
    await inScene({ ...scene, path: '/console/day/2026-11-24' }, async (page, double) => {
      await page.getByLabel('Identifiant').fill('h.castaing');
      await page.getByLabel('Mot de passe').fill('une suite de mots');
      await page.keyboard.press('Enter');
      const code = page.getByLabel('Code à six chiffres');
      await hasFocus(code);
      assert.equal(await code.getAttribute('autocomplete'), 'one-time-code');
      assert.equal(await code.getAttribute('inputmode'), 'numeric');
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.evaluate(() => navigator.clipboard.writeText('123 456'));
      await page.keyboard.press('Control+V');
      assert.equal(await code.inputValue(), '123456');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Mardi 24 novembre' }).waitFor();
      assert.deepEqual(bodies(double, 'POST /v1/sign-in/code'), [{ code: '123456' }]);
      assert.equal(new URL(page.url()).pathname, '/console/day/2026-11-24');
    });
  });

  test('a wrong code is told at its field, which is emptied and has the focus', async () => {
    await inScene(sceneOf('prove-code-wrong'), async (page) => {
      const code = page.getByLabel('Code à six chiffres');
      await hasFocus(code);
      assert.equal(await code.inputValue(), '');
      await page.getByText('Cela ne le prouve pas.').waitFor();
    });
  });

  test('nothing but the factor is asked of the server, and whoever is not meant leaves', async () => {
    await inScene(sceneOf('prove-code'), async (page, double) => {
      assert.deepEqual(
        double.requests.map(({ name }) => name),
        ['GET /v1/me', 'GET /v1/me/factors'],
      );
      await press(page, 'Ce n’est pas vous');
      await page.getByRole('heading', { name: 'Ouvrez votre session.' }).waitFor();
      assert.equal(asked(double, 'POST /v1/sign-out').length, 1);
    });
  });

  test('a half session that has ended asks for the password again', async () => {
    await inScene(sceneOf('prove-code', { 'POST /v1/sign-in/code': OUT }), async (page) => {
      await page.getByLabel('Code à six chiffres').fill('123456');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Ouvrez votre session.' }).waitFor();
    });
  });

  test('over a page, password and digits are asked for in turn, and the gesture goes on', async () => {
    let isIn = false;
    const add = () => (isIn ? [201, { id: 'o9' }] : OUT);
    const prove = () => {
      isIn = true;
      return { account: me.administrator, token: null };
    };
    const server = { 'POST /v1/admin/offices': add, 'POST /v1/sign-in/code': prove };
    await inScene(sceneOf('session-over-factor', server), async (page, double) => {
      await hasFocus(page.locator('.digits'));
      await page.keyboard.type('123456');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').first().waitFor({ state: 'detached' });
      assert.equal(bodies(double, 'POST /v1/admin/offices').at(-1).name, 'Rive gauche');
    });
  });

  test('over a page whose session waits for its factor, the password is not asked for again', async () => {
    const server = { ...half(me.administrator, factors('code')), 'GET /v1/me': me.administrator };
    const offices = sceneOf('offices', { ...server, 'GET /v1/admin/agents': HALF }, { act: undefined });
    await inScene({ ...offices, path: '/console/agents' }, async (page) => {
      await page.getByRole('dialog', { name: 'Prouvez que c’est vous.' }).waitFor();
      await hasFocus(page.locator('.digits'));
      assert.equal(await page.locator('input[type=password]').count(), 0);
    });
  });
});

/** A page at a name, as passkeys want it, with an authenticator that says yes. */
async function withAuthenticator(scene, look) {
  const double = await startDouble(scene);
  try {
    const address = double.address.replace('127.0.0.1', 'localhost');
    const { page, errors, close } = await openScene(browser, address, { ...scene, act: undefined });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await look(page, double, { devtools, authenticatorId });
    assert.deepEqual(errors, []);
    await close();
  } finally {
    await double.stop();
  }
}

const clientDataOf = (credential) =>
  JSON.parse(Buffer.from(credential.response.clientDataJSON, 'base64url').toString());

describe('a passkey', () => {
  test('is made by the browser, then used by it: the server is sent both as JSON', async () => {
    let made;
    const server = {
      'POST /v1/me/factors/passkey': ({ credential }) => {
        made = credential;
        return { account: { ...me.manager, proven: true }, token: null };
      },
      'GET /v1/me/factors': () => (made ? factors('passkey') : factors()),
      'GET /v1/me': () => ({ ...me.manager, proven: false }),
      'POST /v1/sign-in/passkey/start': () => toUse([made.id]),
      'POST /v1/sign-in/passkey': { account: me.manager, token: null },
    };
    const scene = { ...sceneOf('factor-first', server), path: '/console/account' };
    await withAuthenticator(scene, async (page, double, { devtools, authenticatorId }) => {
      await page.getByRole('radio', { name: /^Clé d’accès/ }).press('Space');
      await press(page, 'Continuer');
      await page.getByLabel('Comment l’appeler').fill('Poste de l’accueil');
      await press(page, 'Créer la clé d’accès');
      await page.getByRole('heading', { name: 'Votre compte' }).waitFor();
      const [added] = bodies(double, 'POST /v1/me/factors/passkey');
      assert.equal(added.label, 'Poste de l’accueil');
      assert.equal(added.credential.type, 'public-key');
      assert.ok(added.credential.response.attestationObject.length > 100);
      assert.equal(clientDataOf(added.credential).type, 'webauthn.create');
      assert.equal(clientDataOf(added.credential).origin, new URL(page.url()).origin);
      const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId });
      assert.equal(credentials.length, 1);

      await page.reload();
      await press(page, 'Utiliser ma clé d’accès');
      await page.getByRole('heading', { name: 'Votre compte' }).waitFor();
      const [{ credential }] = bodies(double, 'POST /v1/sign-in/passkey');
      assert.equal(credential.id, made.id);
      assert.equal(clientDataOf(credential).type, 'webauthn.get');
      assert.ok(credential.response.signature && credential.response.authenticatorData);
      const signed = Buffer.from(credential.response.authenticatorData, 'base64url');
      // Present and verified: bits 0 and 2.
      assert.equal(signed[32] & 0b101, 0b101);
    });
  });

  test('that the browser does not give is told, and the digits are one press away', async () => {
    const scene = sceneOf('prove-passkey');
    await withAuthenticator(scene, async (page, double, { devtools, authenticatorId }) => {
      await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
      await press(page, 'Utiliser ma clé d’accès');
      await page.getByText('Le navigateur n’a pas donné de clé d’accès').waitFor();
      assert.equal(asked(double, 'POST /v1/sign-in/passkey').length, 0);
      await press(page, 'Prendre plutôt les six chiffres');
      await hasFocus(page.getByLabel('Code à six chiffres'));
    });
  });

  test('is not offered by a server whose address is no name', async () => {
    const its = { ...factors(), passkeys: false };
    const scene = sceneOf('factor-first', { 'GET /v1/me/factors': its }, { act: undefined });
    await inScene(scene, async (page) => {
      await page.getByRole('heading', { name: 'Ajoutez une application.' }).waitFor();
      await hasFocus(page.getByLabel('Code à six chiffres'));
      assert.equal(await page.getByRole('button', { name: 'Choisir un autre moyen' }).count(), 0);
    });
  });
});

describe('an app', () => {
  test('has its secret as a picture that is drawn and as letters, and in no address', async () => {
    await inScene(sceneOf('factor-first-code'), async (page, double) => {
      const picture = page.getByRole('img', { name: 'Image à viser avec l’application' });
      assert.ok(await picture.evaluate((image) => image.decode().then(() => image.naturalWidth > 0)));
      await page.getByText('JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP').waitFor();
      await page.keyboard.type('123456');
      await page.keyboard.press('Enter');
      await page.getByRole('navigation').waitFor();
      assert.deepEqual(bodies(double, 'POST /v1/me/factors/code'), [
        { label: 'Application à six chiffres', code: '123456' },
      ]);
      assert.ok(double.requests.every(({ name }) => !/JBSW|123456/.test(name)));
      assert.doesNotMatch(page.url(), /JBSW|123456/);
    });
  });
});

describe('the account', () => {
  test('loses a factor that is named, and says so', async () => {
    await inScene(sceneOf('account-factor-remove'), async (page, double) => {
      await press(page, 'Retirer ce moyen');
      await page.getByRole('status').filter({ hasText: 'Moyen retiré.' }).waitFor();
      assert.deepEqual(bodies(double, 'POST /v1/me/factors/f2/remove'), [{}]);
    });
  });

  test('keeps its last one, and says why', async () => {
    await inScene(sceneOf('account-one-factor'), async (page, double) => {
      await press(page, 'Retirer… de Poste de l’accueil');
      assert.equal(await page.getByRole('dialog').count(), 0);
      await page.getByText('C’est votre dernier moyen').first().waitFor();
      assert.equal(double.requests.filter(({ name }) => name.startsWith('POST')).length, 0);
    });
  });

  test('gains another one in a sheet, which gives the focus back', async () => {
    const server = { 'POST /v1/me/factors/code': { account: me.manager, token: null } };
    await inScene(sceneOf('account-factor-app', server), async (page, double) => {
      await hasFocus(page.locator('.digits'));
      await page.keyboard.type('654321');
      await page.keyboard.press('Enter');
      await page.getByRole('status').filter({ hasText: 'Moyen ajouté.' }).waitFor();
      assert.equal(asked(double, 'GET /v1/me/factors').length, 2);
      await page.waitForFunction(() => document.activeElement !== document.body);
    });
  });

  test('of somebody with an office names it', async () => {
    await inScene(sceneOf('account-office'), async (page) => {
      await page.getByRole('banner').getByText('Valbrune Centre').waitFor();
      await page.getByRole('definition').getByText('Valbrune Centre').waitFor();
    });
  });
});

describe('two people', () => {
  test('what waits is counted in the bar on every page, and read out', async () => {
    const { server } = sceneOf('acts');
    await inScene(
      sceneOf('offices', { 'GET /v1/admin/acts': server['GET /v1/admin/acts'] }),
      async (page) => {
        const link = page.getByRole('navigation').getByRole('link', { name: /^Validations/ });
        await link.locator('.tally').waitFor();
        assert.equal((await link.textContent()).trim(), 'Validations4, 4 attendent votre réponse');
      },
    );
  });

  test('the other one confirms with the keyboard, and hands its letters over', async () => {
    await inScene(sceneOf('acts'), async (page, double) => {
      await press(page, 'Confirmer… Nouveau code pour Loïc Pennec');
      const dialog = page.getByRole('dialog', { name: 'Confirmer' });
      await dialog.getByText('Proposé par Claire Morvan').waitFor();
      await dialog.getByText('c’est vous qui les remettez').waitFor();
      assert.deepEqual(bodies(double, 'POST /v1/admin/acts/t3/decide'), []);
      await press(page, /^Confirmer$/);
      const shown = page.getByRole('dialog', { name: 'Code de Loïc Pennec' });
      await shown.getByText('XBCD').waitFor();
      assert.deepEqual(bodies(double, 'POST /v1/admin/acts/t3/decide'), [{ outcome: 'confirmed' }]);
      assert.ok(asked(double, 'GET /v1/admin/acts').length > 1);
      await page.keyboard.press('Escape');
      await shown.waitFor({ state: 'detached' });
      assert.equal(await page.getByText('XBCD').count(), 0);
    });
  });

  test('nobody confirms what they proposed themselves: they withdraw it, and why is said', async () => {
    await inScene(sceneOf('acts'), async (page, double) => {
      const own = page.getByRole('listitem').filter({ hasText: 'Nouvel agent : Hugo Vasseur' });
      assert.deepEqual(await own.getByRole('button').allTextContents(), [
        'Retirer… Nouvel agent\u00a0: Hugo Vasseur',
      ]);
      await own.getByText('Quelqu’un d’autre le confirme').waitFor();
      await own.getByRole('button').press('Enter');
      await press(page, /^Retirer$/);
      await page.getByRole('status').filter({ hasText: 'Proposition retirée.' }).waitFor();
      assert.deepEqual(bodies(double, 'POST /v1/admin/acts/t4/decide'), [{ outcome: 'withdrawn' }]);
    });
  });

  test('exactly what will hold is said: the models by name, those that go, and the days', async () => {
    await inScene(sceneOf('acts-confirm-policy'), async (page) => {
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Passeport français · Passeport d’un autre pays').waitFor();
      await dialog.getByText('Titre de séjour français').waitFor();
      await dialog.getByText('45, au lieu de 30').waitFor();
    });
  });

  test('what was done at once is only seen, and one’s own not even that', async () => {
    await inScene(sceneOf('acts'), async (page, double) => {
      assert.equal(await page.getByRole('button', { name: /Baptiste Charrel/ }).count(), 0);
      await press(page, 'Vu… Appareil retiré : Téléphone T09');
      await press(page, 'C’est vu');
      await page.getByRole('status').filter({ hasText: 'Inscrit comme vu.' }).waitFor();
      assert.deepEqual(bodies(double, 'POST /v1/admin/acts/t5/decide'), [{ outcome: 'confirmed' }]);
    });
  });

  test('an act that was decided takes its button with it: the title has the focus', async () => {
    let reads = 0;
    const all = sceneOf('acts').server['GET /v1/admin/acts'];
    const left = { ...all, waiting: all.waiting.filter(({ id }) => id !== 't1') };
    await inScene(
      sceneOf('acts', { 'GET /v1/admin/acts': () => (reads++ === 0 ? all : left) }),
      async (page) => {
        await press(page, /^Refuser… Documents/);
        await press(page, /^Refuser$/);
        await page.getByRole('status').filter({ hasText: 'Refusé.' }).waitFor();
        await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
      },
    );
  });

  test('what is proposed says so before and after, and leads to where it is confirmed', async () => {
    const scene = sceneOf('propose', { 'POST /v1/admin/agents/a1/code': WAITS });
    await inScene(scene, async (page) => {
      await page.getByRole('dialog').getByText('Une autre personne le confirmera.').waitFor();
      await press(page, /^Proposer$/);
      const told = page.getByRole('dialog', { name: 'C’est proposé.' });
      await told.getByText('Rien ne change encore.').waitFor();
      await told.getByRole('link', { name: 'Voir les validations' }).press('Enter');
      await page.getByRole('heading', { name: 'Validations' }).waitFor();
      await told.waitFor({ state: 'detached' });
    });
  });

  test('who proposes an agent’s code is shown how it begins, and who confirms it how it ends', async () => {
    const proposed = [202, { ...WAITS[1], first_letters: 'BCDF GHJK' }];
    const letters = async (told) => {
      await told.locator('.told-letters span').first().waitFor();
      return told.locator('.told-letters span').allTextContents();
    };
    const scene = sceneOf('propose', { 'POST /v1/admin/agents/a1/code': proposed });
    await inScene(scene, async (page) => {
      await press(page, /^Proposer$/);
      const told = page.getByRole('dialog', { name: 'C’est proposé.' });
      await told.getByText('Le code commencera par ces huit lettres.').waitFor();
      assert.deepEqual(await letters(told), ['BCDF', 'GHJK']);
    });
    await inScene(sceneOf('acts-code'), async (page) => {
      const told = page.getByRole('dialog', { name: 'Code de Loïc Pennec' });
      await told.getByText('Ce sont les huit dernières lettres').waitFor();
      assert.deepEqual(await letters(told), ['RSTV', 'XBCD']);
    });
  });

  test('with one administrator the page says that nobody else looks', async () => {
    await inScene(sceneOf('acts-two-eyes'), async (page) => {
      await page.getByText('sans second regard').waitFor();
      await page.getByRole('link', { name: 'Ouvrir l’équipe' }).waitFor();
    });
    await inScene(sceneOf('acts-alone'), async (page) => {
      await page.getByText('sync-server administrator create').waitFor();
    });
  });
});

describe('the staff', () => {
  test('somebody new has a role and an office, and a link in place of a password', async () => {
    await inScene(sceneOf('staff-add'), async (page, double) => {
      const dialog = page.getByRole('dialog');
      assert.equal(await dialog.locator('input[type=password]').count(), 0);
      await dialog.getByLabel('Nom').fill('Yann Guével');
      await dialog.getByLabel('Identifiant').fill('y.guevel');
      await dialog.getByRole('combobox', { name: 'Bureau' }).selectOption('o2');
      await press(page, /^Ajouter$/);
      const shown = page.getByRole('dialog', { name: 'Lien de Yann Guével' });
      await shown.locator('.link').waitFor();
      assert.deepEqual(bodies(double, 'POST /v1/admin/staff'), [
        { login: 'y.guevel', name: 'Yann Guével', role: 'manager', office: 'o2' },
      ]);
    });
  });

  test('who proposes a link is shown its code, and who confirms it the link alone', async () => {
    const proposed = [202, { ...WAITS[1], link_code: 'BCDF GHJK LNPR' }];
    const scene = sceneOf('staff-reset', { 'POST /v1/admin/staff/c.morvan/reset': proposed });
    await inScene(scene, async (page) => {
      await page.getByRole('radio').first().press('Space');
      await page.locator('.dialog .btn-primary').press('Enter');
      const told = page.getByRole('dialog', { name: 'C’est proposé.' });
      // Asking for all of them waits for none.
      await told.locator('.told-letters span').first().waitFor();
      assert.deepEqual(await told.locator('.told-letters span').allTextContents(), ['BCDF', 'GHJK', 'LNPR']);
    });
    await inScene(sceneOf('acts-confirm-link'), async (page) => {
      await page.locator('.dialog .btn-primary').press('Enter');
      await page.locator('.link').waitFor();
      assert.equal(await page.locator('.told-letters').count(), 0);
    });
  });

  test('an administrator has no office to choose', async () => {
    await inScene(sceneOf('staff-add'), async (page, double) => {
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('radio', { name: /^Administration/ }).press('Space');
      assert.equal(await dialog.getByRole('combobox').count(), 0);
      await dialog.getByLabel('Nom').fill('Yann Guével');
      await dialog.getByLabel('Identifiant').fill('y.guevel');
      await press(page, /^Ajouter$/);
      await page.locator('.link').waitFor();
      assert.equal(bodies(double, 'POST /v1/admin/staff')[0].office, null);
    });
  });

  test('a reset asks what is lost: with a telephone the factors end too', async () => {
    for (const [lost, ends] of [
      [/^Son mot de passe/, false],
      [/^Son téléphone/, true],
    ]) {
      await inScene(sceneOf('staff-reset'), async (page, double) => {
        assert.equal(await page.getByRole('radio', { checked: true }).count(), 0);
        await page.getByRole('radio', { name: lost }).press('Space');
        await press(page, 'Montrer le lien');
        await page.locator('.link').waitFor();
        assert.deepEqual(bodies(double, 'POST /v1/admin/staff/c.morvan/reset'), [{ factors: ends }]);
      });
    }
  });

  test('an office is changed, to every office too', async () => {
    await inScene(sceneOf('staff-move'), async (page, double) => {
      await page
        .getByRole('dialog')
        .getByRole('combobox', { name: 'Bureau' })
        .selectOption({ label: 'Tous les bureaux' });
      await press(page, 'Changer le bureau');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      assert.deepEqual(bodies(double, 'POST /v1/admin/staff/h.castaing/office'), [{ office: null }]);
    });
  });

  test('who made a device’s code is told that somebody else compares its letters', async () => {
    await inScene(sceneOf('device-confirm-second'), async (page) => {
      await page.getByRole('alert').filter({ hasText: 'Un autre administrateur doit le faire' }).waitFor();
    });
  });
});
