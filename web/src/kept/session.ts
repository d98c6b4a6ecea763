// The strength session being logged: a draft on the phone, one row per set, sent when it is finished.
import type { PlannedExercise, Session, Today } from '../api/types';
import { app, nextRev, write } from '../app.svelte';
import { readLoad, sayLoad as showLoad, type Unit } from '../words/load';
import { dropDraft, findDraft, keepDraft } from './db';
import { uuid7 } from './uuid';

/** One set as it stands on the screen: numbers are text until they are ticked. */
export type Row = { load: string; reps: string; rir: number | null; done: boolean };
export type Lift = { exercise_id: string; name: string; plan: PlannedExercise | null; rows: Row[] };
/** `slot` is the planned session it carries out, so that the plan knows it was done. */
export type Draft = { id: string; slot: string | null; day: string; name: string; started_at: string; unit: Unit; lifts: Lift[] };

const keyOf = (id: string) => `session ${id}`;
const openKey = 'session open';

/** The id of today's draft: the one begun already, or a new one from what today asks. */
export async function openToday(today: Today, asWritten: boolean): Promise<string> {
  const open = await findDraft<{ id: string; day: string }>(openKey);
  if (open?.body.day === today.day && (await findDraft(keyOf(open.body.id)))) return open.body.id;
  const exercises = asWritten ? (today.planned?.exercises ?? []) : today.now.exercises;
  const name = asWritten ? (today.planned?.name ?? '') : today.now.name;
  const draft = blank(today.day, name);
  draft.slot = today.planned?.kind === 'strength' ? today.planned.session : null;
  draft.lifts = exercises.filter((exercise) => !exercise.dropped).map((exercise) => liftOf(exercise, draft.unit));
  await keep(draft);
  return draft.id;
}

/** A session without a plan. */
export async function openFree(day: string, name: string): Promise<Draft> {
  const draft = blank(day, name);
  await keep(draft);
  return draft;
}

export async function findSession(id: string): Promise<Draft | null> {
  return (await findDraft<Draft>(keyOf(id)))?.body ?? null;
}

export async function keep(draft: Draft): Promise<void> {
  await keepDraft(keyOf(draft.id), draft);
  await keepDraft(openKey, { id: draft.id, day: draft.day });
}

export async function discard(draft: Draft): Promise<void> {
  await dropDraft(keyOf(draft.id));
  await dropDraft(openKey);
}

function blank(day: string, name: string): Draft {
  return { id: uuid7(), slot: null, day, name, started_at: new Date().toISOString(), unit: app.unit, lifts: [] };
}

function liftOf(plan: PlannedExercise, unit: Unit): Lift {
  const load = plan.load_g == null ? '' : showLoad(plan.load_g, unit);
  const row: Row = { load, reps: String(plan.reps_low), rir: null, done: false };
  return { exercise_id: plan.exercise_id, name: plan.name, plan, rows: Array.from({ length: plan.sets }, () => ({ ...row })) };
}

/** Sends the ticked sets as one session; what was not ticked was not done. */
export async function finish(draft: Draft, effort: number | null, note: string): Promise<void> {
  const rev = await nextRev(null);
  const began = Date.parse(draft.started_at);
  const body: Session = {
    id: draft.id,
    slot: draft.slot,
    day: draft.day,
    started_at: draft.started_at,
    duration_s: Math.max(60, Math.round((Date.now() - began) / 1000)),
    name: draft.name,
    session_rpe: effort,
    note,
    exercises: draft.lifts.map((lift) => performed(lift, draft.unit)).filter((one) => one.sets.length > 0),
    rev,
  };
  await write({ path: `/sessions/${draft.id}`, verb: 'PUT', body, kind: 'session', day: draft.day, counter: rev.counter });
  await discard(draft);
}

function performed(lift: Lift, unit: Unit): Session['exercises'][number] {
  const sets = lift.rows
    .filter((row) => row.done)
    .map((row) => ({
      kind: 'working' as const,
      load_g: readLoad(row.load, unit),
      unit,
      reps: readReps(row.reps),
      rir: row.rir,
      duration_s: null,
      distance_m: null,
      note: '',
      suspect: false,
    }));
  return { exercise_id: lift.exercise_id, name: lift.name, sets };
}

/** Whole repetitions from 1 to 200; null for anything else. */
export function readReps(text: string): number | null {
  const reps = Number(text.trim());
  return /^\d+$/.test(text.trim()) && reps >= 1 && reps <= 200 ? reps : null;
}
