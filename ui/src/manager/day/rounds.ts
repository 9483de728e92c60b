// The rounds of a day with their visits, read anew every half minute. Every answer that carries addresses is
// recorded as a reading: visits are asked for again when the day has changed, or after a while.

import { useCallback, useRef } from 'react';
import type { Agent, NotBack, Office, RoundBody, RoundPage, VisitBody, WindowBody } from '../../host/wire.ts';
import { type Ask, type Loaded, useLoaded, usePath, useSession } from '../session/asking.ts';
import { dayOf } from '../time.ts';

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

/** What has not come back, with the visits as their rounds have them. */
export type Missing = { notBack: NotBack[]; placed: Placed[] };

async function readMissing(ask: Ask, kept: { current: Kept | null }): Promise<Missing> {
  const notBack = await ask<NotBack[]>('GET', '/v1/visits/not-back');
  const of = JSON.stringify(notBack);
  const isFresh = kept.current?.of === of && Date.now() - kept.current.at < FRESH_MS;
  if (!isFresh || !kept.current) {
    const visits = notBack.flatMap((from) => from.visits);
    const days = [...new Set(visits.map(({ from }) => dayOf(from)))];
    const rounds = await Promise.all(days.map((day) => ask<RoundBody[]>('GET', `/v1/rounds?day=${day}`)));
    const theirs = rounds
      .flat()
      .filter(({ windows }) => windows.some(({ id }) => visits.some(({ window }) => window === id)));
    const pages = await Promise.all(theirs.map(({ id }) => ask<RoundPage>('GET', `/v1/rounds/${id}`)));
    kept.current = { of, at: Date.now(), pages };
  }
  return { notBack, placed: placedOf({ pages: kept.current.pages, notBack }) };
}

/** Everything that has not come back, of whatever day. */
export function useMissing(): Loaded<Missing> {
  const { ask } = useSession();
  const kept = useRef<Kept | null>(null);
  const read = useCallback(() => readMissing(ask, kept), [ask]);
  return useLoaded(read, EVERY_SECONDS);
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
export type Placed = {
  visit: VisitBody;
  round: RoundBody;
  window: WindowBody;
  rank: number;
  /** Its window is over, and nothing came back of it. */
  isLate: boolean;
};

/** Every visit of the day, round by round, in the order they are walked. */
export function placedOf({ pages, notBack }: DayRounds): Placed[] {
  const late = new Set(notBack.flatMap(({ visits }) => visits.map(({ id }) => id)));
  return pages.flatMap(({ round, appointments }) =>
    appointments.flatMap((visit, at) => {
      const window = round.windows.find(({ id }) => id === visit.appointment.window);
      return window ? [{ visit, round, window, rank: at + 1, isLate: late.has(visit.appointment.id) }] : [];
    }),
  );
}

/** Whether something is still to come of it. */
export const isToCome = ({ appointment }: VisitBody): boolean =>
  ['offered', 'booked', 'confirmed', 'under-way'].includes(appointment.state);

/** Whether it stands elsewhere or nowhere now. */
export const isGone = ({ appointment }: VisitBody): boolean =>
  ['moved', 'cancelled'].includes(appointment.state);

/** Visits and places of some windows. */
export const loadOf = (windows: WindowBody[]): { booked: number; places: number } => ({
  booked: windows.reduce((sum, { booked }) => sum + booked, 0),
  places: windows.reduce((sum, { places }) => sum + places, 0),
});
