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

/** The plates of each side for a load on a bar, heaviest first, and what is left over. */
export function platesFor(loadG: number, barG: number, plates: number[], unit: Unit): Loaded {
  let left = massOf(loadG - barG, unit) / 2;
  const each: number[] = [];
  for (const plate of plates) {
    while (left >= plate - 0.005) {
      each.push(plate);
      left -= plate;
    }
  }
  return { each, short: Math.max(0, Math.round(left * 200) / 100) };
}

/** The plates this person has, as chosen under You; every usual one where nothing was chosen. */
export function ownPlates(unit: Unit): number[] {
  const told = profile?.unit === unit ? (profile.plates ?? []) : [];
  if (told.length > 0) return told.map((hundredths) => hundredths / 100).sort((a, b) => b - a);
  const kept = read<number[]>(`${platesKey} ${unit}`);
  return Array.isArray(kept) && kept.length > 0 ? kept : usual[unit];
}

export function setOwnPlates(unit: Unit, plates: number[]): void {
  localStorage.setItem(`${platesKey} ${unit}`, JSON.stringify(plates));
}

export const usualPlates = (unit: Unit): number[] => usual[unit];

/** The bar this person uses most, as chosen under You; the bar of most gyms where nothing was chosen. In grams. */
export function usualBarG(unit: Unit): number {
  if (profile?.unit === unit && profile.bar != null) return gramsOf(profile.bar / 100, unit);
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

/** A load as it can be put together, not harder than it was; without a bar as it is. */
export function loadable(loadG: number, facts: LiftFacts, unit: Unit): number {
  const held = onBar(facts, unit);
  if (!held) return loadG;
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
  const down = (grams: number) => (held ? loadable(grams, facts, unit) : Math.floor(grams / facts.step_g + 0.001) * Math.round(facts.step_g));
  const steps = ramp.map(([percent, reps]) => ({ load_g: down((workG * percent) / 100), reps: reps as number }));
  const all = held && held.bar > 0 ? [{ load_g: inGrams(held.bar, unit), reps: barReps }, ...steps] : steps;
  const warm: LiftFacts['warm_up'] = [];
  for (const one of all) if (one.load_g > (warm.at(-1)?.load_g ?? 0) && one.load_g < workG) warm.push(one);
  return warm;
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
