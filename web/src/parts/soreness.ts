// Check-ins as a calendar of soreness: a row for each muscle named, a cell for each day.
import type { CheckIn } from '../api/types';
import { addDays } from '../words/when';

/** Days that the calendar holds. Choice: three weeks and a half fit a phone with a finger's width for names. */
export const span = 25;
/** From this level soreness is much, of 10; the same as the early warning's. */
export const much = 5;
/** Days in a row from which it stands out: ordinary soreness fades in two to four. */
const long = 4;

/** One muscle's days, oldest first: 0 to 10, or null where there was no check-in. */
export type Row = { muscle: string; levels: (number | null)[] };
export type Run = { muscle: string; from: number; days: number };

/** The rows of the muscles that were named at least once, most sore first. */
export function rowsOf(checkIns: CheckIn[], today: string): Row[] {
  const days = Array.from({ length: span }, (_, i) => addDays(today, i - span + 1));
  const byDay = new Map(checkIns.map((one) => [one.day, one.sore_muscles as Record<string, number>]));
  const named = new Set(days.flatMap((day) => Object.entries(byDay.get(day) ?? {}).filter(([, level]) => level > 0).map(([muscle]) => muscle)));
  const row = (muscle: string): Row => ({ muscle, levels: days.map((day) => (byDay.has(day) ? (byDay.get(day)?.[muscle] ?? 0) : null)) });
  const weight = ({ levels }: Row) => levels.reduce<number>((sum, level) => sum + (level ?? 0), 0);
  return [...named].map(row).sort((a, b) => weight(b) - weight(a));
}

/** The longest run of much soreness that lasts to the latest check-in; null when none is long. */
export function standsOut(rows: Row[]): Run | null {
  const runs = rows.flatMap(({ muscle, levels }): Run[] => {
    const end = levels.findLastIndex((level) => level !== null);
    let from = end;
    while (from >= 0 && (levels[from] ?? 0) >= much) from -= 1;
    const days = end - from;
    return days >= long ? [{ muscle, from: from + 1, days }] : [];
  });
  return runs.sort((a, b) => b.days - a.days)[0] ?? null;
}
