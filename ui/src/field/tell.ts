// Hours and days as people say them, by the clock of the office; a visit by that of its address. Must not know what happens at them.

import { useMemo } from 'react';
import { clockTold } from '../check/times.ts';
import { useWords, type Words } from '../words/words.tsx';

const LOCALES = { fr: 'fr-FR', en: 'en-GB' };
const WEEK_MS = 6 * 86_400_000;
const NO_BREAK = '\u00a0';

/** Ways to tell an instant. */
export type Telling = ReturnType<typeof tellingIn>;

function tellingIn(words: Words) {
  const locale = LOCALES[words.language];
  const as = (ms: number, options: Intl.DateTimeFormatOptions) =>
    new Date(ms).toLocaleDateString(locale, { ...options, timeZone: clockTold() });
  const clock = (ms: number, timeZone = clockTold()) =>
    new Date(ms).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone });
  /** An hour that people are promised: « 14 h ». */
  const hour = (ms: number, timeZone = clockTold()) => {
    const [hours = '', minutes = '00'] = clock(ms, timeZone).split(':');
    const plain = String(Number(hours));
    return minutes === '00'
      ? words.text('round-hour', { hour: plain })
      : words.text('round-hour-minute', { hour: plain, minute: minutes });
  };
  /** « mardi 24 novembre ». */
  const day = (ms: number) =>
    as(ms, { weekday: 'long', day: 'numeric', month: 'long' })
      .replace(',', '')
      .replace(/ (?=\p{L}+$)/u, NO_BREAK);
  return {
    /** A stamp: « 10:42 ». */
    clock: (ms: number) => clock(ms),
    hour: (ms: number) => hour(ms),
    day,
    /** The day as a title. */
    title: (ms: number) => day(ms).replace(/^\p{L}/u, (letter) => letter.toUpperCase()),
    /** A limit that is told: « jeudi 18 h », with its date when it is not this week's. */
    limit: (ms: number, now: number) => {
      const isNear = Math.abs(ms - now) < WEEK_MS;
      return words.text('round-limit', {
        day: isNear ? as(ms, { weekday: 'long' }) : day(ms),
        hour: hour(ms),
      });
    },
    /** « 14 h – 16 h ». */
    window: ({ from, until, zone }: { from: number; until: number; zone: string | null }) =>
      words.text('round-window', {
        from: hour(from, zone ?? undefined),
        until: hour(until, zone ?? undefined),
      }),
    /** A day of a document, as documents print it. */
    printed: (iso: string) => iso.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1'),
  };
}

/** Tells instants in the language of the page. */
export function useTelling(): Telling {
  const words = useWords();
  return useMemo(() => tellingIn(words), [words]);
}
