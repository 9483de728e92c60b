// Photographs every scene: `npm run shots -- FOLDER`. For people to look at; nothing compares them.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openScene, startBrowser } from './browser.mjs';
import { startDouble } from './double.mjs';
import { SCENES } from './scenes.mjs';

const folder = process.argv[2];
if (!folder) throw new Error('the folder for the pictures is missing');
mkdirSync(folder, { recursive: true });

const VIEWS = [
  { language: 'fr', theme: 'light' },
  { language: 'en', theme: 'light' },
  { language: 'fr', theme: 'dark' },
  { language: 'fr', theme: 'contrast' },
];

const browser = await startBrowser();
for (const scene of SCENES) {
  for (const view of VIEWS) {
    const double = await startDouble(scene);
    const { page, close } = await openScene(browser, double.address, scene, view);
    const name = `${scene.window}-${scene.name}-${view.language}-${view.theme}.png`;
    await page.screenshot({ path: join(folder, name) });
    await close();
    await double.stop();
  }
}
await browser.close();
