// What goes on each side of a bar.
import type { LiftFacts, Profile } from '../api/types';
import { poundG, type Unit } from '../words/load';

/** Plates sold in pairs in most gyms, heaviest first, in the unit. */
const usual: Record<Unit, number[]> = { kg: [25, 20, 15, 10, 5, 2.5, 1.25], lb: [45, 35, 25, 10, 5, 2.5] };
const usualBar: Record<Unit, number> = { kg: 20, lb: 45 };
const platesKey = 'recoup-plates';
const barKey = 'recoup-bar';

/** The profile's plates and bar, which the plan is made with; hundredths of its unit. Told by the app. */
let profile: Profile | null = null;
export const knowPlates = (of: Profile | null | undefined): void => void (profile = of ?? null);

export type Loaded = { each: number[]; /** What the plates cannot make, in the unit. */ short: number };

export const gramsOf = (mass: number, unit: Unit): number => Math.round(mass * (unit === 'kg' ? 1000 : poundG));
export const massOf = (grams: number, unit: Unit): number => Math.round((grams / (unit === 'kg' ? 1000 : poundG)) * 100) / 100;

/** The fewest plates of each side for a load on a bar, heaviest first, and what no plates of these make up. */
export function platesFor(loadG: number, barG: number, plates: number[], unit: Unit): Loaded {
  const side = Math.round(massOf(loadG - barG, unit) * 50);
  // For each mass that a side can hold, the heaviest plate of its fewest; hundredths of the unit. Taking the heaviest
  // that fits each time would say that 20 and 15 cannot make 45.
  const best = new Map([[0, { count: 0, plate: 0 }]]);
  const masses = plates.map((plate) => Math.round(plate * 100));
  for (const so of pairs(plates, 2 * Math.max(0, side)).map((both) => both / 2)) {
    for (const plate of masses) {
      const before = best.get(so - plate);
      if (before && before.count + 1 < (best.get(so)?.count ?? Infinity)) best.set(so, { count: before.count + 1, plate });
    }
  }
  const held = Math.max(...best.keys());
  const each: number[] = [];
  for (let left = held; left > 0; left -= best.get(left)!.plate) each.push(best.get(left)!.plate / 100);
  return { each: each.sort((a, b) => b - a), short: Math.max(0, Math.round((side - held) * 2) / 100) };
}

/** Whether the server has this person's plates and bar; what this phone kept before it did is older. */
const isTold = (unit: Unit): boolean => profile?.unit === unit && (profile.bar != null || (profile.plates ?? []).length > 0);

/** What was chosen on this phone before the server kept it, as the profile has it; null where there is nothing to tell. */
export function untoldPlates(unit: Unit): Pick<Profile, 'plates' | 'bar'> | null {
  if (isTold(unit) || (chosenPlates(unit) === null && read<number>(`${barKey} ${unit}`) === null)) return null;
  const inHundredths = (mass: number) => Math.round(mass * 100);
  return { plates: (chosenPlates(unit) ?? []).map(inHundredths), bar: inHundredths(massOf(usualBarG(unit), unit)) };
}

/** The plates this person chose under You, heaviest first; null where she did not say. */
function chosenPlates(unit: Unit): number[] | null {
  if (isTold(unit)) return profile!.plates?.length ? profile!.plates.map((hundredths) => hundredths / 100).sort((a, b) => b - a) : null;
  const kept = read<number[]>(`${platesKey} ${unit}`);
  return Array.isArray(kept) && kept.length > 0 && kept.length < usual[unit].length ? kept : null;
}

/** The plates this person has; every usual one where nothing was chosen. */
export const ownPlates = (unit: Unit): number[] => chosenPlates(unit) ?? usual[unit];

export function setOwnPlates(unit: Unit, plates: number[]): void {
  localStorage.setItem(`${platesKey} ${unit}`, JSON.stringify(plates));
}

export const usualPlates = (unit: Unit): number[] => usual[unit];

/** The bar this person uses most, as chosen under You; the bar of most gyms where nothing was chosen. In grams. */
export function usualBarG(unit: Unit): number {
  if (isTold(unit)) return gramsOf(profile!.bar == null ? usualBar[unit] : profile!.bar / 100, unit);
  return read<number>(`${barKey} ${unit}`) ?? gramsOf(usualBar[unit], unit);
}

export function setUsualBarG(unit: Unit, grams: number): void {
  localStorage.setItem(`${barKey} ${unit}`, JSON.stringify(grams));
}

/** The bar of a lift in grams, as it was chosen last. */
export function barOf(exercise: string, unit: Unit, planned: number | null): number {
  return read<number>(`${barKey} ${exercise}`) ?? planned ?? usualBarG(unit);
}

export function setBarOf(exercise: string, grams: number): void {
  localStorage.setItem(`${barKey} ${exercise}`, JSON.stringify(grams));
}

