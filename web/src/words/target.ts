// What a planned exercise asks, in one line.
import type { PlannedExercise } from '../api/types';
import { words } from '.';

/** "3 × 5, leave 2 in the tank", or "2 × 30 to 45 s" for what is held. */
export function sayTarget(exercise: PlannedExercise): string {
  const { sets, seconds_low: low, seconds_high: high, per_side: sided } = exercise;
  if (low != null) return words.today.targetTime(sets, low, high ?? low, sided);
  return words.today.target(exercise.sets, exercise.reps_low, exercise.reps_high, exercise.rir ?? null, sided);
}
