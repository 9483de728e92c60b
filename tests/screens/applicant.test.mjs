// The applicant's forms in a real browser: the keyboard alone, what is kept and what is not, faults, a line that
// is away, small screens and large text, and their weight.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { startBrowser } from './browser.mjs';
import { hasFocus, playScene } from './play.mjs';
import { APPLICANT, ELISE, ID, leftAt, SERVER, WINDOWS } from './scenes/applicant.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

const inScene = (scene, look, options = {}) =>
  playScene(browser, { window: 'applicant', path: 'enrol', server: SERVER, ...scene }, options, look);
const titled = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();
const kept = (page) => page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
const submit = (page) => page.locator('form .btn-primary').click();
const names = (double) => double.requests.map((request) => request.name);

/** Presses Tab until a control has the focus; every stop on the way must show it. */
async function tabTo(page, what) {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const element = document.activeElement;
      return { id: element.id, text: element.textContent, ring: getComputedStyle(element).outlineWidth };
    });
    assert.equal(seen.ring, '3px', `no ring on ${seen.id || seen.text}`);
    if (seen.id === what || seen.text === what) return;
  }
  assert.fail(`${what} is not reached by the keyboard`);
}

const typeInto = async (page, what, text) => {
  await tabTo(page, what);
  await page.keyboard.type(text);
};

/** From the first page to the list of answers, with the keyboard. */
async function answerAll(page) {
  const { keyboard } = page;
  await tabTo(page, 'Commencer');
  await keyboard.press('Enter');
  await titled(page, 'Quels sont vos noms');
  await typeInto(page, 'birth-name', ELISE['birth-name']);
  await typeInto(page, 'given-names', ELISE['given-names']);
  await keyboard.press('Enter');
  await titled(page, 'Votre naissance');
  for (const box of ['day', 'month', 'year']) await typeInto(page, box, ELISE[box]);
  await tabTo(page, 'sex');
  await keyboard.press('Space');
  await keyboard.press('Enter');
  await titled(page, 'Quel est votre lieu de naissance');
  await tabTo(page, 'born');
  await keyboard.press('Space');
  await typeInto(page, 'commune', 'besanc');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await typeInto(page, 'nationality', 'F');
  await tabTo(page, 'Continuer');
  await keyboard.press('Enter');
  await titled(page, 'Quelle est votre adresse');
  for (const box of ['address-line', 'postcode', 'locality']) await typeInto(page, box, ELISE[box]);
  await keyboard.press('Enter');
  await titled(page, 'Comment vous joindre');
  for (const box of ['email', 'mobile']) await typeInto(page, box, ELISE[box]);
  await keyboard.press('Enter');
  await titled(page, 'Relisez vos réponses');
}

describe('without a mouse', () => {
  test('from the first page to the request’s own, at the counter', async () => {
    await inScene({}, async (page, double) => {
      await answerAll(page);
      await tabTo(page, 'Envoyer ma demande');
      await page.keyboard.press('Enter');
      await titled(page, 'Quel code');
      await typeInto(page, 'code', '123456');
      await page.keyboard.press('Enter');
      await titled(page, 'Où voulez-vous');
      assert.ok(!(await kept(page)).includes('Tournelle'), 'what was typed is forgotten once confirmed');
      await tabTo(page, 'way');
      await page.keyboard.press('Space');
      await page.keyboard.press('Enter');
      await page.waitForURL(`**/enrolments/${ID}`);
      const of = (name) => double.requests.find((request) => request.name === name)?.body;
      const { declaration, notice_version } = of('POST /v1/enrolments');
      assert.equal(notice_version, 1);
      assert.deepEqual(declaration, {
        birth_name: 'Tournelle',
        usage_name: null,
        given_names: 'Élise Ô Marguerite',
        birth_date: '1987-02-09',
        birth_place: '25056',
        birth_country: '99100',
        sex: 'female',
        nationality: 'FRA',
        address: {
          line: '3 place du Marché',
          complement: null,
          postcode: '39120',
          locality: 'Valbrune-sur-Orle',
          country: 'FRA',
        },
        email: 'elise.tournelle@exemple.fr',
        mobile: '06 12 34 56 78',
      });
      assert.deepEqual(of(`POST /v1/enrolments/${ID}/confirm`), { code: '123456' });
      assert.deepEqual(of(`POST /v1/enrolments/${ID}/route`), { route: 'counter' });
    });
  });

  test('a visit at home is chosen among the windows, each read out with its day', async () => {
    const scene = APPLICANT.find(({ name }) => name === 'way');
    await inScene(scene, async (page, double) => {
      await tabTo(page, 'way');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await titled(page, 'Quand le facteur');
      await page.getByRole('radio', { name: /jeudi 26\s+novembre,\s*14\s+h – 16\s+h/ }).waitFor();
      await tabTo(page, 'window');
      await page.keyboard.press('Space');
      await page.keyboard.press('Enter');
      await page.waitForURL(`**/enrolments/${ID}`);
      assert.deepEqual(double.requests.find(({ name }) => name.endsWith('/appointment')).body, {
        window: WINDOWS[0].id,
      });
    });
  });
});

