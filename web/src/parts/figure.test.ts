import { describe, expect, test } from 'vitest';
import { at, curve, lines, poseAt, tip } from './figure';

const frame = (x: number) => ({ trunk: [x, 0, x, 1, x, 2], head: [x, 3], limbs: [[x, 4, x, 5]], far: 0 });

describe('figures', () => {
  test('points become a line and a curve', () => {
    expect(lines([1, 2, 3, 4])).toBe('M1 2L3 4');
    expect(curve([0, 1, 2, 3, 4, 5])).toBe('M0 1Q2 3 4 5');
  });

  test('the head of an arrow opens against its way', () => {
    const numbers = tip([0, 0, 5, 0, 10, 0]).match(/-?\d+(\.\d+)?/g)!.map(Number);
    expect(numbers.slice(2, 4)).toEqual([10, 0]);
    expect(numbers[0]).toBeLessThan(10);
    expect(numbers[1]).toBeCloseTo(-numbers[5]!);
  });

  test('a pose goes to the last and back', () => {
    const frames = [frame(0), frame(10), frame(20)];
    expect(poseAt(frames, 0)?.head[0]).toBe(0);
    expect(poseAt(frames, 1.1)?.head[0]).toBeCloseTo(10);
    expect(poseAt(frames, 2.2)?.head[0]).toBeCloseTo(20);
    expect(poseAt(frames, 4.4)?.head[0]).toBeCloseTo(0);
    expect(poseAt([frame(7)], 3)?.head[0]).toBe(7);
  });

  test('positions follow each other and begin again', () => {
    expect([0, 9, 18, 27].map((s) => at(s, 3))).toEqual([0, 1, 2, 0]);
    expect(at(100, 1)).toBe(0);
  });
});
