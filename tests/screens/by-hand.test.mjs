// The demo, played by hand: the pages of clerk and carrier over real devices, a real server behind them, from the
// open session to the registry's receipt.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { startBrowser } from './browser.mjs';

// Evaluated, not added as a script: the page's content policy stays in force.
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ROOT = join(import.meta.dirname, '../..');
const PROGRAM = join(process.env.CARGO_TARGET_DIR ?? join(ROOT, 'target'), 'debug/story');
/** The machine may be building or testing other things meanwhile. */
const PATIENCE_MS = 60_000;
/** Fingers are slower than scanners: the window tells the two apart by it. */
const FINGERS = { delay: 80 };

/** Sets the demo's stage in a folder of its own: the story is played, then both places wait. */
async function setStage() {
  const folder = await mkdtemp(join(tmpdir(), 'stage-'));
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env;
  const story = spawn(PROGRAM, ['--keep', folder], { stdio: ['ignore', 'ignore', 'inherit'], env });
  const ended = new Promise((done) => story.once('exit', done).once('error', done));
  const deadline = Date.now() + PATIENCE_MS;
  let script = null;
  while (script === null && story.exitCode === null && Date.now() < deadline) {
    await pause(100);
    script = await readFile(join(folder, 'stage.json'), 'utf8').then(JSON.parse, () => null);
  }
  assert.ok(script, 'the stage was not set: is the story built?');
  return {
    ...script,
    folder,
    strike: async () => {
      story.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The code of the newest SMS to a mobile that brings somebody back. */
async function newestCode(folder, mobile) {
  const sms = join(folder, 'server/sms');
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await pause(100)) {
    const texts = await Promise.all((await readdir(sms)).map((name) => readFile(join(sms, name), 'utf8')));
    const found = texts.find((text) => text.startsWith(`To: ${mobile}`) && text.includes('retrouver'));
    if (found) return found.split('\n\n')[1].match(/\d{6}/)[0];
  }
  throw new Error('no SMS came');
}

describe('by hand', () => {
  let browser;
  let stage;
  before(async () => {
    [browser, stage] = await Promise.all([startBrowser(), setStage()]);
  });
  after(() => Promise.all([browser?.close(), stage?.strike()]));

  /** A page of the stage, its agent signed in. */
  async function signedIn(place, size) {
    const page = await (await browser.newContext({ viewport: size })).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(place.address);
    await page.getByRole('radio').first().press('Space');
    await page.getByLabel('Code PIN', { exact: true }).fill(stage.pin);
    await page.keyboard.press('Enter');
    return page;
  }

  const titled = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

  test('a clerk makes a whole check with the keyboard, in at most 25 presses, and it turns green', async () => {
    const { scanned, numberEnd, expiry } = stage.counter;
    const page = await signedIn(stage.counter, { width: 1280, height: 800 });
    await titled(page, /Présentez l’invitation/);
    await page.keyboard.type(scanned, { delay: 1 });
    await page.keyboard.press('Enter');
    await titled(page, 'Document');

    let presses = 0;
    const press = async (key) => {
      presses += 1;
      await pause(2 * FINGERS.delay);
      await page.keyboard.press(key);
      await pause(2 * FINGERS.delay);
    };
    const type = async (text) => {
      presses += 1;
      await page.keyboard.type(text, FINGERS);
    };
    const focused = (label) => page.getByLabel(label).and(page.locator(':focus')).waitFor();

    await press('o');
    await press('Enter');
    await focused('Fin du numéro');
    await press('F6');
    const seal = page.getByRole('region', { name: 'Cachet visible' });
    await seal.getByText('Vérifié', { exact: true }).waitFor();
    await focused('Fin du numéro');
    await type(numberEnd);
    await press('Enter');
    await focused('Expire le');
    await type(expiry.split('-').reverse().join(''));
    await press('Enter');
    for (const name of ['VAUBERT LAINE', 'SIDONIE FLORE', '05/09/1994']) {
      await page.getByText(`Le document porte-t-il bien ${name}`).waitFor();
      await press('Enter');
    }
    await titled(page, /Éléments de sécurité/);
    for (let at = 0; at < 3; at += 1) {
      const group = page
        .locator('fieldset, [role=radiogroup]')
        .filter({ has: page.locator(':focus') })
        .last();
      const isFelt = (await group.innerText()).includes('Senti');
      await press(isFelt ? 's' : 'v');
    }
    await titled(page, 'Visage');
    await press('1');
    await titled(page, /Conclure|Conclusion/);
    await press('Control+Enter');
    await page.getByText('Enregistré').first().waitFor();
    assert.ok(presses <= 25, `${presses} presses`);
    console.log(`      ${presses} presses`);
    // The receipt comes by itself: nobody asks for it.
    await page.keyboard.press('Enter');
    await page.locator('.table [data-state=received]').nth(1).waitFor();
  });

  test('a carrier prepares, checks at the door with one hand and hands in', async () => {
    const { numberEnd, expiry } = stage.field;
    const page = await signedIn(stage.field, { width: 390, height: 844 });
    const tap = (name) => page.getByRole('button', { name }).first().click();
    await tap(/^Préparer/);
    await tap(/^Préparer$/);
    await titled(page, 'La tournée est prête.');
    await tap('Voir la tournée');
    await tap(/^Ouvrir la visite/);
    await tap('Lire l’invitation');
    await titled(page, 'Demandez l’original.');
    await tap('Original en main');
    await tap('Lire le document');
    await page.getByLabel('Fin du numéro').fill(numberEnd);
    await tap('Continuer');
    await page.getByLabel('Fin de validité').fill(expiry.split('-').reverse().join(''));
    await tap('Continuer');
    for (const name of ['Comparez le nom.', 'Comparez les prénoms.', 'Comparez la date de naissance.']) {
      await titled(page, name);
      await tap('Imprimé : identique');
    }
    for (let at = 1; at <= 3; at += 1) {
      await page.getByText(`élément ${at} sur 3`).waitFor();
      await tap(/^(Vu|Senti)$/);
    }
    await titled(page, 'Relisez vos réponses.');
    await tap('Continuer');
    await tap('Même personne');
    await tap('Continuer');
    await tap('Enregistrer le contrôle');
    await titled(page, 'Enregistré.');
    await tap('Revenir à la tournée');
    await tap('Fin de tournée');
    await page.getByText('Rien ne manque').waitFor();
  });

  test('the plain pages say all in both languages without a fault, from a phone on', async () => {
    for (const locale of ['fr-FR', 'en-GB']) {
      const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale });
      const page = await context.newPage();
      for (const path of ['/', '/help', '/return', '/enrolments/0123456789abcdef0123456789abcdef']) {
        await page.goto(`${stage.server}${path}`);
        await page.evaluate(AXE);
        const { violations } = await page.evaluate(() => globalThis.axe.run());
        assert.deepEqual(
          violations.map(({ id }) => id),
          [],
          `${path}, ${locale}`,
        );
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${path}: ${over} pixels too wide`);
      }
      await context.close();
    }
  });

  test('who lost the link finds the invitation again, without a script', async () => {
    const context = await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${stage.server}/return`);
    await page.getByLabel('Téléphone mobile').fill('07 67 89 01 23');
    for (const [label, text] of [
      ['Jour', '24'],
      ['Mois', '12'],
      ['Année', '1978'],
    ]) {
      await page.getByLabel(label).fill(text);
    }
    await page.getByRole('button', { name: 'Recevoir un code' }).click();
    await page.getByLabel('Code reçu').fill(await newestCode(stage.folder, '+33767890123'));
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.match(await page.getByText('Demande n°').innerText(), /[0-9a-f]{32}/);
    await page.getByText('Téléphone confirmé').waitFor();
    await context.close();
  });
});
