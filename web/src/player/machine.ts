// The guided player as a pure machine: a play and an instant in, the next play out. It keeps the
// absolute end of the part under way, so that a locked phone, a reload or a sleeping tab loses
// nothing: whoever looks again asks `at(play, now)` where the play is by then.
import type { RecoverySession, RecoveryStep } from '../api/types';
import { breathAt, doseOf, lengthOf, partsOf, type Form, type Part, type Side } from './practice';

export type Play = {
  /** The id of its log. */
  id: string;
  session: RecoverySession;
  /** The movement's id when it is a snack, which is logged as one. */
  snack: string | null;
  /** The form chosen for each step. */
  forms: Form[];
  day: string;
  began_at: number;
  step: number;
  /** Which part of the step; see `partsOf`. */
  part: number;
  status: 'playing' | 'paused' | 'done';
  /** When the part ends, ms since 1970; null while paused, counted by taps or done. */
  ends_at: number | null;
  /** What is left of the part while it is paused. */
  left_ms: number;
  /** Repetitions tapped; null while the clock counts them. */
  taps: number | null;
  /** Since when the time that counts has been running; null while it does not. */
  since: number | null;
  /** Time that counts up to `since`: neither paused nor skipped. */
  moved_ms: number;
  /** The counter of the last write about it. */
  counter: number;
};

/** What a screen shows of a play at an instant. */
export type View = {
  status: Play['status'];
  step: RecoveryStep;
  stepNumber: number;
  steps: number;
  form: Form;
  partNumber: number;
  part: Part;
  rounds: number;
  /** Whole seconds left of the part, a begun one counted. */
  left: number;
  /** Repetitions or breaths done in this part, and how many there are; null where time is what counts. */
  count: { done: number; of: number } | null;
  breath: { toward: 'in' | 'out'; ms: number } | null;
  /** The share of the step's work that is done, 0 to 1. */
  progress: number;
  /** Whole minutes left of the session, a begun one counted. */
  minutesLeft: number;
  /** What comes after this part. */
  next: { kind: 'part'; part: Part } | { kind: 'step'; step: RecoveryStep } | null;
};

type Start = { id: string; session: RecoverySession; day: string; snack?: string | null };

export function begin({ id, session, day, snack = null }: Start, now: number): Play {
  const play: Play = {
    id, session, day, snack, began_at: now, forms: session.steps.map(() => 'as_written'), step: 0, part: 0, status: 'playing',
    ends_at: null, left_ms: 0, taps: null, since: now, moved_ms: 0, counter: 0,
  };
  return enter(play, 0, 0, now);
}

export const partsNow = (play: Play): Part[] => partsOf(play.session.steps[play.step]!, play.forms[play.step]!);
const partNow = (play: Play): Part => partsNow(play)[play.part]!;

/** The play as it is at an instant: every part whose end has passed is behind it. */
export function at(play: Play, now: number): Play {
  let one = play;
  while (one.status === 'playing' && one.ends_at !== null && one.ends_at <= now) one = onward(one, one.ends_at);
  return one;
}

/** Begins a part at an instant, in the play's present status. */
function enter(play: Play, step: number, part: number, now: number): Play {
  const there = { ...play, step, part, taps: null };
  const { ms } = partNow(there);
  return play.status === 'paused' ? { ...there, ends_at: null, left_ms: ms } : { ...there, ends_at: now + ms, left_ms: ms };
}

/** The next part, the next step, or the end. */
function onward(play: Play, now: number): Play {
  if (play.part + 1 < partsNow(play).length) return enter(play, play.step, play.part + 1, now);
  return nextStep(play, now);
}

function nextStep(play: Play, now: number): Play {
  return play.step + 1 < play.session.steps.length ? enter(play, play.step + 1, 0, now) : finish(play, now);
}

/** What is left of the part at an instant, in ms. */
function leftOf(play: Play, now: number): number {
  if (play.taps !== null) return Math.max(0, partNow(play).ms * (1 - play.taps / doseNow(play).amount));
  return play.ends_at === null ? play.left_ms : Math.max(0, play.ends_at - now);
}

const doseNow = (play: Play) => doseOf(play.session.steps[play.step]!, play.forms[play.step]!);

/** Time that counts, in ms. */
export function movedMs(play: Play, now: number): number {
  return play.moved_ms + (play.since === null ? 0 : Math.max(0, now - play.since));
}

/** Whole minutes that count: a begun one does, less than half a minute in all does not. */
export function minutesOf(play: Play, now: number): number {
  const moved = movedMs(play, now);
  return moved < 30_000 ? 0 : Math.ceil(moved / 60_000);
}

export function pause(play: Play, now: number): Play {
  const one = at(play, now);
  if (one.status !== 'playing') return one;
  return { ...one, status: 'paused', left_ms: leftOf(one, now), ends_at: null, moved_ms: movedMs(one, now), since: null };
}

export function resume(play: Play, now: number): Play {
  if (play.status !== 'paused') return at(play, now);
  return { ...play, status: 'playing', ends_at: play.taps === null ? now + play.left_ms : null, since: now };
}

