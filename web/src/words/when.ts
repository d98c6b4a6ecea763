// Local dates as text ("2026-05-14") and how to say them. A date has no clock and no zone here;
// only `localDay` looks at one.
import type { Weekday } from '../api/types';
import { locale } from './language';

const dayMs = 86_400_000;
const weekdays: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The athlete's local date at an instant. */
export function localDay(timeZone: string | undefined, now: Date = new Date()): string {
  if (!timeZone) return dayHere(now);
  return format('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

/** The athlete's local hour, 0 to 23. */
export function localHour(timeZone: string | undefined, now: Date = new Date()): number {
  return Number(format('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(now));
}

export function addDays(day: string, n: number): string {
  return new Date(utc(day) + n * dayMs).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to) - utc(from)) / dayMs);
}

export function weekdayOf(day: string): Weekday {
  return weekdays[(new Date(utc(day)).getUTCDay() + 6) % 7]!;
}

/** The ISO week a day lies in, as "2026-W20". */
export function isoWeek(day: string): string {
  const thursday = addDays(day, 3 - weekdays.indexOf(weekdayOf(day)));
  const year = thursday.slice(0, 4);
  const n = 1 + Math.floor(daysBetween(`${year}-01-01`, thursday) / 7);
  return `${year}-W${String(n).padStart(2, '0')}`;
}

/** The Monday of "2026-W20"; null when the text is not a week. */
export function mondayOf(week: string): string | null {
  const found = /^(\d{4})-W(\d{2})$/.exec(week);
  if (!found) return null;
  const fourth = `${found[1]}-01-04`;
  const first = addDays(fourth, -weekdays.indexOf(weekdayOf(fourth)));
  return addDays(first, 7 * (Number(found[2]) - 1));
}

export const sayDay = (day: string) => say(day, { weekday: 'long', day: 'numeric', month: 'long' });
export const sayDate = (day: string) => say(day, { day: 'numeric', month: 'long', year: 'numeric' });
export const sayShort = (day: string) => say(day, { weekday: 'short', day: 'numeric', month: 'short' });
export const sayMonth = (day: string) => say(day, { month: 'long', year: 'numeric' });
export const sayMonthDay = (day: string) => say(day, { day: 'numeric', month: 'short' });
export const sayWeekday = (day: string) => say(day, { weekday: 'long' });
export const sayWeekdayShort = (day: string) => say(day, { weekday: 'short' });

/** The wall clock of an instant in the athlete's zone, as "06:41". */
export function sayClock(instant: string, timeZone: string | undefined): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return '';
  return format(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** Seconds as "2 min", "2:30" or "45 s". */
export function saySeconds(s: number): string {
  if (s < 60) return `${s} s`;
  return s % 60 === 0 ? `${s / 60} min` : `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`;
}

function say(day: string, options: Intl.DateTimeFormatOptions): string {
  return format(locale, { ...options, timeZone: 'UTC' }).format(new Date(utc(day))).replace(',', '');
}

function utc(day: string): number {
  return Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
}

/** The date where this phone is; no zone has to be looked up for it. */
function dayHere(now: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

// Making one costs a phone tens of milliseconds, using one nothing: each is made once.
const formats = new Map<string, Intl.DateTimeFormat>();

/** A way to write dates, in a zone this browser knows, else in its own. */
function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) formats.set(key, (found = make(language, options)));
  return found;
}

function make(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(language, options);
  } catch {
    return new Intl.DateTimeFormat(language, { ...options, timeZone: undefined });
  }
}
