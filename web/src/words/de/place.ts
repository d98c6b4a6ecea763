// Stellen der Körperkarte.
import type { place as english } from '../en/place';

export const place: typeof english = {
  neck: 'Nacken und Schultern oben', shoulders: 'Schultern', chest: 'Brust', core: 'Bauch', biceps: 'Oberarme vorn', forearms: 'Unterarme',
  hips: 'Hüften und Oberschenkel innen', quads: 'Oberschenkel vorn', rear_shoulders: 'Schultern hinten', upper_back: 'Oberer Rücken',
  triceps: 'Oberarme hinten', lower_back: 'Unterer Rücken', glutes: 'Gesäß', hamstrings: 'Oberschenkel hinten', calves: 'Waden',
};
