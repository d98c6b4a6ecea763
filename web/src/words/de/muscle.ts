// Muskeln, wie sie in einer Liste stehen.
import type { muscle as english } from '../en/muscle';

export const muscle: typeof english = {
  quads: 'Oberschenkel vorn', hamstrings: 'Oberschenkel hinten', glutes: 'Gesäß', adductors: 'Oberschenkel innen', calves: 'Waden', hip_flexors: 'Hüfte vorn',
  lower_back: 'unterer Rücken', abs: 'Bauch', chest: 'Brust', upper_back: 'oberer Rücken', lats: 'Rücken seitlich', traps: 'Schultern oben',
  front_shoulders: 'Schultern vorn', side_shoulders: 'Schultern seitlich', rear_shoulders: 'Schultern hinten', biceps: 'Oberarme vorn',
  triceps: 'Oberarme hinten', forearms: 'Unterarme', neck: 'Nacken',
};
