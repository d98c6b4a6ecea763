// Sets and loads in words: "77.5 × 5", "+10 × 8", "−20 × 8", "0:45".
import type { LiftFacts } from '../api/types';
import { words } from '../words';
import { logger } from '../words/en/logger';
import { sayLoad, type Unit } from '../words/load';
import { saySeconds } from '../words/when';

type Values = { load_g?: number | null; reps?: number | null; seconds?: number | null; duration_s?: number | null };

/** A load by what it means: bare, added to the body, or help. Empty where there is none. */
export function sayWeight(grams: number | null | undefined, facts: LiftFacts, unit: Unit): string {
  if (grams == null) return '';
  const text = sayLoad(Math.abs(grams), unit);
  if (grams < 0) return `−${text}`;
  return facts.loading === 'bodyweight' ? (grams === 0 ? '' : `+${text}`) : text;
}

/** The same with its unit or what it means. */
export function sayWeightUnit(grams: number | null | undefined, facts: LiftFacts, unit: Unit): string {
  const text = sayWeight(grams, facts, unit);
  if (text === '') return facts.loading === 'bodyweight' ? logger.body : '';
  return `${text} ${words[unit]}${grams != null && grams < 0 ? ` ${logger.assist}` : ''}`;
}

/** Seconds as "0:45". */
export function sayTimer(s: number): string {
  const whole = Math.max(0, Math.round(s));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** What a set was: load and repetitions, or a time. Empty where nothing was noted. */
export function saySet(of: Values, facts: LiftFacts, unit: Unit): string {
  const seconds = of.seconds ?? of.duration_s ?? null;
  const amount = facts.measure === 'time' ? (seconds === null ? '' : sayTimer(seconds)) : of.reps == null ? '' : String(of.reps);
  const load = sayWeight(of.load_g, facts, unit);
  if (load === '' || load === '0') return facts.measure === 'time' || amount === '' ? amount : `× ${amount}`;
  return amount === '' ? load : `${load} × ${amount}`;
}

/** How long a lift rests: "2 min", or "2 to 3 min" where it is a range. */
export function sayRest(lift: { rest_s: number; rest_to_s?: number | null }): string {
  const { rest_s: from, rest_to_s: to } = lift;
  if (to == null || to <= from) return saySeconds(from);
  const whole = from % 60 === 0 && to % 60 === 0;
  return logger.range(whole ? String(from / 60) : saySeconds(from), saySeconds(to));
}
