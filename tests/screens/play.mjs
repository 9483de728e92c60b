// Plays a scene for a test: its double, its page, and no error that the page itself reported.

import assert from 'node:assert/strict';
import { openScene } from './browser.mjs';
import { startDouble } from './double.mjs';

/** Opens a scene, hands its page over, closes all, and fails on any error the page itself reported. */
export async function playScene(browser, scene, options, look) {
  const double = await startDouble(scene);
  try {
    const opened = await openScene(browser, double.address, scene, options);
    try {
      await look(opened.page, double);
      assert.deepEqual(opened.errors, []);
    } finally {
      await opened.close();
    }
  } finally {
    // Also after a scene whose act failed: a double left listening would keep the file's process alive for ever.
    await double.stop();
  }
}

/** Waits until a control has the focus: a page may give it in the frame after the one that shows it. */
export const hasFocus = (control) =>
  control.and(control.page().locator(':focus')).waitFor({ timeout: 10_000 });
