import { describe, expect, test } from 'vitest';
import {
  dayInWords,
  dayOf,
  hourInWords,
  instantOf,
  isDay,
  mondayOf,
  promiseInWords,
  shifted,
  stamp,
} from './time.ts';

describe('the days and hours of the offices', () => {
  test('are those of Paris, in winter, in summer, and on the days the clock changes', () => {
    expect(instantOf('2026-11-24', '08:00')).toBe(Date.UTC(2026, 10, 24, 7));
    expect(instantOf('2026-07-14', '8:00')).toBe(Date.UTC(2026, 6, 14, 6));
    expect(instantOf('2026-10-25', '08:00')).toBe(Date.UTC(2026, 9, 25, 7));
    expect(instantOf('2026-10-25', '00:30')).toBe(Date.UTC(2026, 9, 24, 22, 30));
    expect(instantOf('2026-03-29', '08:00')).toBe(Date.UTC(2026, 2, 29, 6));
    expect(dayOf(Date.UTC(2026, 10, 23, 23, 30))).toBe('2026-11-24');
  });

  test('follow one another across a change of the clock and a year', () => {
    expect(shifted('2026-10-24', 1)).toBe('2026-10-25');
    expect(shifted('2026-10-25', 1)).toBe('2026-10-26');
    expect(shifted('2026-12-31', 1)).toBe('2027-01-01');
    expect(mondayOf('2026-11-24')).toBe('2026-11-23');
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
  });

  test('are told as people say them', () => {
    const window = { from: instantOf('2026-11-24', '14:00'), to: instantOf('2026-11-24', '16:30') };
    expect(dayInWords('2026-11-24', 'fr')).toBe('mardi 24\u00a0novembre');
    expect(dayInWords('2026-12-01', 'fr', 'full')).toBe('mardi 1er\u00a0décembre 2026');
    expect(dayInWords('2026-12-11', 'fr')).toBe('vendredi 11\u00a0décembre');
    expect(dayInWords('2026-11-24', 'en')).toBe('Tuesday 24\u00a0November');
    expect(promiseInWords(window, 'fr')).toBe('14\u00a0h\u00a0– 16\u00a0h\u00a030');
    expect(promiseInWords(window, 'en')).toBe('14:00\u00a0– 16:30');
    expect(hourInWords(instantOf('2026-11-24', '08:00'), 'fr')).toBe('8\u00a0h');
    expect(stamp(window.from)).toBe('24/11/2026 14:00');
  });

  test('are days of the calendar or are refused', () => {
    expect(isDay('2028-02-29')).toBe(true);
    for (const not of ['2026-02-29', '2026-13-01', '24/11/2026', '', undefined])
      expect(isDay(not)).toBe(false);
  });
});
