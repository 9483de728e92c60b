// The orders: about what, in which span, by whom, and how far each came. Those on documents stand in the stop list.

import { Fragment, useEffect, useState } from 'react';
import type { OrderView, OrdersPage as PageOfOrders } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { State, type StateName } from '../../kit/state.tsx';
import { Toast } from '../../kit/toast.tsx';
import { useWords, type Words } from '../../words/words.tsx';
import type { Answer } from '../acts/hand-over.tsx';
import { type NamesOfActs, useNamesOfActs } from '../acts/names.ts';
import { type Entry, Shelf } from '../lists/list-page.tsx';
import { Pager } from '../lists/pager.tsx';
import { usePath } from '../session/asking.ts';
import { stamp } from '../time.ts';
import { GiveOrder, PATH } from './give.tsx';
import { Lifted, LiftOrder } from './lift.tsx';
import { factsOf, spanTold, subjectOf } from './ordered.ts';

/** While an order is on its way, it is told how far it came. */
const EVERY_SECONDS = 3;

type Doing =
  | { what: 'give' | 'given' }
  | { what: 'lift'; order: OrderView }
  | { what: 'lifted'; answer: Answer };

/** A page of them, read again by itself while one of them is on its way. */
function useOrders(page: number) {
  const [isMoving, setMoving] = useState(false);
  const loaded = usePath<PageOfOrders>(`${PATH}?page=${page}`, isMoving ? EVERY_SECONDS : undefined);
  const isAnyMoving = loaded.value?.entries.some(({ is_carried }) => !is_carried) ?? false;
  useEffect(() => setMoving(isAnyMoving), [isAnyMoving]);
  return loaded;
}

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

function useEntries(names: NamesOfActs): Array<Entry<OrderView>> {
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

/** The page. */
export function OrdersPage() {
  const words = useWords();
  const names = useNamesOfActs(undefined);
  const [page, setPage] = useState(1);
  const loaded = useOrders(page);
  const { count = 0, pages = 1 } = loaded.value ?? {};
  const [doing, setDoing] = useState<Doing | null>(null);
  const stop = () => setDoing(null);
  const done = (what: Doing) => {
    setDoing(what);
    // The newest stands first.
    if (what.what === 'lifted' || page === 1) void loaded.reload();
    else setPage(1);
  };
  const give = (
    <Button look="primary" onPress={() => setDoing({ what: 'give' })}>
      {words.text('console-order-give-open')}
    </Button>
  );
  const file = words.text('console-orders-file');
  return (
    <Shelf<OrderView>
      title={words.text('console-orders')}
      lead={words.text('console-orders-lead')}
      loaded={{ ...loaded, value: loaded.value?.entries }}
      count={() => words.text('console-orders-count', { count })}
      keyOf={({ id }) => id}
      entries={useEntries(names)}
      gestures={(order) => (
        <LiftButton
          order={order}
          name={subjectOf(order.on, names)}
          onPress={() => setDoing({ what: 'lift', order })}
        />
      )}
      file={pages > 1 ? `${file}-${page}` : file}
      foot={pages > 1 && <Pager page={page} pages={pages} onTurn={setPage} />}
      empty={
        <Empty title={words.text('console-orders-none')} action={give}>
          {words.text('console-orders-none-lead')}
        </Empty>
      }
      actions={count > 0 && give}
    >
      {doing?.what === 'give' && <GiveOrder onClose={stop} onGiven={() => done({ what: 'given' })} />}
      {doing?.what === 'given' && (
        <Toast onClose={stop} closeLabel={words.text('console-close')}>
          {words.text('console-order-given')}
        </Toast>
      )}
      {doing?.what === 'lift' && (
        <Lift
          order={doing.order}
          names={names}
          onClose={stop}
          onLifted={(answer) => done({ what: 'lifted', answer })}
        />
      )}
      {doing?.what === 'lifted' && <Lifted answer={doing.answer} onClose={stop} />}
    </Shelf>
  );
}

type LiftProps = {
  order: OrderView;
  names: NamesOfActs;
  onClose(): void;
  onLifted(answer: Answer): void;
};

function Lift({ order, names, ...of }: LiftProps) {
  const words = useWords();
  const touched = { label: words.text('console-ordered-touched'), value: String(order.touched) };
  return (
    <LiftOrder
      {...of}
      title={words.text('console-order-lift-title', { name: subjectOf(order.on, names) })}
      lead={words.text('console-order-lift-lead')}
      action={words.text('console-order-lift-do')}
      order={order.id}
      facts={[...factsOf(order, names, words), touched]}
    />
  );
}

function LiftButton({ order, name, onPress }: { order: OrderView; name: string; onPress(): void }) {
  const words = useWords();
  if (order.lifted_at !== null) return null;
  return (
    <Button look="small" onPress={onPress}>
      {words.text('console-lift')}
      <span className="visually-hidden"> {words.text('console-of', { name })}</span>
    </Button>
  );
}
