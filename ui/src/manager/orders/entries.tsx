// The columns of the list of orders: about what, in which span, by whom, how far each came. Must not know what is done
// with an order.

import { Fragment } from 'react';
import type { OrderView } from '../../host/wire.ts';
import { State, type StateName } from '../../kit/state.tsx';
import { useWords, type Words } from '../../words/words.tsx';
import type { NamesOfActs } from '../acts/names.ts';
import type { Entry } from '../lists/list-page.tsx';
import { stamp } from '../time.ts';
import { spanTold, subjectOf } from './ordered.ts';

/** How far it came, or its lifting, which comes to the same enrolments once more. */
function progressOf(order: OrderView, words: Words): { name: StateName; told: string } {
  const count = order.touched;
  const isLifted = order.lifted_at !== null;
  if (!order.is_carried) {
    const told = words.text(isLifted ? 'console-order-lifting' : 'console-order-under-way', { count });
    return { name: 'waiting', told };
  }
  return isLifted
    ? { name: 'absent', told: words.text('console-order-lifted', { count }) }
    : { name: 'agrees', told: words.text('console-order-carried', { count }) };
}

/** Who lifted it, and when. */
const liftedTold = ({ lifted_by, lifted_at }: OrderView, names: NamesOfActs, words: Words): string =>
  lifted_at === null
    ? ''
    : words.text('console-act-end-by', { by: names.person(lifted_by ?? ''), at: stamp(lifted_at) });

/** The columns. */
export function useEntries(names: NamesOfActs): Array<Entry<OrderView>> {
  const words = useWords();
  const subject = ({ on }: OrderView) => subjectOf(on, names);
  const kind = ({ on }: OrderView) => words.text(`console-ordered-${on.kind}`);
  // A date and its hour stay together.
  const under = (text: string) =>
    text && <span className="act-holds small muted">{text.replace(/(\d) (?=\d)/g, '$1\u00a0')}</span>;
  return [
    {
      id: 'on',
      head: words.text('console-ordered-on'),
      text: (order) => `${subject(order)}, ${kind(order)}`,
      show: (order) => (
        <>
          <Subject told={subject(order)} />
          {under(kind(order))}
        </>
      ),
    },
    {
      id: 'effect',
      head: words.text('console-ordered-effect'),
      text: ({ effect }) => words.text(`console-does-${effect}`),
    },
    {
      id: 'span',
      head: words.text('console-ordered-span'),
      text: (order) => spanTold(order, words),
      order: (a, b) => (a.from ?? 0) - (b.from ?? 0),
    },
    {
      id: 'reason',
      head: words.text('console-reason'),
      text: ({ reason }) => words.text(`console-because-${reason}`),
    },
    {
      id: 'by',
      head: words.text('console-order-by'),
      text: ({ by, at }) => `${names.person(by)}, ${stamp(at)}`,
      show: ({ by, at }) => (
        <>
          {names.person(by)}
          {under(stamp(at))}
        </>
      ),
      order: (a, b) => a.at - b.at,
    },
    {
      id: 'state',
      head: words.text('console-state'),
      text: (order) =>
        [progressOf(order, words).told, liftedTold(order, names, words)].filter(Boolean).join(', '),
      show: (order) => (
        <>
          <State name={progressOf(order, words).name}>{progressOf(order, words).told}</State>
          {under(liftedTold(order, names, words))}
        </>
      ),
      order: (a, b) => a.touched - b.touched,
    },
  ];
}

/** A name; an id that nobody knows a name for may break, so that the other columns keep their room. */
function Subject({ told }: { told: string }) {
  const parts = told.match(/^[0-9a-f-]{16,}$/) ? (told.match(/.{1,8}/g) ?? []) : [told];
  return parts.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in its order
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
