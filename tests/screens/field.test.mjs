// The carrier's window in a real browser: taps counted, answers saved before the next screen, the same field after
// a kill, large targets, narrow screens and large text.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startBrowser } from './browser.mjs';
import { hasFocus, playScene } from './play.mjs';
import { noted } from './scenes/catalogue.mjs';
import { FIELD } from './scenes/field.mjs';
import { CASE, MORNING, STEPS, withCase } from './scenes/field-cast.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const sceneOf = (name) => FIELD.find((scene) => scene.name === name);
const tap = (page, name) => page.getByRole('button', { name, exact: true }).click();
const title = (page, name) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

/**
 * A device that remembers what is noted and moves on: each answer is a function of the request and of what is shown,
 * and gives what is shown next, or a refusal with what is shown after it as `shown`. Gives every request, in order.
 */
async function alive(page, snapshot, answers = {}) {
  const requests = [];
  let shown = snapshot;
  const gestures = {
    note: ({ texts, focus }) => ({
      ...shown,
      case: noted(shown.case, texts),
      entries: { ...shown.entries, ...texts },
      focus,
    }),
    ...answers,
  };
  await page.route('**/gesture/*', async (route) => {
    const name = route.request().url().split('/').at(-1);
    const body = JSON.parse(route.request().postData() || '{}');
    if (name !== 'snapshot' && name !== 'touch') requests.push({ name, body });
    const answer = gestures[name]?.(body, shown) ?? shown;
    if ('problem' in answer) {
      const { shown: next = shown, ...refusal } = answer;
      shown = next;
      return route.fulfill({ status: 409, json: refusal });
    }
    shown = answer;
    await route.fulfill({ json: answer });
  });
  // As after a kill: the page begins with what the device gives back.
  await page.reload();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return { requests, names: () => requests.map(({ name }) => name) };
}

const inAlive = (snapshot, answers, look, options = {}) =>
  playScene(browser, { window: 'field', snapshot }, options, async (page) =>
    look(page, await alive(page, snapshot, answers)),
  );

const sealed = (kind) => ({
  ...MORNING,
  round: {
    ...MORNING.round,
    visits: MORNING.round.visits.map((visit) => (visit.number === 5 ? { ...visit, sealedAs: kind } : visit)),
  },
});

describe('at the door', () => {
  test('nobody home is recorded in two taps, and the list says so', async () => {
    await inAlive(MORNING, { 'nobody-home': () => sealed(2) }, async (page, { requests }) => {
      await tap(page, 'Ouvrir la visite 5');
      await title(page, '12 rue des Tilleuls');
      await tap(page, 'Personne n’ouvre');
      await tap(page, 'Confirmer');
      await page.getByText('Visite 5 : absent, avis laissé.').waitFor();
      assert.deepEqual(requests, [{ name: 'nobody-home', body: { enrolment: 'e5' } }]);
      await page.getByRole('button', { name: 'Ouvrir la visite 6' }).waitFor();
    });
  });

  test('letters spread over the boxes are sent as one code, and a wrong group has the focus', async () => {
    const wrong = { problem: 'voucher-letter-wrong', field: 'group-3' };
    await inAlive(MORNING, { 'open-case': () => wrong }, async (page, { requests }) => {
      await tap(page, 'Ouvrir la visite 5');
      await tap(page, 'Taper les lettres');
      await page.keyboard.type('bcdfghjklnprstvx');
      await page.keyboard.press('Enter');
      await page.getByText('Une lettre du groupe 3 ne va pas.').waitFor();
      assert.deepEqual(requests.at(-1), {
        name: 'open-case',
        body: { shown: { typed: 'BCDFGHJKLNPRSTVX' }, visit: 'e5' },
      });
      await page.waitForFunction(() => document.activeElement?.value === 'LNPR');
      assert.equal(await page.getByLabel('Groupe 4').inputValue(), 'STVX');
    });
  });
});

