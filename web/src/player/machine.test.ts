import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RecoverySession, RecoveryStep } from '../api/types';
import { at, back, begin, change, cuesBetween, finish, look, minutesOf, pause, resume, skip, tap, type Cue, type Play } from './machine';
import { breathAt, lengthOf, partsOf, totalOf, type Dose } from './practice';

const noon = Date.UTC(2026, 4, 14, 12);
const s = 1000;

beforeEach(() => void vi.useFakeTimers({ now: noon }));
afterEach(() => void vi.useRealTimers());

const dose = (part: Partial<Dose>): Dose => ({ kind: 'hold', amount: 30, rounds: 1, sides: 1, pace_s: 1, rest_s: 0, ...part });

function step(name: string, of: Dose, part: Partial<RecoveryStep> = {}): RecoveryStep {
  return {
    movement_id: name, name, figure: name, setup: '', cue: '', feel: '', stop: '', care: null, dose: of, seconds: 0, met: 2, reason: null,
    easier: null, harder: null, ...part,
  };
}

function session(...steps: RecoveryStep[]): RecoverySession {
  return {
    id: 'test', name: 'Test', made: 'written', purpose: 'less_sore', minutes: 5, lengths: [], met_minutes: 10, is_training: false, reason: null, expect: '',
    expect_not: '', leave_out: null, steps, left_out: [],
  };
}

const hold = step('hold', dose({ amount: 45, sides: 2 }), { easier: { id: 'hold/easier', text: 'Less far.', figure: 'hold', dose: dose({ amount: 30, sides: 2 }), seconds: 60 } });
const reps = step('reps', dose({ kind: 'reps', amount: 10, rounds: 2, pace_s: 3, rest_s: 20 }));
const breaths = step('breaths', dose({ kind: 'breaths', amount: 6, pace_s: 10 }));
const walk = step('walk', dose({ kind: 'minutes', amount: 2, pace_s: 60 }));
const all = session(hold, reps, breaths, walk);

const start = (of: RecoverySession = all): Play => begin({ id: 'a', session: of, day: '2026-05-14' }, Date.now());

/** Lets the fake clock run and looks every quarter of a second, as the page does. */
function watch(play: Play, ms: number): { play: Play; cues: Cue[] } {
  const cues: Cue[] = [];
  let now = play;
  let seen = look(now, Date.now());
  const until = Date.now() + ms;
  const timer = setInterval(() => {
    now = at(now, Date.now());
    const next = look(now, Date.now());
    cues.push(...cuesBetween(seen, next));
    seen = next;
  }, 250);
  vi.advanceTimersByTime(until - Date.now());
  clearInterval(timer);
  return { play: now, cues };
}

test('a sided hold gets ready, changes sides with a count, and goes on', () => {
  expect(partsOf(hold, 'as_written').map(({ kind, side, ms }) => [kind, side, ms / s])).toEqual([
    ['ready', 'left', 5], ['work', 'left', 45], ['change', 'right', 5], ['work', 'right', 45],
  ]);
});

test('rounds rest between and not after', () => {
  expect(partsOf(reps, 'as_written').map(({ kind, round, ms }) => [kind, round, ms / s])).toEqual([
    ['ready', 1, 5], ['work', 1, 30], ['rest', 2, 20], ['work', 2, 30],
  ]);
});

test('sided rounds without a rest change sides each time', () => {
  const kinds = partsOf(step('both', dose({ rounds: 2, sides: 2 })), 'as_written').map(({ kind, side }) => `${kind} ${side}`);
  expect(kinds).toEqual(['ready left', 'work left', 'change right', 'work right', 'change left', 'work left', 'change right', 'work right']);
});

test('the whole session plays by the clock alone and counts all of it', () => {
  const total = totalOf(all, []);
  const { play, cues } = watch(start(), total + s);
  expect(play.status).toBe('done');
  expect(minutesOf(play, Date.now())).toBe(Math.ceil(total / 60_000));
  expect(cues.filter(({ kind }) => kind === 'done')).toHaveLength(1);
  const work = all.steps.flatMap((one) => partsOf(one, 'as_written')).filter(({ kind }) => kind === 'work');
  expect(cues.filter(({ kind }) => kind === 'bell')).toHaveLength(work.length);
});

test('the last three seconds tick, 60, 30 and 10 are said', () => {
  const { cues } = watch(start(session(step('long', dose({ amount: 90 })))), 5 * s);
  expect(cues.filter(({ kind }) => kind === 'tick')).toHaveLength(3);
  const long = watch(begin({ id: 'a', session: session(step('long', dose({ amount: 90 }))), day: '' }, Date.now() - 5 * s), 95 * s);
  expect(long.cues.filter((cue) => cue.kind === 'left')).toEqual([60, 30, 10].map((seconds) => ({ kind: 'left', seconds })));
});

test('a phone that slept through three parts is where the clock says', () => {
  const play = start();
  vi.setSystemTime(noon + (5 + 45 + 5 + 20) * s);
  const view = look(at(play, Date.now()), Date.now());
  expect([view.part.kind, view.part.side, view.left]).toEqual(['work', 'right', 25]);
});

test('a play written down and read again is the same play', () => {
  const play = watch(start(), 20 * s).play;
  const again = JSON.parse(JSON.stringify(play)) as Play;
  vi.advanceTimersByTime(10 * s);
  expect(look(at(again, Date.now()), Date.now())).toEqual(look(at(play, Date.now()), Date.now()));
});