describe('the way back from the windows', () => {
  test('leads to the choice of the way, by its button and by the browser’s own', async () => {
    await inScene(
      APPLICANT.find(({ name }) => name === 'way'),
      async (page) => {
        for (const goBack of [
          () => page.getByRole('button', { name: 'Retour' }).click(),
          () => page.goBack(),
        ]) {
          await tabTo(page, 'way');
          await page.keyboard.press('ArrowDown');
          await page.keyboard.press('Enter');
          await titled(page, 'Quand le facteur');
          await page.getByRole('radio').first().waitFor();
          await goBack();
          await titled(page, 'Où voulez-vous');
        }
      },
    );
  });
});

describe('where no window suits', () => {
  test('there are other ways on, and the way back to the windows', async () => {
    await inScene(
      APPLICANT.find(({ name }) => name === 'window-none-suits'),
      async (page) => {
        await titled(page, 'Aucun créneau ne vous convient');
        await page.getByRole('button', { name: 'Choisir le guichet' }).waitFor();
        await page.getByRole('button', { name: 'Retour' }).click();
        await titled(page, 'Quand le facteur');
        assert.equal(await page.getByRole('radio').count(), WINDOWS.length);
      },
    );
  });
});

describe('what is typed', () => {
  test('survives a reload and the browser’s own Back and Forward, and is in no address', async () => {
    await inScene({}, async (page) => {
      await submit(page);
      await page.getByLabel('Nom de naissance').fill('Tournelle');
      await page.reload();
      await titled(page, 'Quels sont vos noms');
      assert.equal(await page.getByLabel('Nom de naissance').inputValue(), 'Tournelle');
      await submit(page);
      await titled(page, 'Votre naissance');
      await page.goBack();
      await titled(page, 'Quels sont vos noms');
      assert.equal(await page.getByLabel('Nom de naissance').inputValue(), 'Tournelle');
      await page.goForward();
      await titled(page, 'Votre naissance');
      await page.getByRole('button', { name: 'Retour' }).click();
      await titled(page, 'Quels sont vos noms');
      assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, '/enrol');
      const lasting = await page.evaluate(() => JSON.stringify([{ ...localStorage }, history.state]));
      assert.ok(!lasting.includes('Tournelle'), lasting);
    });
  });

  test('goes when the applicant asks for it', async () => {
    await inScene(
      APPLICANT.find(({ name }) => name === 'address'),
      async (page) => {
        await page.getByRole('button', { name: 'Effacer mes réponses' }).click();
        await titled(page, 'Effacer vos réponses');
        await page.getByRole('button', { name: 'Effacer mes réponses' }).click();
        await titled(page, 'Demandez votre identité');
        assert.ok(!(await kept(page)).includes('Tournelle'));
      },
    );
  });

  test('is not lost when the server is away, and can be sent again', async () => {
    await inScene(
      APPLICANT.find(({ name }) => name === 'contact'),
      async (page, double) => {
        await leftAt(page, 'contact');
        await page.route('**/v1/**', (route) => route.abort());
        await submit(page);
        await page.getByRole('alert').filter({ hasText: 'Le serveur ne répond pas' }).waitFor();
        assert.equal(await page.getByLabel('Adresse électronique').inputValue(), ELISE.email);
        await page.unroute('**/v1/**');
        await submit(page);
        await titled(page, 'Relisez vos réponses');
        assert.deepEqual(names(double), ['POST /v1/enrolments/check']);
      },
    ).catch((thrown) => {
      // Chromium notes the line it could not open; nothing else may stand there.
      if (!/ERR_FAILED/.test(JSON.stringify(thrown.actual ?? ''))) throw thrown;
    });
  });
});

