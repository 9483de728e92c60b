import { afterEach, describe, expect, it } from 'vitest';
import { clockTime, clockTold, comparedDayOf, tellBy, toldDay, toldTime } from './times.ts';

// 26 November 2026, 20:30 UTC: half past nine in Paris, half past midnight on La Réunion.
const EVENING = Date.UTC(2026, 10, 26, 20, 30);

describe('hours in a window', () => {
  afterEach(() => tellBy('Europe/Paris'));

  it('are those of the office, whatever the machine says', () => {
    tellBy('Indian/Reunion');
    expect([clockTime(EVENING), comparedDayOf(EVENING)]).toEqual(['00:30', '27/11/2026']);
    tellBy('America/Guadeloupe');
    expect([clockTime(EVENING), comparedDayOf(EVENING)]).toEqual(['16:30', '26/11/2026']);
    tellBy('Europe/Paris');
    expect(toldTime(EVENING, 'fr')).toBe('21\u00a0h\u00a030');
  });

  it('stay as they were where the browser does not know a clock', () => {
    tellBy('Indian/Reunion');
    tellBy('Nowhere/At_All');
    tellBy(null);
    expect(clockTold()).toBe('Indian/Reunion');
  });

  it('do not move a day that is printed', () => {
    for (const zone of ['Pacific/Noumea', 'Pacific/Tahiti']) {
      tellBy(zone);
      expect(toldDay('2031-01-19', 'fr')).toBe('19\u00a0janvier 2031');
    }
  });
});
