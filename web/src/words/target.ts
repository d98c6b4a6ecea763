// What a planned exercise asks, in one line.
import type { PlannedExercise } from '../api/types';
import { words } from '.';

/** "3 × 5, leave 2 in the tank" */
export function sayTarget(exercise: PlannedExercise): string {
  return words.plan.target(exercise.sets, exercise.reps_low, exercise.reps_high, exercise.rir ?? null);
}
