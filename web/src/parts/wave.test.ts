// The line of the week: what is drawn is what is asked, and it is said in words too.
import { expect, test } from 'vitest';
import type { WaveDay } from '../api/types';
import { levelAt, nextLevel, regions, withLevel, wordOf } from './bodymap';
import { describe, preview, shape, type Change, type Mark } from './wave';

const still: Change = { today: '2026-05-14', moved: null, heldFrom: null, raised: false };

function week(change: (day: WaveDay, i: number) => Partial<WaveDay> = () => ({})): WaveDay[] {
  return preview('2026-05-11', ['mon', 'wed', 'thu', 'sat']).map((day, i) => ({ ...day, name: day.kind === 'strength' ? 'Lower B' : 'Walk', ...change(day, i) }));
}

const kinds = (marks: Mark[]) => marks.map((mark) => mark.kind + ('fill' in mark ? ` ${mark.fill}` : ''));
/** The highest point of a path, in its own units (smaller is higher). */
const topOf = (d: string) => Math.min(...[...d.matchAll(/V(-?[\d.]+)/g)].map((found) => Number(found[1])));

test('strength rises, recovery sinks, rest is flat', () => {
  const drawn = shape(week(), still);
  expect(kinds(drawn.marks)).toEqual(['block plan', 'bowl plan', 'block plan', 'block now', 'bowl plan', 'block plan']);
  for (const mark of drawn.marks) if (mark.kind === 'block') expect(topOf(mark.d)).toBeLessThan(drawn.base);
});

test('more hard sets draw a higher block, never off the picture', () => {
  const heights = [4, 8, 16, 30, 90].map((hard_sets) => topOf(shape(week((_, i) => (i === 0 ? { hard_sets } : {})), still).marks[0]!.d));
  expect([...heights].sort((a, b) => b - a)).toEqual(heights);
  expect(heights.every((y) => y >= -10)).toBe(true);
});

test('a swapped day shows where the block was, where it goes, and the bowl', () => {
  const days = week((_, i) => (i === 3 ? { kind: 'recovery', hard_sets: 0, minutes: 22 } : {}));
  const drawn = shape(days, { ...still, moved: { from: '2026-05-14', to: '2026-05-16', sets: 16 } });
  expect(kinds(drawn.marks)).toEqual(['block plan', 'bowl plan', 'block plan', 'bowl now', 'block ghost', 'bowl plan', 'block plan', 'arrow', 'head']);
  expect(drawn.top).toBeLessThan(0);
});

test('a move to another week draws no arrow', () => {
  const drawn = shape(week(), { ...still, moved: { from: '2026-05-14', to: '2026-05-18', sets: 16 } });
  expect(kinds(drawn.marks)).not.toContain('arrow');
});

test('a held day is lower, under a cap, inside what it was', () => {
  const days = week((_, i) => (i === 3 ? { hard_sets: 11 } : {}));
  const drawn = shape(days, { ...still, heldFrom: 16 });
  const now = drawn.marks.find((mark) => 'fill' in mark && mark.fill === 'now')!;
  const was = drawn.marks.find((mark) => 'fill' in mark && mark.fill === 'ghost')!;
  expect(topOf(now.d)).toBeGreaterThan(topOf(was.d));
  expect(kinds(drawn.marks)).toContain('cap');
});

test('how she felt is a dot, and a day without an answer has none', () => {
  const days = week((_, i) => (i < 2 ? { felt: i * 10 } : {}));
  const drawn = shape(days, still, { width: 334, height: 128, letters: true, dots: true });
  expect(drawn.dots).toHaveLength(2);
  expect(drawn.dots[1]!.y).toBeLessThan(drawn.dots[0]!.y);
});

test('the week is said in words', () => {
  const days = week((_, i) => (i === 0 ? { status: 'done', felt: 6 } : {}));
  expect(describe(days, still)).toBe(
    'This week. Monday: Lower B, 14 sets, done; felt 6 of 10. Tuesday: 22 minutes recovery. Wednesday: Lower B, 14 sets. ' +
      'Today: Lower B, 14 sets. Friday: 22 minutes recovery. Saturday: Lower B, 14 sets. Sunday: rest.',
  );
});

test('a tap goes round through four levels', () => {
  expect([0, 3, 6, 8].map(nextLevel)).toEqual([3, 6, 8, 0]);
  expect(Array.from({ length: 11 }, (_, n) => wordOf(n))).toEqual([0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3]);
});

test('a place sets all its muscles and none of the others', () => {
  const back = regions.find((region) => region.place === 'upper_back')!;
  const sore = withLevel(back, 6, { quads: 8 });
  expect(sore).toEqual({ quads: 8, upper_back: 6, lats: 6 });
  expect(levelAt(back, sore)).toBe(6);
  expect(withLevel(back, 0, sore)).toEqual({ quads: 8 });
});
