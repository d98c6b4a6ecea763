// Dates without clocks, loads without rounding.
import { expect, test } from 'vitest';
import { readLoad, sayLoad } from './load';
import { addDays, daysBetween, isoWeek, localDay, mondayOf, sayClock, sayDay, saySeconds, weekdayOf } from './when';

test('the local day is that of the zone', () => {
  const instant = new Date('2026-05-13T22:30:00Z');
  expect(localDay('Europe/Berlin', instant)).toBe('2026-05-14');
  expect(localDay('America/New_York', instant)).toBe('2026-05-13');
  expect(localDay('No/Such_Place', instant)).toMatch(/^2026-05-1[34]$/);
});

test('days add up over a change of clocks and a leap day', () => {
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
});

test('weeks are ISO weeks, also around the new year', () => {
  for (const [day, week] of [['2026-05-14', '2026-W20'], ['2027-01-01', '2026-W53'], ['2024-12-30', '2025-W01'], ['2023-01-01', '2022-W52']] as const) {
    expect(isoWeek(day)).toBe(week);
  }
  for (let n = 0; n < 800; n += 1) {
    const day = addDays('2025-01-01', n);
    const monday = mondayOf(isoWeek(day))!;
    expect(weekdayOf(monday)).toBe('mon');
    expect(daysBetween(monday, day)).toBeGreaterThanOrEqual(0);
    expect(daysBetween(monday, day)).toBeLessThan(7);
  }
  expect(mondayOf('2026-20')).toBeNull();
});

test('days and clocks are said as people say them', () => {
  expect(sayDay('2026-05-14')).toBe('Thursday 14 May');
  expect(sayClock('2026-05-14T04:41:00Z', 'Europe/Berlin')).toBe('06:41');
  expect([45, 120, 150].map(saySeconds)).toEqual(['45 s', '2 min', '2:30']);
});

test('a load reads with comma or point and comes back as typed', () => {
  expect(readLoad('77,5', 'kg')).toBe(77_500);
  expect(readLoad(' 77.5 ', 'kg')).toBe(77_500);
  for (const text of ['2.5', '77.5', '100', '0.25']) {
    expect(sayLoad(readLoad(text, 'kg')!, 'kg')).toBe(text);
    expect(sayLoad(readLoad(text, 'lb')!, 'lb')).toBe(text);
  }
  for (const text of ['', 'abc', '-5', '1e3', '7 5']) expect(readLoad(text, 'kg')).toBeNull();
});
