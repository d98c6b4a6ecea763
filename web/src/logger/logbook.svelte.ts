// The open session as the page works on it. Every change goes through here: it is kept on the
// phone at once, can be taken back, and never waits for the network.
import type { LiftFacts } from '../api/types';
import { app } from '../app.svelte';
import { keep } from '../kept/session';
import { logger } from '../words/en/logger';
import { sayRest, sayTimer } from './say';
import { bell, felt, notify, restOn, tick, wake } from './alarm';
import * as order from './draft';
import { Counter } from './join';
import { share } from '../kept/parts';
import type { Draft, Kind, Lift, Row } from './draft';

/** Seconds to get ready before a timed set. Source: DESIGN 7.4. */
const readyS = 3;
/** Seconds of rest left at which a screen reader is told. Source: DESIGN 9. */
const saidAt = [60, 30, 10];
/** Seconds after its end from which a rest is told as over for so long. Choice: a timer of a hidden page fires once a second. */
const lateS = 2;

export class Logbook {
  draft = $state() as Draft;
  /** The wall clock, moving while something runs. */
  clock = $state(Date.now());
  private timer: ReturnType<typeof setInterval> | undefined;
  private lastSecond = Infinity;
  /** The clock at the last look; 0 when nothing was timed, or the page began just now. */
  private lookedAt = 0;
  private counter: Counter;

  constructor(draft: Draft) {
    this.draft = draft;
    this.counter = new Counter(draft);
  }

  /** Goes on with what another device did. */
  take(draft: Draft): void {
    this.draft = draft;
    this.counter.look(draft);
    void keep(draft);
    this.watch();
  }

  get now(): order.At | null {
    return order.nowOf(this.draft);
  }

  get count(): { done: number; all: number } {
    return order.countOf(this.draft);
  }

  /** Seconds until the end of a rest's range, once its first end has come; null while it has not, or where there is no range. */
  get restMore(): number | null {
    const { rest } = this.draft;
    if (!rest?.until_at || this.clock < rest.ends_at) return null;
    return Math.max(0, Math.ceil((rest.until_at - this.clock) / 1000));
  }

  /** Seconds of rest left; below zero once it is over. */
  get restLeft(): number | null {
    return this.draft.rest ? Math.ceil((this.draft.rest.ends_at - this.clock) / 1000) : null;
  }

  /** A timed set under way: seconds to get ready while above zero, then seconds left of it. */
  get running(): { at: order.At; ready: number; left: number; spent: number } | null {
    const run = this.draft.run;
    const at = run ? order.find(this.draft, run.row) : null;
    if (!run || !at) return null;
    const spent = Math.floor((this.clock - run.starts_at) / 1000);
    return { at, ready: Math.ceil((run.starts_at - this.clock) / 1000), left: (at.row.seconds ?? 0) - Math.max(0, spent), spent: Math.max(0, spent) };
  }

  /** Keeps the change. */
  save(): void {
    this.draft.touched_at = Date.now();
    this.counter.count(this.draft);
    const kept = $state.snapshot(this.draft) as Draft;
    void keep(kept);
    share(kept);
    this.watch();
  }

  /** Changes something, says so, and can put all back as it was. */
  change(said: string, work: () => void): void {
    const before = $state.snapshot(this.draft) as Draft;
    work();
    this.save();
    app.show(said, () => {
      this.draft = before;
      this.save();
    });
  }

  log(key: string): void {
    const at = order.find(this.draft, key);
    if (!at || at.row.done_at !== null) return;
    wake();
    felt();
    const rest = sayRest(at.lift);
    let became: 'side' | 'done' | null = null;
    this.change('', () => (became = order.logSet(this.draft, key, Date.now(), restOn())));
    const back = app.toast?.undo ?? null;
    const said = became === 'side' ? logger.otherSide : this.draft.rest ? logger.savedRest(at.i + 1, rest) : logger.saved(at.i + 1);
    app.show(became === 'side' ? logger.otherSide : logger.saved(at.i + 1), back);
    app.say(said);
  }

  unlog(key: string): void {
    this.change(logger.undone, () => order.unlogSet(this.draft, key));
  }

  /** What the big button does: logs, or starts and stops a timed set. */
  press(): void {
    const at = this.now;
    if (!at) return;
    if (this.running) return this.stop();
    if (at.lift.facts.measure === 'time') return this.start(at.row);
    this.log(at.row.key);
  }

  private start(row: Row): void {
    wake();
    this.draft.rest = null;
    this.draft.run = { row: row.key, starts_at: Date.now() + readyS * 1000 };
    this.save();
  }

  private stop(): void {
    const run = this.running;
    if (!run) return;
    if (run.ready > 0) {
      this.draft.run = null;
      this.save();
      return;
    }
    run.at.row.seconds = Math.min(run.spent, run.at.row.seconds ?? run.spent);
    this.log(run.at.row.key);
  }

  /** Starts a rest now, as long as that of the lift that is now. */
  rest(): void {
    const at = Date.now();
    const lift = this.now?.lift;
    this.draft.rest = lift ? order.restOf(lift, at) : { began_at: at, ends_at: at + order.usualRestS * 1000, lift: '', side: false };
    this.save();
  }

