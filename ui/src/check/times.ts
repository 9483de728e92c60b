// Instants and days in words of the window. Stamps are in the browser's own zone; must not know what they stamp.

import type { Language } from '../words/words.tsx';

/** English as it is written where days come before months. */
const LOCALES: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };

/** A stamp: 10:42. */
export const clockTime = (at: number): string =>
  new Date(at).toLocaleTimeString('fr-FR', { hour: '2-digit', minute: '2-digit' });

/** A day that is compared: 14/03/1987; what is no day of the calendar stays as it is. */
export const comparedDay = (iso: string): string => iso.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');

/** The day of an instant, compared: 12/12/2026. */
export const comparedDayOf = (at: number): string =>
  new Date(at).toLocaleDateString('fr-FR', { day: '2-digit', month: '2-digit', year: 'numeric' });

/** A day that is told: 19 janvier 2031. */
export const toldDay = (iso: string, language: Language): string =>
  new Date(`${iso}T12:00:00`).toLocaleDateString(LOCALES[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });

/** The day of an instant, told with its weekday: jeudi 26 novembre. */
export const toldDayOf = (at: number, language: Language): string =>
  new Date(at).toLocaleDateString(LOCALES[language], { weekday: 'long', day: 'numeric', month: 'long' });

/** Whether both lie on the same day here. */
export const isSameDay = (one: number, other: number): boolean => comparedDayOf(one) === comparedDayOf(other);
