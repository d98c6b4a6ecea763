// The phone's plates and ramps against the engine's, by the table that crates/engine/tests/plates_table.rs makes.
import { expect, test } from 'vitest';
import type { ExerciseCard, Profile } from '../api/types';
import type { Unit } from '../words/load';
import { factsOf } from './draft';
import { knowPlates, loadable, nextLoad, platesFor, warmUpFor } from './plates';
import table from './plates.table.json';

type Line = { unit: Unit; bar: number; plates: number[]; equipment: string[]; step_g: number; loads: [work: number, held: number, ramp: [number, number][]][] };
const lines = table as unknown as Line[];

const card = (equipment: string[]): ExerciseCard =>
  ({ id: 'lift', name: 'Lift', pattern: 'squat', muscles: [], equipment, substitutes: [], loading: 'external', measure: 'reps', per_side: false, own: false }) as ExerciseCard;

test.each(lines.map((line) => [`${line.equipment.join()} in ${line.unit}, bar ${line.bar}, plates ${line.plates.join(' ') || 'not said'}`, line] as const))('%s', (_, line) => {
  knowPlates({ unit: line.unit, plates: line.plates, bar: line.bar } as Profile);
  const facts = factsOf(card(line.equipment), [], line.unit);
  expect(facts.step_g).toBe(line.step_g);
  const here = line.loads.map(([work]) => [work, loadable(work, facts, line.unit), warmUpFor(work, facts, line.unit).map(({ load_g, reps }) => [load_g, reps])]);
  expect(here).toEqual(line.loads);
  knowPlates(null);
});

test('a step up or down on a bar is to a load that the plates make, and stays where there is none', () => {
  for (const line of lines.filter(({ equipment, plates }) => equipment.includes('barbell') && plates.length > 0)) {
    knowPlates({ unit: line.unit, plates: line.plates, bar: line.bar } as Profile);
    const facts = factsOf(card(line.equipment), [], line.unit);
    for (const [, held] of line.loads) {
      const [up, down] = [nextLoad(held, 1, facts, line.unit), nextLoad(held, -1, facts, line.unit)];
      expect(loadable(up, facts, line.unit)).toBe(up);
      expect(loadable(down, facts, line.unit)).toBe(down);
      expect(up).toBeGreaterThan(held);
      expect(down).toBeLessThanOrEqual(held);
    }
  }
  knowPlates(null);
});

test('what a bar holds is told plate by plate, with nothing left over for a load that can be made', () => {
  for (const line of lines.filter(({ equipment, plates }) => equipment.includes('barbell') && plates.length > 0)) {
    const whole = line.unit === 'kg' ? 1000 : 453.59237;
    const plates = line.plates.map((hundredths) => hundredths / 100).sort((a, b) => b - a);
    const bar = Math.round((line.bar / 100) * whole);
    for (const [, held] of line.loads) {
      const { each, short } = platesFor(held, bar, plates, line.unit);
      expect([line.bar, line.plates, held, short]).toEqual([line.bar, line.plates, held, 0]);
      expect(Math.abs(bar + each.reduce((sum, plate) => sum + 2 * plate, 0) * whole - held)).toBeLessThan(2);
    }
  }
});
