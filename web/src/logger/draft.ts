// A session while it is logged: its lifts and sets, which one is now, and what comes after it.
// Nothing here knows the page, the clock or the network.
import type { ExerciseCard, LiftFacts, PerformedSet, PlannedExercise, Session } from '../api/types';
import { uuid7 } from '../kept/uuid';
import type { Unit } from '../words/load';
import { loadable, stepOf, usualBarG, warmUpFor } from './plates';

export type Kind = 'working' | 'drop' | 'failure' | 'rest_pause';

/** One set. A value that was not noted is null, never zero; loads are grams. */
export type Row = {
  key: string;
  kind: Kind;
  load_g: number | null;
  reps: number | null;
  seconds: number | null;
  rir: number | null;
  /** Sides done of a set that has two. */
  sides: number;
  /** When it was ticked, ms since 1970; null while it is to do. */
  done_at: number | null;
  /** How often it was changed, on any device. */
  n?: number;
};

export type WarmUp = { load_g: number; reps: number; done: boolean };

export type Lift = {
  key: string;
  facts: LiftFacts;
  /** What the plan asks; null for a lift that was added here. */
  plan: PlannedExercise | null;
  rows: Row[];
  warm: WarmUp[];
  rest_s: number;
  /** The end of the range where rest is one, such as two to three minutes. */
  rest_to_s?: number | null;
  superset: string | null;
  note: string;
  /** Advice that was answered and is not shown again. */
  answered: string[];
};

/** A rest or a breath between sides: absolute, so that a lock or a reload does not move it. */
export type Rest = {
  began_at: number;
  ends_at: number;
  /** The end of the range: from `ends_at` to here the next set may begin. */
  until_at?: number | null;
  lift: string;
  side: boolean;
};

/** A timed set under way. */
export type Run = { row: string; starts_at: number };

export type Draft = {
  v: 2;
  id: string;
  /** The planned session it carries out, so that the plan knows it was done. */
  slot: string | null;
  day: string;
  name: string;
  started_at: string;
  unit: Unit;
  lifts: Lift[];
  /** The set that was chosen as next by hand; null lets the order decide. */
  now: string | null;
  rest: Rest | null;
  run: Run | null;
  note: string;
  effort: number | null;
  touched_at: number;
  /** The counter of the last revision that was sent; 0 before the first. */
  counter: number;
  /** Of a session that was finished before: how long it took. */
  duration_s: number | null;
  /** Lifts and sets that were taken out, by key, so that another device takes them out too. */
  gone?: string[];
};

export type At = { lift: Lift; row: Row; i: number };

/** Seconds between sets where no plan says so. Choice: two minutes suit most lifts. */
export const usualRestS = 120;
/** Seconds between the two sides of a set. Source: DESIGN 7.4. */
export const sideRestS = 10;

export function blankDraft(day: string, name: string, unit: Unit): Draft {
  const now = Date.now();
  return {
    v: 2, id: uuid7(now), slot: null, day, name, started_at: new Date(now).toISOString(), unit, lifts: [], now: null, rest: null, run: null,
    note: '', effort: null, touched_at: now, counter: 0, duration_s: null,
  };
}

/** A planned exercise as it stands before its first set: the plan's numbers, else last time's. */
export function liftOf(plan: PlannedExercise): Lift | null {
  const inSession = plan.in_session;
  if (!inSession) return null;
  const lift = liftFrom(inSession.lift, plan.sets);
  lift.plan = plan;
  lift.rest_s = plan.rest_s;
  lift.superset = inSession.superset ?? null;
  for (const row of lift.rows) {
    if (plan.load_g != null) row.load_g = plan.load_g;
    row.reps = inSession.lift.measure === 'reps' ? plan.reps_low : null;
    row.seconds = plan.seconds_low ?? row.seconds;
  }
  return lift;
}

/** A lift with so many sets, as last time. */
export function liftFrom(facts: LiftFacts, sets: number): Lift {
  const rows = Array.from({ length: sets }, (_, i) => rowLike(facts, i));
  const warm = facts.warm_up.map((one) => ({ ...one, done: false }));
  return { key: uuid7(), facts, plan: null, rows, warm, rest_s: usualRestS, superset: null, note: '', answered: [] };
}

function rowLike(facts: LiftFacts, i: number): Row {
  const last = facts.last[i] ?? facts.last.at(-1);
  return {
    key: uuid7(), kind: 'working', load_g: facts.load_g ?? last?.load_g ?? null, reps: last?.reps ?? null, seconds: last?.duration_s ?? null,
    rir: null, sides: 0, done_at: null,
  };
}

