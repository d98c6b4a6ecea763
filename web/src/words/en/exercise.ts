// An exercise of one's own.
import { section } from '../language';

export const exercise = section('exercise', {
  add: 'Add your own',
  addNamed: (name: string) => `Add “${name}” as your own`,
  change: (name: string) => `Change ${name}`,
  yours: 'Yours',
  name: 'What you call it',
  movement: 'What it is like',
  choose: 'Choose one',
  movementText: 'Where pain or a stage of life takes a movement out, yours goes with it.',
  patterns: {
    squat: 'Squat: knees and hips bend', hinge: 'Hinge: hips bend, knees little', lunge: 'Lunge or step: one leg at a time',
    horizontal_push: 'Push away from the chest', vertical_push: 'Push overhead', horizontal_pull: 'Pull toward the chest', vertical_pull: 'Pull from overhead down',
    upper_isolation: 'One joint of the arm or shoulder', lower_isolation: 'One joint of the leg or hip', core: 'Trunk', carry: 'Walk with a load',
    jump: 'Jump or throw', cardio: 'Run, row, cycle and the like',
  } as Record<string, string>,
  direct: 'Does the main work',
  indirect: 'Helps',
  needs: 'Needs',
  measure: 'A set counts',
  measures: { reps: 'Reps', time: 'Time', distance: 'Distance' },
  load: 'The load is',
  loads: { external: 'What you lift', bodyweight: 'Added to you', assisted: 'Help' },
  perSide: 'One side at a time',
  remove: 'Take it away',
  removeText: 'What you did of it stays in your log.',
  removed: (name: string) => `${name} is no longer offered. What you did of it stays.`,
  kept: (name: string) => `${name} is in your library.`,
  atLeastOne: 'Choose at least one muscle that does the main work.',
});
