// What goes on each side of a bar.
import { poundG, type Unit } from '../words/load';

/** Plates sold in pairs in most gyms, heaviest first, in the unit. */
const usual: Record<Unit, number[]> = { kg: [25, 20, 15, 10, 5, 2.5, 1.25], lb: [45, 35, 25, 10, 5, 2.5] };
const usualBar: Record<Unit, number> = { kg: 20, lb: 45 };
const platesKey = 'recoup-plates';
const barKey = 'recoup-bar';

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
  const kept = read<number[]>(`${platesKey} ${unit}`);
  return Array.isArray(kept) && kept.length > 0 ? kept : usual[unit];
}

export function setOwnPlates(unit: Unit, plates: number[]): void {
  localStorage.setItem(`${platesKey} ${unit}`, JSON.stringify(plates));
}

export const usualPlates = (unit: Unit): number[] => usual[unit];

/** The bar this person uses most, as chosen under You; the bar of most gyms where nothing was chosen. In grams. */
export function usualBarG(unit: Unit): number {
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

/** Bars to choose from, in the unit. */
export const bars: Record<Unit, number[]> = { kg: [20, 15, 10, 7.5, 0], lb: [45, 35, 25, 15, 0] };

function read<T>(key: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as T | null;
  } catch {
    return null;
  }
}
