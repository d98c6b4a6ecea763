// Two devices with one session: whatever each did, in whatever order they meet, both end with the same.
import { expect, test } from 'vitest';
import type { LiftFacts } from '../api/types';
import { blankDraft, liftFrom, logSet, nowOf, toSession, type Draft } from './draft';
import { Counter, covers, join } from './join';

const facts: LiftFacts = {
  exercise_id: 'squat', name: 'Squat', loading: 'external', measure: 'reps', per_side: false, pattern: 'squat', equipment: ['barbell'], step_g: 2500,
  bar_g: 20_000, load_g: 75_000, warm_up: [], times: 1, last_day: '2026-05-11', last: [{ load_g: 75_000, reps: 5, rir: 2, duration_s: null }], best_g: 80_000,
};

function device(from: Draft) {
  const draft = structuredClone(from);
  const counter = new Counter(draft);
  const change = (work: (draft: Draft) => void) => {
    work(draft);
    draft.touched_at += 1;
    counter.count(draft);
  };
  return { draft, change };
}

const begun = (sets = 4): Draft => ({ ...blankDraft('2026-05-14', 'Lower B', 'kg'), lifts: [liftFrom(facts, sets)] });
const logNext = (draft: Draft) => void logSet(draft, nowOf(draft)!.row.key, Date.now());
const done = (draft: Draft) => draft.lifts.flatMap((lift) => lift.rows).filter((row) => row.done_at !== null).length;

test('sets ticked on either device are all there, and none twice', () => {
  const start = begun();
  const [phone, tablet] = [device(start), device(start)];
  phone.change((draft) => void logSet(draft, draft.lifts[0]!.rows[0]!.key, 1));
  phone.change((draft) => void logSet(draft, draft.lifts[0]!.rows[1]!.key, 2));
  tablet.change((draft) => void logSet(draft, draft.lifts[0]!.rows[3]!.key, 3));
  const [here, there] = [join(phone.draft, tablet.draft), join(tablet.draft, phone.draft)];
  for (const one of [here, there]) {
    expect(one.differs).toBe(false);
    expect(one.draft.lifts[0]!.rows.map((row) => row.done_at !== null)).toEqual([true, true, false, true]);
  }
  expect(join(here.draft, there.draft).changed).toBe(false);
});

test('the later change of a set wins, also when it takes the tick back', () => {
  const phone = device(begun());
  phone.change(logNext);
  const tablet = device(phone.draft);
  tablet.change((draft) => (draft.lifts[0]!.rows[0]!.reps = 8));
  const corrected = join(phone.draft, tablet.draft);
  expect([corrected.differs, corrected.draft.lifts[0]!.rows[0]!.reps]).toEqual([false, 8]);
  tablet.change((draft) => Object.assign(draft.lifts[0]!.rows[0]!, { done_at: null, sides: 0 }));
  expect(done(join(phone.draft, tablet.draft).draft)).toBe(0);
});

test('the same set with other repetitions on each is a real difference', () => {
  const start = begun();
  const [phone, tablet] = [device(start), device(start)];
  phone.change((draft) => {
    draft.lifts[0]!.rows[0]!.reps = 5;
    logNext(draft);
  });
  tablet.change((draft) => {
    draft.lifts[0]!.rows[0]!.reps = 6;
    logNext(draft);
  });
  expect(join(phone.draft, tablet.draft).differs).toBe(true);
});

test('a set that was taken out stays out, one that was added comes in', () => {
  const start = begun();
  const [phone, tablet] = [device(start), device(start)];
  phone.change((draft) => draft.lifts[0]!.rows.pop());
  tablet.change((draft) => draft.lifts.push(liftFrom({ ...facts, exercise_id: 'row' }, 2)));
  const joined = join(phone.draft, tablet.draft).draft;
  expect(joined.lifts.map((lift) => [lift.facts.exercise_id, lift.rows.length])).toEqual([['squat', 3], ['row', 2]]);
  expect(join(tablet.draft, joined).draft.lifts.map((lift) => lift.rows.length)).toEqual([3, 2]);
});

test('taken out and put back is there', () => {
  const phone = device(begun());
  const before = phone.draft.lifts[0]!.rows.at(-1)!;
  phone.change((draft) => draft.lifts[0]!.rows.pop());
  expect(phone.draft.gone).toEqual([before.key]);
  phone.change((draft) => draft.lifts[0]!.rows.push(before));
  expect(phone.draft.gone).toEqual([]);
});

test('any order of touches on two devices that meet now and then ends the same on both', () => {
  // A small generator of our own: the same touches each time.
  let seed = 7;
  const next = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
  for (let life = 0; life < 60; life += 1) {
    const start = begun(6);
    const devices = [device(start), device(start)];
    for (let n = 0; n < 20; n += 1) {
      const [me, other] = next(2) === 0 ? [devices[0]!, devices[1]!] : [devices[1]!, devices[0]!];
      const rows = me.draft.lifts[0]!.rows;
      const row = rows[next(rows.length)]!;
      const what = next(4);
      if (what === 0) me.change((draft) => void logSet(draft, row.key, n + 1));
      else if (what === 1) me.change(() => (row.reps = 3 + next(8)));
      else if (what === 2) me.change(() => Object.assign(row, { done_at: null, sides: 0 }));
      else {
        const joined = join(me.draft, other.draft);
        if (!joined.differs) devices[devices.indexOf(me)] = device(joined.draft);
      }
    }
    const [a, b] = [join(devices[0]!.draft, devices[1]!.draft), join(devices[1]!.draft, devices[0]!.draft)];
    expect(a.differs).toBe(b.differs);
    if (a.differs) continue;
    const sent = [a, b].map(({ draft }) => toSession(draft, { counter: 1, device: 'x' }, 0));
    expect(covers(sent[0]!, sent[1]!) && covers(sent[1]!, sent[0]!)).toBe(true);
  }
});
