// Photographs every scene: `npm run shots -- FOLDER`. For people to look at; nothing compares them.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openScene, startBrowser } from './browser.mjs';
import { startDouble } from './double.mjs';
import { SCENES } from './scenes/index.mjs';

// A second word keeps to the scenes whose window and name begin with it.
const [, , folder, only = ''] = process.argv;
if (!folder) throw new Error('the folder for the pictures is missing');
mkdirSync(folder, { recursive: true });

const VIEWS = [
  { language: 'fr', theme: 'light' },
  { language: 'en', theme: 'light' },
  { language: 'fr', theme: 'dark' },
  { language: 'fr', theme: 'contrast' },
  { language: 'en', theme: 'dark' },
  { language: 'en', theme: 'contrast' },
];

const browser = await startBrowser();
const wanted = SCENES.filter((scene) => `${scene.window}-${scene.name}`.startsWith(only));
for (const scene of wanted) {
  for (const view of VIEWS) {
    const double = await startDouble(scene);
    const { page, close } = await openScene(browser, double.address, scene, { ...view, size: scene.size });
    const name = `${scene.window}-${scene.name}-${view.language}-${view.theme}.png`;
    await page.screenshot({ path: join(folder, name), fullPage: scene.whole ?? false });
    await close();
    await double.stop();
  }
}
await browser.close();
