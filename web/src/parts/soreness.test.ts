import { expect, test } from 'vitest';
import type { CheckIn } from '../api/types';
import { addDays } from '../words/when';
import { rowsOf, span, standsOut } from './soreness';

const today = '2026-05-14';
const checkIn = (ago: number, sore: Record<string, number>) => ({ day: addDays(today, -ago), sore_muscles: sore }) as unknown as CheckIn;

test('a day without a check-in is unknown, a muscle that was not named is not sore', () => {
  const [row] = rowsOf([checkIn(2, { calves: 6 }), checkIn(0, {})], today);
  expect(row?.levels).toHaveLength(span);
  expect(row?.levels.slice(-3)).toEqual([6, null, 0]);
});

test('muscles never named have no row, the most sore comes first', () => {
  const rows = rowsOf([checkIn(1, { quads: 3, glutes: 8, chest: 0 })], today);
  expect(rows.map((one) => one.muscle)).toEqual(['glutes', 'quads']);
});

test('four days at five or more to the latest check-in stand out', () => {
  const days = [3, 2, 1, 0].map((ago) => checkIn(ago, { calves: 5, quads: ago === 1 ? 2 : 9 }));
  expect(standsOut(rowsOf(days, today))).toEqual({ muscle: 'calves', from: span - 4, days: 4 });
});

test('what has faded, or has a gap, does not stand out', () => {
  expect(standsOut(rowsOf([4, 3, 2, 1].map((ago) => checkIn(ago, { calves: 7 })).concat(checkIn(0, { calves: 3 })), today))).toBeNull();
  expect(standsOut(rowsOf([4, 3, 1, 0].map((ago) => checkIn(ago, { calves: 7 })), today))).toBeNull();
});