/** On to the next step. */
export function skip(play: Play, now: number): Play {
  const one = at(play, now);
  return one.status === 'done' ? one : nextStep(one, now);
}

/** Back to the beginning of the step, or to the step before when it has not begun yet. */
export function back(play: Play, now: number): Play {
  const one = at(play, now);
  if (one.status === 'done') return one;
  return enter(one, one.part === 0 ? Math.max(0, one.step - 1) : one.step, 0, now);
}

/** One repetition done. From the first tap of a part on the taps count and the clock waits for them. */
export function tap(play: Play, now: number): Play {
  const one = at(play, now);
  const dose = doseNow(one);
  if (one.status !== 'playing' || partNow(one).kind !== 'work' || dose.kind !== 'reps') return one;
  const taps = (one.taps ?? countDone(one, now)) + 1;
  return taps < dose.amount ? { ...one, taps, ends_at: null } : onward({ ...one, taps: null }, now);
}

function countDone(play: Play, now: number): number {
  const dose = doseNow(play);
  return Math.min(dose.amount, Math.floor((partNow(play).ms - leftOf(play, now)) / (dose.pace_s * 1000)));
}

/** Another form of the step in place: the same round and side, and no longer than that form asks. */
export function change(play: Play, form: Form, now: number): Play {
  const one = at(play, now);
  if (one.status === 'done' || one.forms[one.step] === form) return one;
  const before = partNow(one);
  const elapsed = before.ms - leftOf(one, now);
  const changed: Play = { ...one, forms: one.forms.map((was, i) => (i === one.step ? form : was)), taps: null };
  const part = partsNow(changed).findIndex((other) => other.kind === before.kind && other.side === before.side && other.round === before.round);
  if (part < 0) return nextStep(changed, now);
  const left = partsNow(changed)[part]!.ms - elapsed;
  if (left <= 0) return onward({ ...changed, part }, now);
  return { ...changed, part, left_ms: left, ends_at: one.status === 'playing' ? now + left : null };
}

/** The end, early or not: what was done counts. */
export function finish(play: Play, now: number): Play {
  return { ...play, status: 'done', ends_at: null, left_ms: 0, taps: null, moved_ms: movedMs(play, now), since: null };
}

export function look(play: Play, now: number): View {
  const parts = partsNow(play);
  const part = parts[play.part]!;
  const [dose, left] = [doseNow(play), leftOf(play, now)];
  const counts = part.kind === 'work' && (dose.kind === 'reps' || dose.kind === 'breaths');
  const later = play.session.steps[play.step + 1];
  const after = parts[play.part + 1];
  return {
    status: play.status, step: play.session.steps[play.step]!, stepNumber: play.step + 1, steps: play.session.steps.length,
    form: play.forms[play.step]!, partNumber: play.part, part, rounds: dose.rounds,
    left: Math.ceil(left / 1000),
    count: counts ? { done: play.taps ?? countDone(play, now), of: dose.amount } : null,
    breath: part.kind === 'work' && dose.kind === 'breaths' ? breathAt(part.ms - left, dose.pace_s * 1000) : null,
    progress: workDone(parts, play.part, part.ms - left),
    minutesLeft: Math.ceil((left + lengthOf(parts.slice(play.part + 1)) + laterMs(play)) / 60_000),
    next: after ? { kind: 'part', part: after } : later ? { kind: 'step', step: later } : null,
  };
}

function workDone(parts: Part[], now: number, elapsed: number): number {
  const work = (some: Part[]) => lengthOf(some.filter((part) => part.kind === 'work'));
  return (work(parts.slice(0, now)) + (parts[now]!.kind === 'work' ? elapsed : 0)) / work(parts);
}

function laterMs(play: Play): number {
  const steps = play.session.steps.slice(play.step + 1);
  return steps.reduce((sum, step, i) => sum + lengthOf(partsOf(step, play.forms[play.step + 1 + i]!)), 0);
}

/** What is heard and felt between two looks: a tick in each of the last three seconds, a bell where a part ends. */
export type Cue = { kind: 'tick' } | { kind: 'bell' } | { kind: 'left'; seconds: number } | { kind: 'part' } | { kind: 'done' };

const said = [60, 30, 10];

export function cuesBetween(before: View | null, after: View): Cue[] {
  if (after.status === 'done') return before && before.status !== 'done' ? [{ kind: 'bell' }, { kind: 'done' }] : [];
  const moved = !before || before.stepNumber !== after.stepNumber || before.partNumber !== after.partNumber;
  if (moved) return before?.status === 'playing' && before.part.kind === 'work' ? [{ kind: 'bell' }, { kind: 'part' }] : [{ kind: 'part' }];
  if (after.status !== 'playing' || before.left === after.left) return [];
  if (after.left > 0 && after.left <= 3) return [{ kind: 'tick' }];
  const seconds = said.find((one) => after.part.kind === 'work' && after.count === null && before.left > one && after.left <= one);
  return seconds === undefined ? [] : [{ kind: 'left', seconds }];
}

export type { Form, Part, Side };
