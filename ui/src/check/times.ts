// Instants and days in words of the window, by the clock of the device's office. Must not know what they stamp.

import type { Language } from '../words/words.tsx';

/** The office's clock, once it is known; before, the machine's own. */
let zone: string | undefined;

/** From now on hours and days are told by this clock; one that the browser does not know changes nothing. */
export function tellBy(office: string | null) {
  if (office === null || office === zone) return;
  try {
    new Intl.DateTimeFormat('fr-FR', { timeZone: office });
    zone = office;
  } catch {
    // The machine's own clock stays.
  }
}

/** The clock by which hours are told. */
export const clockTold = (): string | undefined => zone;

/** English as it is written where days come before months. */
const LOCALES: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };

/** A stamp: 10:42. */
export const clockTime = (at: number): string =>
  new Date(at).toLocaleTimeString('fr-FR', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  });

/** A day that is compared: 14/03/1987; what is no day of the calendar stays as it is. */
export const comparedDay = (iso: string): string => iso.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');

/** A day as it was typed, in the form of those it is compared with; what is no day stays as it is. */
export const typedDay = (text: string): string =>
  text.trim().replace(/^(\d{2})\D?(\d{2})\D?(\d{4})$/, '$1/$2/$3');

/** The day of an instant, compared: 12/12/2026. */
export const comparedDayOf = (at: number): string =>
  new Date(at).toLocaleDateString('fr-FR', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: zone,
  });

/** A day and its month stay on one line. */
const bound = (day: string): string => day.replace(/(\d) (?=\p{L})/u, '$1\u00a0');

/** An hour that is told: « 18 h », « 18 h 05 »; 18:00 in English. */
export function toldTime(at: number, language: Language): string {
  const [hour = '', minute = ''] = clockTime(at).split(':');
  if (language !== 'fr') return `${hour}:${minute}`;
  return `${Number(hour)}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}`;
}

/** A day that is told: 19 janvier 2031. */
export const toldDay = (iso: string, language: Language): string =>
  bound(
    new Date(`${iso}T12:00:00Z`).toLocaleDateString(LOCALES[language], {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }),
  );

/** The day of an instant, told with its weekday: jeudi 26 novembre. */
export const toldDayOf = (at: number, language: Language): string =>
  bound(
    new Date(at).toLocaleDateString(LOCALES[language], {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      timeZone: zone,
    }),
  );

/** Whether both lie on the same day here. */
export const isSameDay = (one: number, other: number): boolean => comparedDayOf(one) === comparedDayOf(other);
