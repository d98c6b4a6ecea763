// What a recovery session asks, laid out in parts that each have a length: get ready, work, change
// sides, rest. Nothing here knows the clock.
import type { RecoverySession, RecoveryStep } from '../api/types';

export type Dose = RecoveryStep['dose'];
export type Side = 'left' | 'right';
export type Form = 'as_written' | 'easier' | 'harder';
export type Part = { kind: 'ready' | 'work' | 'change' | 'rest'; side: Side | null; round: number; ms: number };

/** How long "get ready" and "other side" last. Choice: DESIGN 7.5; the server plans with the same five. */
export const readyMs = 5_000;
/** The share of a breath that goes in: 4 of 10 seconds. Choice: DESIGN 7.5. */
const inhale = 0.4;

export function doseOf(step: RecoveryStep, form: Form): Dose {
  return (form === 'as_written' ? null : step[form])?.dose ?? step.dose;
}

/** The parts of a step in order; the first is always "get ready". */
export function partsOf(step: RecoveryStep, form: Form): Part[] {
  const dose = doseOf(step, form);
  const sides: (Side | null)[] = dose.sides === 2 ? ['left', 'right'] : [null];
  const parts: Part[] = [{ kind: 'ready', side: sides[0]!, round: 1, ms: readyMs }];
  for (let round = 1; round <= dose.rounds; round += 1) {
    for (const side of sides) {
      const between = gapBefore(dose, side, round);
      if (between) parts.push({ kind: between, side, round, ms: between === 'rest' ? dose.rest_s * 1000 : readyMs });
      parts.push({ kind: 'work', side, round, ms: dose.amount * dose.pace_s * 1000 });
    }
  }
  return parts;
}

/** What stands before a stretch of work: nothing before the first, a rest before a new round, else a change of sides. */
function gapBefore(dose: Dose, side: Side | null, round: number): 'rest' | 'change' | null {
  if (side === 'right') return 'change';
  if (round === 1) return null;
  if (dose.rest_s > 0) return 'rest';
  return side === 'left' ? 'change' : null;
}

export const lengthOf = (parts: Part[]): number => parts.reduce((sum, part) => sum + part.ms, 0);

/** How long all steps take from the first "get ready" to the end, in ms. */
export function totalOf(session: RecoverySession, forms: Form[]): number {
  return session.steps.reduce((sum, step, i) => sum + lengthOf(partsOf(step, forms[i] ?? 'as_written')), 0);
}

/** Where in a breath a moment lies, of a stretch in which each takes so many ms. */
export function breathAt(elapsedMs: number, paceMs: number): { toward: 'in' | 'out'; ms: number } {
  const within = elapsedMs % paceMs;
  const turn = paceMs * inhale;
  return within < turn ? { toward: 'in', ms: turn } : { toward: 'out', ms: paceMs - turn };
}