describe('a check', () => {
  test('saves each answer before the next screen, and gives all of them together', async () => {
    const next = () => withCase(STEPS.face);
    await inAlive(
      withCase(STEPS.features),
      { 'answer-features': next },
      async (page, { requests, names }) => {
        await tap(page, 'Vu');
        await title(page, 'Regardez à travers.');
        assert.deepEqual(requests[0].body.texts, { 'feature-1': 'seen' });
        await tap(page, 'Impossible à dire');
        await title(page, 'Touchez.');
        await page.reload();
        await title(page, 'Touchez.');
        await tap(page, 'Non senti');
        await title(page, 'Relisez vos réponses.');
        await tap(page, 'Continuer');
        await title(page, 'Comparez le visage.');
        assert.deepEqual(requests.at(-1).body.answers, [
          [1, 'seen'],
          [4, 'unclear'],
          [7, 'not-seen'],
        ]);
        assert.equal(names().filter((name) => name === 'answer-features').length, 1);
      },
    );
  });

  test('comes back to the same field with the same text', async () => {
    await inAlive(withCase(STEPS.fields), {}, async (page) => {
      await page.getByLabel('Fin du numéro').fill('417');
      await tap(page, 'Continuer');
      await page.getByLabel('Fin de validité').fill('1901');
      await page.waitForTimeout(200);
      await page.reload();
      const field = page.getByLabel('Fin de validité');
      await field.waitFor();
      assert.equal(await field.inputValue(), '1901');
      await hasFocus(field);
    });
  });

  test('shows what differs with its two ways out, and corrects only that', async () => {
    const answers = {
      'type-fields': ({ numberEnd }, shown) =>
        numberEnd === '417'
          ? withCase(STEPS.printed)
          : { problem: 'fields-differ', shown: { ...shown, case: STEPS.differ } },
    };
    await inAlive(withCase(STEPS.fields), answers, async (page, { names, requests }) => {
      await page.getByLabel('Fin du numéro').fill('471');
      await page.keyboard.press('Enter');
      await page.getByLabel('Fin de validité').fill('19012031');
      await page.keyboard.press('Enter');
      await title(page, 'La saisie et la bande diffèrent.');
      await page.getByText('417', { exact: true }).waitFor();
      await tap(page, 'Corriger ma saisie');
      assert.equal(await page.getByLabel('Fin du numéro').inputValue(), '471');
      await page.getByLabel('Fin du numéro').fill('417');
      await page.keyboard.press('Enter');
      await title(page, 'Comparez le nom.');
      assert.equal(names().filter((name) => name === 'type-fields').length, 2);
      assert.deepEqual(requests.findLast(({ name }) => name === 'type-fields').body, {
        numberEnd: '417',
        expiry: '19012031',
        issued: null,
      });
    });
  });

  test('goes on when the document really says so', async () => {
    await inAlive(withCase(STEPS.differ, { 'number-end': '471', expiry: '19012031' }), {}, async (page) => {
      await tap(page, 'Le document dit bien cela');
      await title(page, 'Comparez le nom.');
    });
  });

  test('asks for the original and presumes nothing', async () => {
    const answers = { 'read-document': () => ({ problem: 'reader-away' }) };
    await inAlive(withCase(CASE), answers, async (page, { requests }) => {
      await tap(page, 'Copie ou écran');
      await tap(page, 'Continuer sans l’original');
      await tap(page, 'Lire le document');
      await page.getByRole('alert').getByText('tapez les lignes').waitFor();
      assert.deepEqual(requests.at(-1).body, { lines: null, originalInHand: false });
      await tap(page, 'Taper les lignes');
      await title(page, 'Combien de lignes ?');
    });
  });

  test('is paused, and left only with a reason', async () => {
    const answers = { abandon: () => sealed(3) };
    await inAlive(withCase(STEPS.face), answers, async (page, { names, requests }) => {
      await tap(page, 'Interrompre');
      await tap(page, 'Interrompre et enregistrer');
      await page.getByText('Choisissez un motif pour interrompre.').waitFor();
      assert.ok(!names().includes('abandon'));
      await page.getByRole('radio', { name: 'Panne de l’appareil' }).press('Space');
      await tap(page, 'Interrompre et enregistrer');
      await title(page, 'Enregistré.');
      assert.deepEqual(requests.at(-1).body, { reason: 'technical', fraud: false, duress: false });
    });
    await inAlive(withCase(STEPS.face), { park: () => MORNING }, async (page, { names }) => {
      await tap(page, 'Pause');
      await page.getByRole('button', { name: 'Ouvrir la visite 5' }).waitFor();
      assert.deepEqual(names().slice(-1), ['park']);
    });
  });

  test('carries the discreet note to the end', async () => {
    const answers = { conclude: () => sealed(1) };
    await inAlive(withCase(STEPS.conclusion), answers, async (page, { requests }) => {
      await tap(page, 'Note au registre');
      await page.getByRole('checkbox', { name: 'À relire : circonstances' }).press('Space');
      await tap(page, 'Fermer');
      await tap(page, 'Enregistrer le contrôle');
      await title(page, 'Enregistré.');
      assert.deepEqual(requests.at(-1), { name: 'conclude', body: { fraud: false, duress: true } });
    });
  });

  test('tells nobody the outcome of the comparison', async () => {
    await inAlive(
      withCase(STEPS.face, { face: 'different' }),
      {
        compare: () => withCase(STEPS.conclusion),
        conclude: () => sealed(1),
      },
      async (page) => {
        await tap(page, 'Continuer');
        await title(page, 'Terminez le contrôle.');
        assert.equal(await page.getByText('Autre personne').count(), 0);
        await tap(page, 'Enregistrer le contrôle');
        await title(page, 'Enregistré.');
        assert.equal(await page.locator('[data-state=received]').count(), 0);
      },
    );
  });
});

