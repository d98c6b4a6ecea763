// Numbers inside sentences.
import { locale } from './language';

/** The word that goes with a count. */
export function plural(n: number, one: string, many: string): string {
  return n === 1 ? one : many;
}

let marks: Intl.NumberFormat | null = null;

/** A number with its sign and one decimal. */
export function saySigned(n: number): string {
  const size = Math.abs(n).toLocaleString(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return `${n < 0 ? '\u2212' : '+'}${size}`;
}

/** A number with its language's marks for thousands and decimals. */
export function sayNumber(n: number): string {
  marks ??= new Intl.NumberFormat(locale);
  return marks.format(n);
}
