// Muscles, as they stand in a list.
import { section } from '../language';

export const muscle = section('muscle', {
  quads: 'thighs, front', hamstrings: 'thighs, back', glutes: 'glutes', adductors: 'inner thighs', calves: 'calves', hip_flexors: 'hips, front',
  lower_back: 'lower back', abs: 'belly', chest: 'chest', upper_back: 'upper back', lats: 'sides of the back', traps: 'upper shoulders',
  front_shoulders: 'shoulders, front', side_shoulders: 'shoulders, side', rear_shoulders: 'shoulders, back', biceps: 'upper arms, front',
  triceps: 'upper arms, back', forearms: 'forearms', neck: 'neck',
} as Record<string, string>);
