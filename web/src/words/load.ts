// Loads are whole grams everywhere; kilograms and pounds exist only on the screen.

import { language } from './language';

/** One pound in grams, exactly as defined in 1959. */
export const poundG = 453.59237;

/** The mark between whole and part in this language. */
export const decimal = language === 'de' ? ',' : '.';

export type Unit = 'kg' | 'lb';

/** Grams as the person reads them, with at most two decimals and no unit. */
export function sayLoad(grams: number, unit: Unit): string {
  const shown = unit === 'kg' ? grams / 1000 : grams / poundG;
  return String(Math.round(shown * 100) / 100).replace('.', decimal);
}

/** Reads "77,5" or "77.5"; null when it is not a number of zero or more. */
export function readLoad(text: string, unit: Unit): number | null {
  const plain = text.trim().replace(',', '.');
  if (!/^\d+(\.\d+)?$/.test(plain)) return null;
  return Math.round(Number(plain) * (unit === 'kg' ? 1000 : poundG));
}
