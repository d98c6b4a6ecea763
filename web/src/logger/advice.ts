// Advice during a session: the server sent every threshold and every load, this file compares.
// Rules R25 to R27; it is one line in place, never in the way.
import type { Lift, Row } from './draft';

export type Advice =
  | { kind: 'under'; key: string; load_g: number | null }
  | { kind: 'less_left'; key: string; left: number; planned: number; load_g: number | null }
  | { kind: 'floor'; key: string; floor: number }
  | { kind: 'enough'; key: string; why: 'second' | 'dropped' | 'nothing_left' };

/** What there is to say after the last ticked set of a lift, while sets of it are left; null for nothing. */
export function adviceFor(lift: Lift): Advice | null {
  const done = lift.rows.filter((row) => row.done_at !== null && row.kind === 'working');
  const last = done.at(-1);
  const plan = lift.plan?.in_session ? lift.plan : null;
  if (!last || !plan || !lift.rows.some((row) => row.done_at === null)) return null;
  const found = afterSet(lift, done, last);
  return found && !lift.answered.includes(found.key) ? found : null;
}

function afterSet(lift: Lift, done: Row[], last: Row): Advice | null {
  const { in_session: known, rir: planned, load_g: load } = lift.plan!;
  const first = done[0]!;
  const lighter = last.load_g === load ? (known?.lighter_g ?? null) : null;
  const key = (kind: string) => `${kind} ${last.key}`;
  if (done.length === 2 && isUnder(lift, first, 'usual_from') && isUnder(lift, last, 'ends_below')) return { kind: 'enough', key: key('second'), why: 'second' };
  if (last.rir === 0 && planned > 0) return { kind: 'enough', key: key('nothing'), why: 'nothing_left' };
  if (done.length > 1 && droppedOff(lift, first, last)) return { kind: 'enough', key: key('dropped'), why: 'dropped' };
  if (done.length === 1 && isUnder(lift, first, 'usual_from')) return { kind: 'under', key: key('under'), load_g: lighter };
  if (last.rir === null) return null;
  const floor = known?.rir_floor ?? null;
  if (floor !== null && last.rir < floor) return { kind: 'floor', key: key('floor'), floor };
  if (last.rir < planned) return { kind: 'less_left', key: key('left'), left: last.rir, planned, load_g: lighter };
  return null;
}

/** R25: only a set whose reserve was noted says something about the day. */
function isUnder(lift: Lift, row: Row, which: 'usual_from' | 'ends_below'): boolean {
  const limit = lift.plan?.in_session?.first_set.find((one) => one.load_g === row.load_g);
  return limit !== undefined && row.reps !== null && row.rir !== null && row.reps + row.rir < limit[which];
}

/** R26: more than a quarter of the repetitions lost at the same load. */
function droppedOff(lift: Lift, first: Row, last: Row): boolean {
  if (first.reps === null || last.reps === null || first.load_g !== last.load_g) return false;
  const least = lift.plan?.in_session?.least_reps[first.reps - 1];
  return least !== undefined && last.reps < least;
}
