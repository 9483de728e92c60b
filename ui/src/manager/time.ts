// Days and hours as the post's offices have them, whatever the machine's own zone. Must not know a text: words come
// from the browser's calendar in the page's language.

import type { Language } from '../words/words.tsx';

/** The clock of the offices; set once it is known who is signed in. */
let zone = 'Europe/Paris';
const DAY_MS = 86_400_000;

const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const;

const kept = new Map<string, Intl.DateTimeFormat>();

/** From now on days and hours are told by this clock. */
export function tellBy(offices: string) {
  zone = offices;
}

function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = zone + locale + JSON.stringify(options);
  const found = kept.get(name) ?? new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
  kept.set(name, found);
  return found;
}

/** An instant's day, `YYYY-MM-DD`. */
export const dayOf = (at: number): string => formatOf('en-CA', {}).format(at);

/** Today's. */
export const today = (): string => dayOf(Date.now());

/** Noon of a day, away from any change of the clock. */
const noonOf = (day: string): number => instantOf(day, '12:00');

/** The day so many days later. */
export const shifted = (day: string, days: number): string => dayOf(noonOf(day) + days * DAY_MS);

/** The Monday of its week. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return shifted(day, -((weekday + 6) % 7));
}

/** Whether a text is a day of the calendar. */
export function isDay(text: string | undefined): text is string {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T12:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** The instant of an hour (`HH:MM`) of a day. */
export function instantOf(day: string, hour: string): number {
  const asIfUtc = Date.parse(`${day}T${hour.padStart(5, '0')}:00Z`);
  const seen = formatOf('en-CA', {
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format(asIfUtc);
  const wall = Date.parse(`${seen.replace(', ', 'T')}:00Z`);
  return asIfUtc - (wall - asIfUtc);
}

/** Hours and minutes of an instant, `HH:MM`. */
export const clockOf = (at: number): string =>
  formatOf('fr-FR', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

const unbroken = (text: string) => text.replace(/(\d) /g, '$1\u00a0');

/** A day as it is told: « mardi 24 novembre ». */
export function dayInWords(day: string, language: Language, style: 'short' | 'long' | 'full' = 'long') {
  const options: Intl.DateTimeFormatOptions =
    style === 'short'
      ? { weekday: 'short', day: 'numeric', month: 'short' }
      : { weekday: 'long', day: 'numeric', month: 'long', ...(style === 'full' && { year: 'numeric' }) };
  const told = formatOf(LOCALES[language], options).format(noonOf(day)).replace(/,/g, '');
  return language === 'fr' ? unbroken(told).replace(/(^|\s)1\u00a0/, '$11er\u00a0') : unbroken(told);
}

/** Its name in the week alone: « mardi ». */
export const weekdayInWords = (day: string, language: Language): string =>
  formatOf(LOCALES[language], { weekday: 'long' }).format(noonOf(day));

/** With a capital, for a title. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);

/** An hour people are promised: « 14 h », « 14 h 30 », 14:30, 8:00. */
export function hourInWords(at: number, language: Language): string {
  const clock = clockOf(at);
  if (language === 'en') return clock.replace(/^0/, '');
  const [hour, minute] = clock.split(':');
  return `${Number(hour)}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}`;
}

/** A window as a promise: « 14 h – 16 h ». */
export const promiseInWords = ({ from, to }: { from: number; to: number }, language: Language): string =>
  `${hourInWords(from, language)}\u00a0– ${hourInWords(to, language)}`;

/** A date in figures, as compared: 24/11/2026. */
export const dateInFigures = (at: number): string =>
  formatOf('fr-FR', { day: '2-digit', month: '2-digit', year: 'numeric' }).format(at);

/** A stamp: 24/11/2026 10:42. */
export const stamp = (at: number): string => `${dateInFigures(at)} ${clockOf(at)}`;

/** The same for a day of the calendar. */
export const dayInFigures = (day: string): string => day.split('-').reverse().join('/');
