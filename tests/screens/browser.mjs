// Chromium as Debian has it, on its own: no window, no profile of anybody's, no calls to the outside.

import { chromium } from 'playwright-core';

/** The size that each window's person has. */
const SIZES = {
  counter: { width: 1280, height: 800 },
  field: { width: 390, height: 844 },
  applicant: { width: 390, height: 844 },
  manager: { width: 1440, height: 900 },
  kit: { width: 1280, height: 800 },
};

/** Starts the one browser of a test file. */
export const startBrowser = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** Opens a scene's page in a language and a theme, and plays the scene's act. Console errors are kept. */
export async function openScene(browser, address, scene, { language = 'fr', theme = 'light', size } = {}) {
  const context = await browser.newContext({
    viewport: size ?? SIZES[scene.window],
    colorScheme: theme === 'dark' ? 'dark' : 'light',
    // The applicant's pages have no switch of their own: they follow the system.
    contrast: theme === 'contrast' ? 'more' : 'no-preference',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const errors = [];
  page.on('console', (message) => {
    // A refusal is an answer of the page's own; Chromium notes its status.
    const isRefusal = /status of 4\d\d/.test(message.text());
    if (message.type() === 'error' && !isRefusal) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.addInitScript(
    ([chosen, contrast]) => {
      localStorage.setItem('language', chosen);
      if (contrast) localStorage.setItem('theme', 'contrast');
      // React Aria draws the names of elements: the same chance for the same state makes the same HTML.
      let drawn = 1;
      Math.random = () => {
        drawn = (drawn * 16_807) % 2_147_483_647;
        return drawn / 2_147_483_647;
      };
    },
    [language, theme === 'contrast'],
  );
  try {
    await page.goto(new URL(scene.path ?? '', address).href);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await scene.act?.(page);
    await page.evaluate(() => document.fonts.ready);
  } catch (cause) {
    await context.close();
    throw cause;
  }
  return { page, errors, close: () => context.close() };
}
