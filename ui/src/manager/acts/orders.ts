// The orders that acts name only by their ids: those that acts bring themselves, and the newest of both lists. Must not
// know how an order is told.

import type { Acts, OrdersPage, StoppedPage } from '../../host/wire.ts';
import type { Ordered } from '../orders/ordered.ts';
import { shownOf, useFollowed, whichOf } from './names.ts';

/** What is known of an order; nothing of one that is too old to be read here. */
export type OrdersOfActs = (id: string) => Ordered | undefined;

/** Reads them for these acts. */
export function useOrdersOfActs(acts: Acts | undefined): OrdersOfActs {
  const which = whichOf(acts);
  const orders = useFollowed<OrdersPage>('/v1/admin/orders?page=1', which).value?.entries;
  const stopped = useFollowed<StoppedPage>('/v1/admin/stop-list?page=1', which).value?.entries;
  return (id) => {
    const brought = shownOf(acts)?.find(({ act }) => act.what === 'give-order' && act.order === id)?.act;
    if (brought?.what === 'give-order') return brought;
    const entry = stopped?.find(({ order }) => order === id);
    if (!entry) return orders?.find((order) => order.id === id);
    const { reference, from } = entry;
    return { on: { kind: 'document', id: reference }, effect: 'voids', from, until: null, reason: 'invalid' };
  };
}
