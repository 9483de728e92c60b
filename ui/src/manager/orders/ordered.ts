// An order in words: about what, what it does, in which span, why. Must not know who gave it, nor how far it came.

import type { OrderEffect, OrderReason, OrderSubject } from '../../host/wire.ts';
import { inFours } from '../../kit/letters.tsx';
import type { Words } from '../../words/words.tsx';
import type { NamesOfActs } from '../acts/names.ts';
import { clockOf, dateInFigures, stamp } from '../time.ts';

/** What is said of an order; one on a document knows the letters of its entry. */
export type Ordered = {
  on: OrderSubject | { kind: 'document'; id: string };
  effect: OrderEffect;
  from: number | null;
  until: number | null;
  reason: OrderReason;
};

/** What an order is about, by name where it has one. */
export function subjectOf(on: Ordered['on'], names: NamesOfActs): string {
  switch (on.kind) {
    case 'agent':
      return names.agent(on.id);
    case 'device':
      return names.device(on.id);
    case 'office':
      return names.office(on.id);
    case 'document':
      return inFours(on.id).join('\u00a0');
    default:
      return on.id;
  }
}

const isMidnight = (at: number): boolean => clockOf(at) === '00:00';

/** An instant; where a day begins, the day alone. */
export const instantTold = (at: number): string => (isMidnight(at) ? dateInFigures(at) : stamp(at));

/** The last instant of a span whose end is the first that is out of it. */
const lastTold = (until: number): string => (isMidnight(until) ? dateInFigures(until - 1) : stamp(until - 1));

/** A span: « Du 02/11/2026 au 13/11/2026 inclus ». */
export function spanTold({ from, until }: Pick<Ordered, 'from' | 'until'>, words: Words): string {
  if (until === null) {
    return from === null
      ? words.text('console-span-ever')
      : words.text('console-span-from', { from: instantTold(from) });
  }
  const last = lastTold(until);
  if (from === null) return words.text('console-span-until', { until: last });
  const first = instantTold(from);
  return first === last
    ? words.text('console-span-day', { day: first })
    : words.text('console-span-between', { from: first, until: last });
}

/** All of it, each with its label. */
export function factsOf(
  order: Ordered,
  names: NamesOfActs,
  words: Words,
): Array<{ label: string; value: string }> {
  return [
    { label: words.text(`console-ordered-${order.on.kind}`), value: subjectOf(order.on, names) },
    { label: words.text('console-ordered-span'), value: spanTold(order, words) },
    { label: words.text('console-ordered-effect'), value: words.text(`console-does-${order.effect}`) },
    { label: words.text('console-reason'), value: words.text(`console-because-${order.reason}`) },
  ];
}
