// The rounds of a day with their visits, read anew every half minute. Every answer that carries addresses is
// recorded as a reading: visits are asked for again when the day has changed, or after a while.

import { useCallback, useRef } from 'react';
import type { Agent, NotBack, Office, RoundBody, RoundPage, VisitBody, WindowBody } from '../../host/wire.ts';
import { type Ask, type Loaded, useLoaded, usePath, useSession } from '../session/asking.ts';

const EVERY_SECONDS = 30;
const FRESH_MS = 120_000;

/** A day as it was read. */
export type DayRounds = {
  pages: RoundPage[];
  /** What has not come back, of whatever day. */
  notBack: NotBack[];
};

type Kept = { of: string; at: number; pages: RoundPage[] };

async function readDay(ask: Ask, day: string, kept: { current: Kept | null }): Promise<DayRounds> {
  const [rounds, notBack] = await Promise.all([
    ask<RoundBody[]>('GET', `/v1/rounds?day=${day}`),
    ask<NotBack[]>('GET', '/v1/visits/not-back'),
  ]);
  const of = JSON.stringify([day, rounds, notBack]);
  const isFresh = kept.current?.of === of && Date.now() - kept.current.at < FRESH_MS;
  if (!isFresh || !kept.current) {
    const pages = await Promise.all(rounds.map(({ id }) => ask<RoundPage>('GET', `/v1/rounds/${id}`)));
    kept.current = { of, at: Date.now(), pages };
  }
  return { pages: kept.current.pages, notBack };
}

/** A day's rounds; `reload` after a gesture reads the visits as well. */
export function useDay(day: string): Loaded<DayRounds> {
  const { ask } = useSession();
  const kept = useRef<Kept | null>(null);
  const read = useCallback(() => readDay(ask, day, kept), [ask, day]);
  const loaded = useLoaded(read, EVERY_SECONDS);
  const { reload } = loaded;
  const afresh = useCallback(() => {
    kept.current = null;
    return reload();
  }, [reload]);
  return { ...loaded, reload: afresh };
}

/** What rounds are called by. */
export type Names = {
  carrier(id: string): string;
  office(id: string): string;
  /** Those who can walk a round. */
  carriers: Agent[];
};

/** Names of carriers and offices; ids until they are read. */
export function useNames(): Names {
  const agents = usePath<Agent[]>('/v1/admin/agents').value;
  const offices = usePath<Office[]>('/v1/admin/offices').value;
  return {
    carrier: (id) => agents?.find((agent) => agent.id === id)?.name ?? id,
    office: (id) => offices?.find((office) => office.id === id)?.name ?? '',
    carriers: (agents ?? []).filter(({ kind, active_to }) => kind === 'carrier' && active_to === null),
  };
}

/** A visit with its place in the day. */
export type Placed = { visit: VisitBody; round: RoundBody; window: WindowBody; rank: number };

/** Every visit of the day, round by round, in the order they are walked. */
export function placedOf({ pages }: DayRounds): Placed[] {
  return pages.flatMap(({ round, appointments }) =>
    appointments.flatMap((visit, at) => {
      const window = round.windows.find(({ id }) => id === visit.appointment.window);
      return window ? [{ visit, round, window, rank: at + 1 }] : [];
    }),
  );
}

/** Whether something is still to come of it: the registry says what is offered next. */
export const isToCome = ({ appointment }: VisitBody): boolean =>
  ['be-home', 'answer'].includes(appointment.next_step);

/** Whether it stands elsewhere or nowhere now. */
export const isGone = ({ appointment }: VisitBody): boolean =>
  ['moved', 'cancelled'].includes(appointment.state);

/** Visits and places of some windows. */
export const loadOf = (windows: WindowBody[]): { booked: number; places: number } => ({
  booked: windows.reduce((sum, { booked }) => sum + booked, 0),
  places: windows.reduce((sum, { places }) => sum + places, 0),
});