/** Masses that both sides of a bar can hold together up to a limit, rising; hundredths of the unit. */
function pairs(plates: number[], upTo: number): number[] {
  const held = new Set([0]);
  for (const so of held) for (const plate of plates) if (so + plate * 200 <= upTo) held.add(Math.round(so + plate * 200));
  return [...held].sort((a, b) => a - b);
}

/** What is on a bar of the person's own: the bar and its plates; null for everything else. */
function onBar(facts: LiftFacts, unit: Unit): { bar: number; plates: number[] } | null {
  if (facts.loading !== 'external' || facts.bar_g == null) return null;
  return { bar: massOf(barOf(facts.exercise_id, unit, facts.bar_g), unit) * 100, plates: ownPlates(unit) };
}

/** What rounding must not tip over a step, in hundredths of the unit. */
const slack = 0.2;

const inGrams = (hundredths: number, unit: Unit): number => gramsOf(hundredths / 100, unit);

/** The next load up or down that can be put together. */
export function nextLoad(fromG: number, by: -1 | 1, facts: LiftFacts, unit: Unit): number {
  const held = onBar(facts, unit);
  if (!held) {
    const steps = fromG / facts.step_g;
    return Math.round((by > 0 ? Math.floor(steps + 1.001) : Math.ceil(steps - 1.001)) * facts.step_g);
  }
  const side = massOf(fromG, unit) * 100 - held.bar;
  const all = pairs(held.plates, Math.max(0, side) + Math.max(...held.plates) * 200);
  const found = by > 0 ? all.find((one) => one > side + 0.5) : all.findLast((one) => one < side - 0.5);
  return found === undefined ? (by > 0 ? fromG : Math.min(fromG, inGrams(held.bar, unit))) : inGrams(held.bar + found, unit);
}

/** A load as it can be put together, not harder than it was; without a bar or plates of her own as it is. */
export function loadable(loadG: number, facts: LiftFacts, unit: Unit): number {
  const held = onBar(facts, unit);
  if (!held || !chosenPlates(unit)) return loadG;
  const side = massOf(loadG, unit) * 100 - held.bar;
  const found = pairs(held.plates, Math.max(0, side) + 0.5).at(-1) ?? 0;
  return inGrams(held.bar + found, unit);
}

/** Percent of the work load and repetitions before the first work set, after the empty bar: the server's own ramp,
 *  for a lift that no plan asks for. Choice: DESIGN 7.4. */
const ramp = [[52, 5], [78, 3]] as const;
const barReps = 8;

/** The warm-up for a work load; empty where nothing is loaded or nothing was lifted before. */
export function warmUpFor(workG: number | null, facts: LiftFacts, unit: Unit): LiftFacts['warm_up'] {
  if (facts.loading !== 'external' || facts.measure !== 'reps' || workG === null || workG <= 0) return [];
  const held = onBar(facts, unit);
  const down = (grams: number) => {
    if (held && chosenPlates(unit)) return loadable(grams, facts, unit);
    const step = massOf(facts.step_g, unit) * 100;
    const whole = Math.floor((massOf(grams, unit) * 100 + slack) / step) * step;
    return inGrams(Math.max(whole, held?.bar ?? 0), unit);
  };
  const steps = ramp.map(([percent, reps]) => ({ load_g: down((workG * percent) / 100), reps: reps as number }));
  const all = held && held.bar > 0 ? [{ load_g: inGrams(held.bar, unit), reps: barReps }, ...steps] : steps;
  const warm: LiftFacts['warm_up'] = [];
  for (const one of all) if (one.load_g > (warm.at(-1)?.load_g ?? 0) && one.load_g < workG) warm.push(one);
  return warm;
}

/** With these a load is made of plates in pairs. */
const platesGoOn = ['barbell', 'ez_bar', 'trap_bar', 'smith_machine'];
const step: Record<'any' | 'hand', Record<Unit, number>> = { any: { kg: 2.5, lb: 5 }, hand: { kg: 2, lb: 5 } };

/** The smallest step between two loads of a lift, in grams, as the server has it. */
export function stepOf(equipment: string[], unit: Unit): number {
  if (equipment.includes('dumbbell') || equipment.includes('kettlebell')) return gramsOf(step.hand[unit], unit);
  const own = equipment.some((one) => platesGoOn.includes(one)) ? chosenPlates(unit) : null;
  return gramsOf(own ? 2 * Math.min(...own) : step.any[unit], unit);
}

/** Bars to choose from, in the unit. */
export const bars: Record<Unit, number[]> = { kg: [20, 15, 10, 7.5, 0], lb: [45, 35, 25, 15, 0] };

function read<T>(key: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as T | null;
  } catch {
    return null;
  }
}
