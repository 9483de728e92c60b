// Days and hours as people are told them, by the clock of a place in France whatever the device's. Must not know a page.

import type { Words } from '../words/words.tsx';

const FRANCE = 'Europe/Paris';
const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const;

/** A day: « samedi 12 décembre 2026 »; without its year, « samedi 12 décembre ». */
export function dayOf(at: number, { language }: Words, { hasYear = true, zone = FRANCE } = {}): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(hasYear && { year: 'numeric' }),
    timeZone: zone,
  });
  const parts = format.formatToParts(at);
  // A day is not parted from its month at the end of a line, and the first is said as such.
  return parts
    .map(({ type, value }, place) => {
      if (type === 'day') return language === 'fr' && value === '1' ? '1er' : value;
      const isAfterDay = parts[place - 1]?.type === 'day';
      return isAfterDay && value === ' ' ? '\u00a0' : value;
    })
    .join('')
    .replace(',', '');
}

/** An hour that is promised: « 14 h », « 14 h 30 ». */
export function hourOf(at: number, words: Words, zone = FRANCE): string {
  const format = new Intl.DateTimeFormat('fr-FR', {
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const hour = String(Number(parts.get('hour')));
  const minute = parts.get('minute') ?? '00';
  return minute === '00'
    ? words.text('apply-hour', { hour })
    : words.text('apply-hour-minute', { hour, minute });
}

/** An hour that is stamped: 10:42. */
export const stampOf = (at: number): string =>
  new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
