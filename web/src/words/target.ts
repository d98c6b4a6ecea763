// What a planned exercise asks, in one line.
import type { PlannedExercise } from '../api/types';
import { en } from './en';

/** "3 × 5, leave 2 in the tank" */
export function sayTarget(exercise: PlannedExercise): string {
  return en.session.target(exercise.sets, exercise.reps_low, exercise.reps_high, exercise.rir ?? null);
}
