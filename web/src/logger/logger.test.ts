// The order of sets, plates, and advice, without a page.
import { expect, test } from 'vitest';
import type { LiftFacts, PlannedExercise, Profile } from '../api/types';
import { adviceFor } from './advice';
import { blankDraft, fromSession, liftFrom, liftOf, logSet, nowOf, sequence, toSession, unlogSet, type Draft, type Lift } from './draft';
import { knowPlates, loadable, nextLoad, platesFor, warmUpFor } from './plates';
import { sayRest, saySet } from './say';
import { sayTarget } from '../words/target';

const facts = (id: string, more: Partial<LiftFacts> = {}): LiftFacts => ({
  exercise_id: id, name: id, loading: 'external', measure: 'reps', per_side: false, pattern: 'squat', equipment: ['barbell'], step_g: 2500, bar_g: 20_000,
  load_g: 75_000, warm_up: [{ load_g: 20_000, reps: 8 }], times: 3, last_day: '2026-05-11', last: [{ load_g: 75_000, reps: 5, rir: 2, duration_s: null }],
  best_g: 80_000, ...more,
});

function plan(id: string, more: Partial<PlannedExercise> = {}, superset: string | null = null): PlannedExercise {
  return {
    exercise_id: id, name: id, sets: 3, reps_low: 5, reps_high: 5, seconds_low: null, seconds_high: null, per_side: false, rir: 2, rest_s: 150,
    load_g: 77_500, load_text: '77.5 kg', last_text: null, why: 'because', dropped: null,
    in_session: {
      lift: facts(id), superset, rir_floor: null, lighter_g: 75_000, first_set: [{ load_g: 77_500, usual_from: 6, ends_below: 5 }],
      least_reps: [1, 2, 3, 3, 4, 5, 6, 6, 7, 8], swaps: [],
    },
    ...more,
  } as PlannedExercise;
}

function draftOf(...lifts: Lift[]): Draft {
  return { ...blankDraft('2026-05-14', 'Lower B', 'kg'), lifts };
}

test('the plan fills the row, last time stands beside it', () => {
  const lift = liftOf(plan('deadlift'))!;
  expect(lift.rows.map((row) => [row.load_g, row.reps, row.rir])).toEqual(Array.from({ length: 3 }, () => [77_500, 5, null]));
  expect(saySet(lift.facts.last[0]!, lift.facts, 'kg')).toBe('75 × 5');
});

test('exactly one set is now, and it moves on with every log', () => {
  const draft = draftOf(liftOf(plan('deadlift'))!, liftOf(plan('row'))!);
  for (let n = 0; n < 6; n += 1) {
    const now = nowOf(draft)!;
    expect(now.i + (now.lift === draft.lifts[1] ? 3 : 0)).toBe(n);
    expect(logSet(draft, now.row.key, 1000 + n)).toBe('done');
    expect(draft.rest === null).toBe(n === 5);
  }
  expect(nowOf(draft)).toBeNull();
});

test('a superset goes round and rests after its last lift', () => {
  const draft = draftOf(liftOf(plan('split', {}, 'a'))!, liftOf(plan('bug', {}, 'a'))!);
  expect(sequence(draft).map((at) => at.lift.facts.exercise_id)).toEqual(['split', 'bug', 'split', 'bug', 'split', 'bug']);
  logSet(draft, nowOf(draft)!.row.key, 1);
  expect(draft.rest).toBeNull();
  expect(nowOf(draft)!.lift.facts.exercise_id).toBe('bug');
  logSet(draft, nowOf(draft)!.row.key, 2);
  expect(draft.rest?.ends_at).toBe(2 + 150_000);
});

test('a rest may be a range, none at all, and a drop set follows at once', () => {
  const draft = draftOf(liftOf(plan('deadlift', { rest_s: 120 }))!);
  const lift = draft.lifts[0]!;
  lift.rest_to_s = 180;
  logSet(draft, lift.rows[0]!.key, 1000);
  expect(draft.rest).toMatchObject({ ends_at: 121_000, until_at: 181_000 });
  expect(sayRest(lift)).toBe('2 to 3 min');
  lift.rows[2]!.kind = 'drop';
  logSet(draft, lift.rows[1]!.key, 2000);
  expect(draft.rest).toBeNull();
  unlogSet(draft, lift.rows[1]!.key);
  [lift.rest_s, lift.rest_to_s, lift.rows[2]!.kind] = [0, null, 'rest_pause'];
  logSet(draft, lift.rows[1]!.key, 3000);
  expect(draft.rest).toBeNull();
  logSet(draft, lift.rows[2]!.key, 4000);
  expect(toSession(draft, { counter: 1, device: 'a' }, 5000).exercises[0]!.sets.map((set) => set.kind)).toEqual(['working', 'working', 'rest_pause']);
});

test('what is held says its seconds, one side at a time says so', () => {
  expect(sayTarget(plan('plank', { sets: 2, reps_low: 1, reps_high: 1, seconds_low: 30, seconds_high: 45 }))).toBe('2 × 30 to 45 s');
  expect(sayTarget(plan('lunge', { per_side: true, reps_high: 8 }))).toBe('3 × 5 to 8 per side, leave 2 in the tank');
});

test('a set with two sides is done after the second', () => {
  const lift = liftFrom(facts('split', { per_side: true }), 2);
  const draft = draftOf(lift);
  expect(logSet(draft, lift.rows[0]!.key, 5)).toBe('side');
  expect(lift.rows[0]!.done_at).toBeNull();
  expect(draft.rest?.side).toBe(true);
  expect(logSet(draft, lift.rows[0]!.key, 6)).toBe('done');
});

