// Without a script each built page says so, in both languages, and leads somewhere.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test.each([
  ['src/applicant/index.html', ['/', '/return', '/help']],
  ['src/manager/index.html', ['/']],
])('%s says without a script what to do, and leads on', (path, ways) => {
  const shown = new DOMParser().parseFromString(readFileSync(path, 'utf8'), 'text/html');
  const within = new DOMParser().parseFromString(
    shown.querySelector('noscript')?.innerHTML ?? '',
    'text/html',
  );
  expect(within.querySelector('h1')).not.toBeNull();
  expect(within.body.textContent).toContain('JavaScript');
  expect(within.querySelectorAll('[lang=en]').length).toBeGreaterThan(0);
  const links = [...within.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  expect(links).toEqual(ways);
});
