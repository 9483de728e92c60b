// The orders: about what, in which span, by whom, and how far each came. Those on documents stand in the stop list.

import { useEffect, useState } from 'react';
import type { OrderView, OrdersPage as PageOfOrders } from '../../host/wire.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Toast } from '../../kit/toast.tsx';
import { useWords } from '../../words/words.tsx';
import type { Answer } from '../acts/hand-over.tsx';
import { type NamesOfActs, useNamesOfActs } from '../acts/names.ts';
import { Shelf } from '../lists/list-page.tsx';
import { Pager } from '../lists/pager.tsx';
import { usePath } from '../session/asking.ts';
import { useEntries } from './entries.tsx';
import { GiveOrder, PATH } from './give.tsx';
import { Lifted, LiftOrder } from './lift.tsx';
import { factsOf, subjectOf } from './ordered.ts';

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
      path={`${PATH}/${order.id}/lift`}
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
