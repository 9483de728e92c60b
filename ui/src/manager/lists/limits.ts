// What a policy says in time, in words: outages, versions that end, the grace of older lists, four eyes.

import type { Outage, PolicyLimits, VersionEnd } from '../../host/wire.ts';
import type { Words } from '../../words/words.tsx';
import { dateInFigures } from '../time.ts';

/** An outage by its days, the last one included. */
export const outageTold = ({ from, until, why }: Outage, words: Words): string =>
  words.text('console-outage-row', { from: dateInFigures(from), until: dateInFigures(until), why });

/** A version and its last day. */
export const endTold = ({ of, version, until }: VersionEnd, words: Words): string =>
  words.text('console-end-row', {
    of: words.text(`console-version-${of}`),
    version,
    until: dateInFigures(until),
  });

/** What an entry of a list is, to be compared. */
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const without = <T>(all: T[], others: T[]): T[] =>
  all.filter((one) => !others.some((other) => same(one, other)));

/** What would change, sentence by sentence. */
export function changesTold(now: PolicyLimits, next: PolicyLimits, words: Words): string[] {
  const told = [
    ...without(next.outages, now.outages).map((one) =>
      words.text('console-outage-added', { what: outageTold(one, words) }),
    ),
    ...without(now.outages, next.outages).map((one) =>
      words.text('console-outage-taken-off', { what: outageTold(one, words) }),
    ),
    ...without(next.ends, now.ends).map((one) =>
      words.text('console-end-added', { what: endTold(one, words) }),
    ),
    ...without(now.ends, next.ends).map((one) =>
      words.text('console-end-taken-off', { what: endTold(one, words) }),
    ),
  ];
  if (next.list_grace_hours !== now.list_grace_hours) {
    told.push(
      words.text('console-list-grace-changed', {
        after: next.list_grace_hours,
        before: now.list_grace_hours,
      }),
    );
  }
  if (next.two_decide !== now.two_decide) {
    told.push(words.text(next.two_decide ? 'console-two-decide-on' : 'console-two-decide-off'));
  }
  return told;
}