  /** Moves the end of the rest, and with it the rest of this lift from now on. */
  stretch(seconds: number): void {
    const { rest } = this.draft;
    if (!rest) return;
    rest.ends_at = Math.max(Date.now(), rest.ends_at + seconds * 1000);
    if (rest.until_at) rest.until_at = Math.max(rest.ends_at, rest.until_at + seconds * 1000);
    const lift = this.draft.lifts.find((one) => one.key === rest.lift);
    if (lift && !rest.side) {
      lift.rest_s = Math.max(0, lift.rest_s + seconds);
      if (lift.rest_to_s) lift.rest_to_s = Math.max(lift.rest_s, lift.rest_to_s + seconds);
    }
    this.lastSecond = Infinity;
    this.save();
  }

  endRest(): void {
    this.draft.rest = null;
    this.save();
  }

  setNow(key: string): void {
    this.draft.now = key;
    this.save();
  }

  /** Writes a value into a set that may be done already. */
  write(row: Row, part: Partial<Row>): void {
    Object.assign(row, part);
    if ('load_g' in part) order.warmAnew(this.draft, row);
    this.save();
  }

  addSet(lift: Lift, kind: Kind = 'working'): void {
    this.change(logger.setN(lift.rows.length + 1), () => (this.draft.now = order.addSet(lift, kind).key));
  }

  removeSet(lift: Lift, row: Row): void {
    this.change(logger.setRemoved, () => lift.rows.splice(lift.rows.indexOf(row), 1));
  }

  addLift(facts: LiftFacts): void {
    this.draft.lifts.push(order.liftFrom(facts, Math.max(1, facts.last.length)));
    this.save();
  }

  removeLift(lift: Lift): void {
    this.change(logger.liftRemoved(lift.facts.name), () => this.draft.lifts.splice(this.draft.lifts.indexOf(lift), 1));
  }

  moveLift(lift: Lift, by: -1 | 1): void {
    const from = this.draft.lifts.indexOf(lift);
    const to = from + by;
    if (to < 0 || to >= this.draft.lifts.length) return;
    this.draft.lifts.splice(to, 0, ...this.draft.lifts.splice(from, 1));
    this.save();
  }

  /** Joins a lift with the next one, or takes its superset apart. */
  join(lift: Lift): void {
    if (lift.superset !== null) {
      const mark = lift.superset;
      for (const one of this.draft.lifts) if (one.superset === mark) one.superset = null;
    } else {
      const next = this.draft.lifts[this.draft.lifts.indexOf(lift) + 1];
      if (!next) return;
      lift.superset = next.superset ??= lift.key;
    }
    this.save();
  }

  /** Another lift in its place, with its own weights; sets that are done stay where they were done. */
  swap(lift: Lift, facts: LiftFacts): void {
    this.change(logger.swapped(facts.name), () => {
      const at = this.draft.lifts.indexOf(lift);
      const open = lift.rows.filter((row) => row.done_at === null).length;
      const other = order.liftFrom(facts, Math.max(1, open));
      Object.assign(other, { rest_s: lift.rest_s, rest_to_s: lift.rest_to_s ?? null, superset: lift.superset });
      for (const row of other.rows) row.reps ??= facts.measure === 'reps' ? (lift.plan?.reps_low ?? null) : null;
      lift.rows = lift.rows.filter((row) => row.done_at !== null);
      this.draft.lifts.splice(lift.rows.length > 0 ? at + 1 : at, lift.rows.length > 0 ? 0 : 1, other);
    });
  }

  /** Leaves the sets of a lift that are still to do. */
  leaveRest(lift: Lift): void {
    this.change(logger.setRemoved, () => (lift.rows = lift.rows.filter((row) => row.done_at !== null)));
  }

  answer(lift: Lift, key: string): void {
    lift.answered.push(key);
    this.save();
  }

  /** The same load for every set of the lift that is still to do. */
  sameForAll(lift: Lift, part: Partial<Row>): void {
    for (const row of lift.rows) if (row.done_at === null) Object.assign(row, part);
    this.save();
  }

  /** Runs the clock while something is timed, and stops it when nothing is. */
  watch(): void {
    const runs = this.draft.rest !== null || this.draft.run !== null;
    if (!runs) {
      clearInterval(this.timer);
      this.timer = undefined;
      this.lastSecond = Infinity;
      this.lookedAt = 0;
    } else this.timer ??= setInterval(() => this.pass(), 200);
    this.clock = Date.now();
  }

  unwatch(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private pass(): void {
    const before = this.lookedAt;
    this.lookedAt = this.clock = Date.now();
    const run = this.running;
    const left = run ? (run.ready > 0 ? run.ready : run.left) : this.restLeft;
    if (left === null) return;
    if (left !== this.lastSecond) {
      const fresh = left < this.lastSecond && this.lastSecond !== Infinity;
      this.lastSecond = left;
      if (left > 0 && left <= 3 && fresh) tick();
      if (saidAt.includes(left) && !run) app.say(logger.restSay(left));
    }
    if (run && run.ready <= 0 && run.left <= 0) {
      bell();
      this.log(run.at.row.key);
    } else if (!run) this.tellEnd(before);
  }

  /** Says that a rest ended since the last look: at once, or after a page that was frozen, hidden or shut is back. */
  private tellEnd(before: number): void {
    const { rest } = this.draft;
    const last = rest?.until_at ?? rest?.ends_at ?? 0;
    const ended = [rest?.ends_at, rest?.until_at].some((end) => end && before < end && end <= this.clock);
    if (!rest || !ended) return;
    const ago = Math.floor((this.clock - last) / 1000);
    const said = ago > lateS ? logger.restOverAgo(sayTimer(ago)) : logger.restOver;
    bell();
    app.say(said);
    void notify(logger.restMessage);
    if (rest.side) this.endRest();
  }
}