describe('a fault', () => {
  test('is told at its question, which takes the focus; the window’s title says so', async () => {
    await inScene(
      APPLICANT.find(({ name }) => name === 'birth-faults'),
      async (page) => {
        await hasFocus(page.locator('#day'));
        assert.match(await page.title(), /^À corriger\s: Votre naissance – Étape 2 sur 8/);
        await page
          .getByRole('group', { name: 'Sexe' })
          .getByText('Choisissez ce que porte votre document')
          .waitFor();
      },
    );
  });

  test('found at the end is summed up with the way to its page, and back', async () => {
    await inScene(
      APPLICANT.find(({ name }) => name === 'check-faults'),
      async (page, double) => {
        await hasFocus(page.locator('#summary, .summary'));
        await page.getByRole('button', { name: 'Un code postal a cinq chiffres' }).click();
        await titled(page, 'Quelle est votre adresse');
        await hasFocus(page.locator('#postcode'));
        await page.getByLabel('Code postal').fill('39120');
        await page.keyboard.press('Enter');
        await titled(page, 'Relisez vos réponses');
        assert.equal(names(double).at(-1), 'POST /v1/enrolments/check');
      },
    );
  });

  test('of age is told with the day it ends', async () => {
    const young = {
      problem: 'too-young',
      text: '',
      fields: [{ field: 'birth-date', problem: 'too-young', text: '' }],
    };
    const server = { ...SERVER, 'POST /v1/enrolments/check': () => [422, young] };
    await inScene({ server }, async (page) => {
      await leftAt(page, 'birth', { answers: { ...ELISE, day: '29', month: '2', year: '2012' } });
      await submit(page);
      await titled(page, 'Pas encore');
      await page.getByText(/vendredi 1er\s+mars 2030/).waitFor();
      await page.getByRole('button', { name: 'Corriger ma date' }).click();
      assert.equal(await page.getByLabel('Année').inputValue(), '2012');
    });
  });

  test('of a request that is gone leaves nothing that could still be sent', async () => {
    await inScene(
      APPLICANT.find(({ name }) => name === 'code-gone'),
      async (page) => {
        await titled(page, 'n’attend plus de code');
        assert.equal(await page.getByRole('textbox').count(), 0);
        assert.equal(await page.getByRole('button', { name: 'Envoyer un autre code' }).count(), 0);
        await page.getByRole('button', { name: 'Changer de numéro' }).waitFor();
        await submit(page);
        await titled(page, 'Relisez vos réponses');
      },
    );
  });

  test('of the code keeps the code page; one that was right already goes on', async () => {
    const answers = [
      [422, { problem: 'code-wrong' }],
      [409, { problem: 'not-in-this-state' }],
    ];
    const server = { ...SERVER, [`POST /v1/enrolments/${ID}/confirm`]: () => answers.shift() };
    await inScene({ server }, async (page, double) => {
      await leftAt(page, 'code', { opened: { id: ID, againAt: 0 } });
      await submit(page);
      await page.getByText('Saisissez les six chiffres').waitFor();
      assert.deepEqual(names(double), [], 'an empty code costs no try');
      await page.getByLabel('Code à six chiffres').fill('000000');
      await submit(page);
      await page.getByText('Ce n’est pas le code envoyé').waitFor();
      await hasFocus(page.locator('#code'));
      await page.getByRole('button', { name: 'Envoyer un autre code' }).click();
      await page.getByText('Un autre code vient de partir').waitFor();
      await page.getByText(/Vous pourrez demander un autre code à \d\d:\d\d/).waitFor();
      await submit(page);
      await titled(page, 'Où voulez-vous');
    });
  });
});

describe('the pages', () => {
  test('begin in the language that the browser asks for, as the server’s pages do', async () => {
    await inScene({ name: 'begin' }, async (page) => {
      await page.context().clearCookies();
      await page.addInitScript(() => {
        localStorage.removeItem('language');
        Object.defineProperty(navigator, 'languages', { get: () => ['de', 'en-GB', 'fr'] });
      });
      await page.reload();
      await titled(page, 'Apply for your digital identity');
    });
  });

  test('turn to English and back, and tell the server’s pages by a cookie', async () => {
    await inScene(
      APPLICANT.find(({ name }) => name === 'names'),
      async (page) => {
        await page.getByLabel('Nom de naissance').fill('Tournelle');
        await page.getByRole('button', { name: 'English' }).click();
        await titled(page, 'What are your names');
        assert.equal(await page.getByLabel('Name at birth').inputValue(), 'Tournelle');
        assert.match(await page.evaluate(() => document.cookie), /language=en/);
        await page.getByRole('button', { name: 'Français' }).click();
        await titled(page, 'Quels sont vos noms');
      },
    );
  });

  test('fit 320 pixels, and 200 % text, without scrolling sideways (WCAG 2.2, 1.4.4 and 1.4.10)', async () => {
    const over = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const fits = async (page, scene) => {
      assert.ok((await over(page)) <= 0, `${scene.name}, 320 pixels: ${await over(page)} too wide`);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
      assert.ok((await over(page)) <= 0, `${scene.name}, 200 %: ${await over(page)} too wide`);
    };
    const left = [...APPLICANT];
    const size = { width: 320, height: 640 };
    while (left.length > 0) {
      const some = left.splice(0, 4);
      await Promise.all(some.map((scene) => inScene(scene, (page) => fits(page, scene), { size })));
    }
  });

  test('weigh at most 90 kB at first, compressed', () => {
    const dist = join(import.meta.dirname, '../../ui/dist/applicant');
    const html = readFileSync(join(dist, 'index.html'), 'utf8');
    const asked = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => join(dist, path));
    const compressed = (bytes) => gzipSync(bytes, { level: 9 }).length;
    const sum = asked.reduce((sum, path) => sum + compressed(readFileSync(path)), compressed(html));
    assert.ok(asked.length >= 2 && sum <= 90_000, `${sum} bytes in ${asked.length} files`);
    const sheet = readFileSync(join(dist, 'assets/applicant.css'), 'utf8');
    assert.ok(!sheet.includes('font-face'), 'the typeface comes with the second page');
    assert.ok(readdirSync(join(dist, 'assets')).includes('typeface.css'));
  });
});
