// What axe says of a page. Owns the rules, and that a state of a page that was looked at is not looked at twice.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// Evaluated, not added as a script: the page's content policy stays in force.
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const ALL = { runOnly: { type: 'tag', values: TAGS } };
// A theme changes colours and nothing else; another language changes words and no colour.
export const COLOURS = { runOnly: { type: 'rule', values: ['color-contrast'] } };
export const WORDS = { ...ALL, rules: { 'color-contrast': { enabled: false } } };

/**
 * In the page: all that a verdict hangs on. Language and theme are attributes of the HTML, but not what is typed and
 * chosen, where the focus and the pointer are, what lies on top, how far anything is scrolled, how wide the page is.
 * The window's own sheets are as they were built, as long as no rule is added to them.
 */
function stateOf() {
  const all = [...document.querySelectorAll('*')];
  const numbers = new Map(all.map((element, number) => [element, number]));
  const matching = (selector) => [...document.querySelectorAll(selector)].map((each) => numbers.get(each));
  const chosen = [':checked', ':indeterminate', ':placeholder-shown', ':autofill', ':user-invalid'];
  const media = ['prefers-color-scheme: dark', 'prefers-contrast: more', 'forced-colors: active'];
  const pointed = [':focus', ':focus-visible', ':hover', ':active', ':target', ':modal', ':popover-open'];
  return JSON.stringify([
    document.documentElement.outerHTML,
    [...chosen, ...pointed].map(matching),
    all.map((element) => element.value).filter((value) => value !== undefined),
    all.flatMap(({ scrollLeft, scrollTop }, number) =>
      scrollLeft || scrollTop ? [[number, scrollLeft, scrollTop]] : [],
    ),
    [...document.styleSheets, ...document.adoptedStyleSheets].map((sheet) => sheet.cssRules.length),
    media.map((asked) => matchMedia(`(${asked})`).matches),
    [innerWidth, innerHeight, location.pathname, location.search],
  ]);
}

async function ask(page, rules) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (options) => globalThis.axe.run({ ...options, resultTypes: ['violations'] }),
    rules,
  );
  return violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.html).join(' ')}`);
}

/**
 * Gives a function that says what axe finds on a window's page, in words. Byte for byte the same state under the same
 * rules has the verdict of the first, good or bad, if that one stood still while it was looked at. `counts` tells how
 * many were `asked` and how many `known`.
 */
export function startAxe() {
  const verdicts = new Map();
  const counts = { asked: 0, known: 0 };
  const faults = async (page, window, rules) => {
    const key = async () => JSON.stringify([window, rules, await page.evaluate(stateOf)]);
    const before = await key();
    const known = verdicts.get(before);
    counts[known ? 'known' : 'asked'] += 1;
    if (known) return known;
    const found = await ask(page, rules);
    if ((await key()) === before) verdicts.set(before, found);
    return found;
  };
  return { faults, counts };
}