test('a pause takes no time and counts none', () => {
  const paused = pause(watch(start(), 15 * s).play, Date.now());
  vi.advanceTimersByTime(600 * s);
  expect(at(paused, Date.now())).toEqual(paused);
  expect(look(paused, Date.now()).left).toBe(35);
  const going = resume(paused, Date.now());
  vi.advanceTimersByTime(20 * s);
  expect(look(at(going, Date.now()), Date.now()).left).toBe(15);
  expect(minutesOf(going, Date.now())).toBe(1);
});

test('skipping leaves a step and never counts its time', () => {
  const play = skip(watch(start(), 10 * s).play, Date.now());
  expect([play.step, play.part]).toEqual([1, 0]);
  expect(minutesOf(play, Date.now())).toBe(0);
  let last = play;
  for (const _ of [1, 2, 3]) last = skip(last, Date.now());
  expect(last.status).toBe('done');
});

test('back begins the step anew, then goes to the one before, and stays at the first', () => {
  const second = watch(skip(start(), Date.now()), 10 * s).play;
  const anew = back(second, Date.now());
  expect([anew.step, anew.part]).toEqual([1, 0]);
  const before = back(anew, Date.now());
  expect(before.step).toBe(0);
  expect(back(before, Date.now()).step).toBe(0);
});

test('repetitions count by the clock until they are tapped, then by taps alone', () => {
  let play = watch(start(session(reps)), (5 + 6) * s).play;
  expect(look(play, Date.now()).count).toEqual({ done: 2, of: 10 });
  play = tap(play, Date.now());
  vi.advanceTimersByTime(300 * s);
  play = at(play, Date.now());
  expect(look(play, Date.now()).count).toEqual({ done: 3, of: 10 });
  for (let n = 0; n < 7; n += 1) play = tap(play, Date.now());
  expect(look(play, Date.now()).part.kind).toBe('rest');
});

test('a paused count goes on where it was', () => {
  let play = tap(watch(start(session(reps)), 6 * s).play, Date.now());
  play = resume(pause(play, Date.now()), Date.now());
  expect(look(play, Date.now()).count).toEqual({ done: 1, of: 10 });
  expect(play.ends_at).toBeNull();
});

test('easier in place keeps the side and asks less; less than was done goes on', () => {
  const early = change(watch(start(), 15 * s).play, 'easier', Date.now());
  expect(look(early, Date.now())).toMatchObject({ part: { kind: 'work', side: 'left' }, left: 20, form: 'easier' });
  const late = change(watch(start(), 0).play, 'easier', Date.now());
  const done = change(at(late, Date.now() + 45 * s), 'as_written', Date.now() + 45 * s);
  expect(look(done, Date.now() + 45 * s).part).toMatchObject({ kind: 'work', side: 'right' });
});

test('fewer rounds than were begun ends the step', () => {
  const fewer = { id: 'reps/easier', text: '', figure: 'reps', dose: dose({ kind: 'reps', amount: 10, pace_s: 3 }), seconds: 30 };
  const play = watch(start(session({ ...reps, easier: fewer }, walk)), (5 + 30 + 20 + 3) * s).play;
  expect(change(play, 'easier', Date.now()).step).toBe(1);
});

test('finishing early counts what was done', () => {
  const play = finish(watch(start(), 130 * s).play, Date.now());
  vi.advanceTimersByTime(3600 * s);
  expect(minutesOf(play, Date.now())).toBe(3);
});

test('breath rises four seconds and falls six', () => {
  expect(breathAt(0, 10_000)).toEqual({ toward: 'in', ms: 4000 });
  expect(breathAt(3_999, 10_000).toward).toBe('in');
  expect(breathAt(4_000, 10_000)).toEqual({ toward: 'out', ms: 6000 });
  expect(breathAt(10_000, 10_000).toward).toBe('in');
});

test('the work of a step rises from nothing to all', () => {
  const { play } = watch(start(), 5 * s);
  expect(look(play, Date.now()).progress).toBe(0);
  const end = lengthOf(partsOf(hold, 'as_written')) - 5 * s;
  expect(look(at(play, Date.now() + end - 1), Date.now() + end - 1).progress).toBeGreaterThan(0.99);
});

test('any run of touches stays inside the session and never counts more than the clock', () => {
  const touches = [pause, resume, skip, back, tap, (play: Play, now: number) => change(play, 'easier', now), (play: Play, now: number) => change(play, 'as_written', now), at];
  let seed = 7;
  const random = (n: number) => (seed = (seed * 48_271) % 2_147_483_647) % n;
  for (let run = 0; run < 200; run += 1) {
    let [play, now] = [begin({ id: 'a', session: all, day: '' }, noon), noon];
    for (let n = 0; n < 40; n += 1) {
      now += random(40_000);
      play = touches[random(touches.length)]!(play, now);
      const view = look(play, now);
      expect(view.progress).toBeGreaterThanOrEqual(0);
      expect(view.progress).toBeLessThanOrEqual(1);
      expect(view.left * s).toBeLessThanOrEqual(view.part.ms + s);
      expect(minutesOf(play, now)).toBeLessThanOrEqual(Math.ceil((now - noon) / 60_000));
    }
  }
});
