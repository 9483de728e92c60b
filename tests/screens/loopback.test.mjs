// The same pages over the real gestures: the loopback host is a device as a process, without a window.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { openScene, startBrowser } from './browser.mjs';

const ROOT = join(import.meta.dirname, '../..');
const PROGRAM = join(process.env.CARGO_TARGET_DIR ?? join(ROOT, 'target'), 'debug/loopback');

/** The machine may be building or testing other things meanwhile. */
const PATIENCE_MS = 30_000;

/** Starts a device that serves one window's pages, on a port of its own: `ready` gives its address. */
async function startDevice(window) {
  const folder = await mkdtemp(join(tmpdir(), 'device-'));
  const addressFile = join(folder, 'address');
  const host = spawn(
    PROGRAM,
    ['--device', folder, '--address-file', addressFile, '--pages', join(ROOT, 'ui/dist', window)],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  let isEnded = false;
  // A program that is not there gives an error and no exit.
  const ended = new Promise((done) => host.once('exit', done).once('error', done)).then(() => {
    isEnded = true;
  });
  return {
    ready: async () => {
      const deadline = Date.now() + PATIENCE_MS;
      let address = '';
      while (address === '' && !isEnded && Date.now() < deadline) {
        await pause(50);
        address = await readFile(addressFile, 'utf8').catch(() => '');
      }
      assert.notEqual(address, '', 'the loopback host did not come up: is it built?');
      return `http://${address}/`;
    },
    stop: async () => {
      host.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

describe('over the real gestures', () => {
  let browser;
  before(async () => {
    browser = await startBrowser();
  });
  after(() => browser?.close());

  for (const window of ['counter', 'field']) {
    test(`${window}: a new device asks for its code, and says in both languages that no server answers`, async () => {
      const device = await startDevice(window);
      let opened;
      try {
        opened = await openScene(browser, await device.ready(), { window });
        const { page } = opened;
        await page.getByRole('heading', { name: 'Inscrivez cet appareil.' }).waitFor();
        const server = page.getByRole('textbox', { name: 'Adresse du serveur' });
        await server.fill('http://127.0.0.1:9');
        await page.getByRole('textbox', { name: 'Code de l’appareil' }).fill('ABCD-1234');
        await page.keyboard.press('Enter');
        await page.getByText('Le serveur ne répond pas. Vérifiez son adresse et le réseau').waitFor();
        await page.getByRole('button', { name: 'English' }).click();
        await page.getByText('The server does not answer. Check its address and the network').waitFor();
        assert.equal(await page.getByRole('textbox').first().inputValue(), 'http://127.0.0.1:9');
      } finally {
        await opened?.close();
        await device.stop();
      }
    });
  }
});