describe('the hours of a visit', () => {
  test('are those of its address, whatever the phone says', async () => {
    const scene = sceneOf('hand-in-missing');
    const round = { ...scene.snapshot.round };
    round.visits = round.visits.map((visit) => ({ ...visit, zone: 'Indian/Reunion' }));
    await playScene(browser, { ...scene, snapshot: { ...scene.snapshot, round } }, {}, async (page) => {
      await page.getByText('Visite 7, 18 h – 20 h : rien n’est enregistré.').waitFor();
    });
  });
});

describe('the way home', () => {
  test('sends now, and names what is missing', async () => {
    const scene = sceneOf('hand-in-missing');
    await playScene(browser, scene, {}, async (page, double) => {
      await page.getByText('Visite 7, 14 h – 16 h : rien n’est enregistré.').waitFor();
      await page.getByText('1 mis de côté par le registre.').waitFor();
      await tap(page, 'Envoyer maintenant');
      await page.getByRole('button', { name: 'Envoyer maintenant' }).waitFor();
      assert.deepEqual(
        double.requests.map(({ name }) => name),
        ['deliver'],
      );
    });
  });
});

/** In the page: controls under 48 pixels, what is wider than the screen. */
function measured() {
  const shown = (element) => element.offsetParent !== null && element.getClientRects().length > 0;
  const controls = [...document.querySelectorAll('button, a[href], input, textarea')].filter(shown);
  const small = controls
    // A radio's or box's own input is hidden: its card is the target.
    .map((element) => (element.closest('label.choice') ?? element).getBoundingClientRect().height)
    .filter((height) => height < 47.5);
  return { small, over: document.documentElement.scrollWidth - innerWidth };
}

// Two at a time: some wait for what is said aloud to be gone.
describe('every screen', { concurrency: 2 }, () => {
  for (const scene of FIELD) {
    test(`${scene.name}: targets of 48 pixels, 320 pixels wide, text twice as large`, async () => {
      await playScene(browser, scene, { size: { width: 320, height: 640 } }, async (page) => {
        assert.deepEqual(await page.evaluate(measured), { small: [], over: 0 });
        await page.setViewportSize({ width: 390, height: 844 });
        // As the system's own setting would: every size is in rem.
        await page.evaluate(() => {
          document.documentElement.style.fontSize = '200%';
        });
        assert.equal((await page.evaluate(measured)).over, 0);
      });
    });
  }
});