/** What is known of a lift of the library that no plan asks for; its last time is in the log of this phone. */
export function factsOf(card: ExerciseCard, log: Session[], unit: Unit): LiftFacts {
  const times = log.filter((session) => session.exercises.some((one) => one.exercise_id === card.id));
  const newest = times.sort((a, b) => b.day.localeCompare(a.day))[0];
  const last = newest?.exercises.filter((one) => one.exercise_id === card.id).flatMap((one) => one.sets.filter((set) => set.kind === 'working')) ?? [];
  const loads = times.flatMap((session) => session.exercises.filter((one) => one.exercise_id === card.id).flatMap((one) => one.sets.map((set) => set.load_g ?? 0)));
  const facts: LiftFacts = {
    exercise_id: card.id, name: card.name, loading: card.loading, measure: card.measure, per_side: card.per_side, pattern: card.pattern,
    equipment: card.equipment, step_g: stepOf(card.equipment, unit), bar_g: card.equipment.includes('barbell') ? usualBarG(unit) : null, load_g: last[0]?.load_g ?? null, warm_up: [], times: times.length,
    last_day: newest?.day ?? null, last: last.map(({ load_g, reps, rir, duration_s }) => ({ load_g, reps, rir, duration_s })),
    best_g: loads.length > 0 ? Math.max(...loads) : null,
  };
  if (facts.load_g != null) facts.load_g = loadable(facts.load_g, facts, unit);
  return { ...facts, warm_up: warmUpFor(facts.load_g ?? null, facts, unit) };
}

/** The warm-up of a lift that no plan asks for follows its first set, until something of it is done. */
export function warmAnew(draft: Draft, row: Row): void {
  const lift = draft.lifts.find((one) => one.rows[0] === row);
  if (!lift || lift.plan !== null || lift.warm.some((one) => one.done) || lift.rows.some((one) => one.done_at !== null)) return;
  lift.warm = warmUpFor(row.load_g, lift.facts, draft.unit).map((one) => ({ ...one, done: false }));
}

/** Lifts with the same mark in a row, as one; every other lift by itself. */
export function groups(draft: Draft): Lift[][] {
  const all: Lift[][] = [];
  for (const lift of draft.lifts) {
    const before = all.at(-1);
    if (lift.superset !== null && before?.[0]?.superset === lift.superset) before.push(lift);
    else all.push([lift]);
  }
  return all;
}

/** Every set in the order it is done: the lifts of a superset in turn. */
export function sequence(draft: Draft): At[] {
  return groups(draft).flatMap((group) => {
    const rounds = Math.max(0, ...group.map((lift) => lift.rows.length));
    return Array.from({ length: rounds }, (_, i) => group.flatMap((lift) => (lift.rows[i] ? [{ lift, row: lift.rows[i], i }] : []))).flat();
  });
}

export function find(draft: Draft, key: string): At | null {
  return sequence(draft).find((at) => at.row.key === key) ?? null;
}

/** The one set that is now: the one chosen by hand, else the first to do after the last done. */
export function nowOf(draft: Draft): At | null {
  const all = sequence(draft);
  const chosen = all.find((at) => at.row.key === draft.now && at.row.done_at === null);
  if (chosen) return chosen;
  const times = all.map((at) => at.row.done_at ?? 0);
  const last = times.lastIndexOf(Math.max(0, ...times));
  const from = times.some((time) => time > 0) ? last : -1;
  return all.find((at, i) => i > from && at.row.done_at === null) ?? all.find((at) => at.row.done_at === null) ?? null;
}

/** Whether the set after this one is done at once: a drop set, or the next lift of the same round of a superset. */
function goesOn(draft: Draft, done: At): boolean {
  const next = nowOf(draft);
  if (next?.lift === done.lift && next.row.kind === 'drop') return true;
  return next !== null && next.lift !== done.lift && done.lift.superset !== null && next.lift.superset === done.lift.superset && next.i === done.i;
}

/** Ticks a set: the other side, the next lift of the superset, or a rest comes after it. */
export function logSet(draft: Draft, key: string, at: number, withRest = true): 'side' | 'done' | null {
  const found = find(draft, key);
  if (!found || found.row.done_at !== null) return null;
  const { lift, row } = found;
  row.sides += 1;
  draft.run = null;
  if (lift.facts.per_side && row.sides < 2) {
    draft.now = row.key;
    draft.rest = { began_at: at, ends_at: at + sideRestS * 1000, lift: lift.key, side: true };
    return 'side';
  }
  row.done_at = at;
  draft.now = null;
  const rests = withRest && lift.rest_s > 0 && nowOf(draft) !== null && !goesOn(draft, found);
  draft.rest = rests ? restOf(lift, at) : null;
  return 'done';
}