test('a tick taken back is now again, also after others were done', () => {
  const draft = draftOf(liftOf(plan('deadlift'))!);
  for (let n = 0; n < 2; n += 1) logSet(draft, nowOf(draft)!.row.key, n + 1);
  unlogSet(draft, draft.lifts[0]!.rows[0]!.key);
  expect(nowOf(draft)!.i).toBe(0);
});

test('only what was ticked is sent, and it comes back to be changed', () => {
  const draft = draftOf(liftOf(plan('deadlift'))!, liftOf(plan('row'))!);
  draft.lifts[0]!.warm[0]!.done = true;
  draft.lifts[0]!.note = 'belt';
  logSet(draft, nowOf(draft)!.row.key, Date.parse(draft.started_at) + 600_000);
  const sent = toSession(draft, { counter: 1, device: 'a' }, Date.parse(draft.started_at) + 600_000);
  expect(sent.duration_s).toBe(600);
  expect(sent.exercises.map((one) => one.sets.map((set) => set.kind))).toEqual([['warm_up', 'working']]);
  const again = toSession(fromSession(sent, (id) => facts(id), 'kg'), { counter: 2, device: 'a' }, 0);
  expect(again).toEqual({ ...sent, rev: { counter: 2, device: 'a' } });
});

test('plates are the fewest of each side, and what they cannot make is said', () => {
  expect(platesFor(77_500, 20_000, [25, 20, 15, 10, 5, 2.5, 1.25], 'kg')).toEqual({ each: [25, 2.5, 1.25], short: 0 });
  expect(platesFor(77_500, 20_000, [20, 5, 2.5], 'kg')).toEqual({ each: [20, 5, 2.5], short: 2.5 });
  expect(platesFor(61_235, 20_412, [45, 25, 10, 5, 2.5], 'lb')).toEqual({ each: [45], short: 0 });
  expect(platesFor(15_000, 20_000, [20], 'kg')).toEqual({ each: [], short: 0 });
});

function done(rows: [reps: number, rir: number | null][]): Lift {
  const lift = liftOf(plan('deadlift'))!;
  rows.forEach(([reps, rir], i) => Object.assign(lift.rows[i]!, { reps, rir, done_at: i + 1 }));
  return lift;
}

test('advice compares with the limits the server sent, and says nothing without a reserve', () => {
  expect(adviceFor(done([[5, 2]]))).toBeNull();
  expect(adviceFor(done([[5, null]]))).toBeNull();
  expect(adviceFor(done([[4, 1]]))).toMatchObject({ kind: 'under', load_g: 75_000 });
  expect(adviceFor(done([[5, 2], [5, 1]]))).toMatchObject({ kind: 'less_left', left: 1, planned: 2, load_g: 75_000 });
  expect(adviceFor(done([[5, 2], [5, 0]]))).toMatchObject({ kind: 'enough', why: 'nothing_left' });
  expect(adviceFor(done([[4, 1], [3, 1]]))).toMatchObject({ kind: 'enough', why: 'second' });
  expect(adviceFor(done([[5, 2], [3, 2]]))).toMatchObject({ kind: 'enough', why: 'dropped' });
  expect(adviceFor(done([[5, 2], [5, 1], [5, 1]]))).toBeNull();
});

test('advice that was answered stays away', () => {
  const lift = done([[5, 2], [5, 1]]);
  lift.answered.push(adviceFor(lift)!.key);
  expect(adviceFor(lift)).toBeNull();
});

test('help and the body say what they are', () => {
  const pull = facts('pull-up', { loading: 'assisted' });
  expect(saySet({ load_g: -20_000, reps: 8 }, pull, 'kg')).toBe('−20 × 8');
  expect(saySet({ load_g: 10_000, reps: 8 }, facts('dip', { loading: 'bodyweight' }), 'kg')).toBe('+10 × 8');
  expect(saySet({ load_g: 0, reps: 8 }, facts('dip', { loading: 'bodyweight' }), 'kg')).toBe('× 8');
  expect(saySet({ load_g: null, duration_s: 45 }, facts('plank', { measure: 'time', loading: 'bodyweight' }), 'kg')).toBe('0:45');
});

test('loads step by what her plates make, and the warm-up is the one of the design page', () => {
  const squat = facts('back-squat-barbell');
  expect([nextLoad(77_500, 1, squat, 'kg'), nextLoad(77_500, -1, squat, 'kg'), nextLoad(78_000, -1, squat, 'kg')]).toEqual([80_000, 75_000, 77_500]);
  expect(nextLoad(20_000, -1, squat, 'kg')).toBe(20_000);
  expect(warmUpFor(77_500, squat, 'kg').map((one) => [one.load_g, one.reps])).toEqual([[20_000, 8], [40_000, 5], [60_000, 3]]);
  expect(warmUpFor(null, squat, 'kg')).toEqual([]);
  expect(warmUpFor(10_000, { ...squat, loading: 'bodyweight' }, 'kg')).toEqual([]);
  knowPlates({ unit: 'kg', plates: [1000, 500], bar: 1500 } as Profile);
  const home = { ...squat, bar_g: 15_000 };
  expect([nextLoad(75_000, 1, home, 'kg'), nextLoad(75_000, -1, home, 'kg')]).toEqual([85_000, 65_000]);
  expect([loadable(77_500, home, 'kg'), loadable(85_000, home, 'kg')]).toEqual([75_000, 85_000]);
  const machine = facts('leg-press', { bar_g: null, step_g: 2500 });
  expect([loadable(77_500, machine, 'kg'), nextLoad(77_500, 1, machine, 'kg')]).toEqual([77_500, 80_000]);
  knowPlates(null);
});