/** The rest of a lift from an instant on. */
export function restOf(lift: Lift, at: number): Rest {
  const to = lift.rest_to_s ?? null;
  return { began_at: at, ends_at: at + lift.rest_s * 1000, until_at: to !== null && to > lift.rest_s ? at + to * 1000 : null, lift: lift.key, side: false };
}

/** Takes a tick back; the set is now again. */
export function unlogSet(draft: Draft, key: string): void {
  const found = find(draft, key);
  if (!found) return;
  found.row.done_at = null;
  found.row.sides = 0;
  draft.now = key;
  draft.rest = null;
}

/** Another set like the last one of the lift. */
export function addSet(lift: Lift, kind: Kind = 'working'): Row {
  const last = lift.rows.at(-1);
  const row: Row = last ? { ...last, key: uuid7(), kind, rir: null, sides: 0, done_at: null } : { ...rowLike(lift.facts, 0), kind };
  lift.rows.push(row);
  return row;
}

/** Sets of work, and how many are done. */
export function countOf(draft: Draft): { done: number; all: number } {
  const rows = draft.lifts.flatMap((lift) => lift.rows);
  return { done: rows.filter((row) => row.done_at !== null).length, all: rows.length };
}

/** When the last set was ticked; null before the first. */
export function lastAt(draft: Draft): number | null {
  const times = draft.lifts.flatMap((lift) => lift.rows.flatMap((row) => (row.done_at === null ? [] : [row.done_at])));
  return times.length === 0 ? null : Math.max(...times);
}

/** What is sent: the ticked sets, in order; what was not ticked was not done. */
export function toSession(draft: Draft, rev: Session['rev'], endedAt: number): Session {
  const began = Date.parse(draft.started_at);
  const lasted = draft.duration_s ?? Math.max(60, Math.round((endedAt - began) / 1000));
  const exercises = draft.lifts.map((lift) => {
    const warm = lift.warm.filter((one) => one.done).map((one) => performed(draft.unit, { load_g: one.load_g, reps: one.reps, kind: 'warm_up' }));
    const note = lift.note;
    const work = lift.rows
      .filter((row) => row.done_at !== null)
      .map((row, i) =>
        performed(draft.unit, {
          kind: row.kind, load_g: row.load_g, reps: row.reps, rir: row.rir,
          duration_s: row.seconds, note: i === 0 ? note : '',
        }),
      );
    return { exercise_id: lift.facts.exercise_id, name: lift.facts.name, sets: work.length > 0 ? [...warm, ...work] : [] };
  });
  return {
    id: draft.id, slot: draft.slot, day: draft.day, started_at: draft.started_at, duration_s: lasted, name: draft.name, session_rpe: draft.effort,
    note: draft.note, exercises: exercises.filter((one) => one.sets.length > 0), rev,
  };
}

function performed(unit: Unit, part: Partial<PerformedSet>): PerformedSet {
  return { kind: 'working', load_g: null, unit, reps: null, rir: null, duration_s: null, distance_m: null, note: '', suspect: false, ...part };
}

/** A session that was finished before, to be changed. */
export function fromSession(session: Session, factsFor: (id: string, name: string) => LiftFacts, unit: Unit): Draft {
  const at = session.started_at ? Date.parse(session.started_at) : Date.parse(`${session.day}T12:00:00Z`);
  const lifts = session.exercises.map((one): Lift => {
    const lift = liftFrom({ ...factsFor(one.exercise_id, one.name), warm_up: [] }, 0);
    lift.warm = one.sets.filter((set) => set.kind === 'warm_up').map((set) => ({ load_g: set.load_g ?? 0, reps: set.reps ?? 0, done: true }));
    const work = one.sets.filter((set) => set.kind !== 'warm_up');
    lift.note = work[0]?.note ?? '';
    lift.rows = work.map((set, i) => ({
      key: uuid7(), kind: set.kind as Kind, load_g: set.load_g ?? null, reps: set.reps ?? null, seconds: set.duration_s ?? null, rir: set.rir ?? null,
      sides: 2, done_at: at + i,
    }));
    return lift;
  });
  return {
    ...blankDraft(session.day, session.name, unit), id: session.id, slot: session.slot ?? null, started_at: session.started_at ?? new Date(at).toISOString(),
    lifts, note: session.note ?? '', effort: session.session_rpe ?? null, counter: session.rev.counter, duration_s: session.duration_s ?? null,
  };
}
