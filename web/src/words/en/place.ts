// Places of the body map.
import { section } from '../language';

export const place = section('place', {
  neck: 'Neck and upper shoulders', shoulders: 'Shoulders', chest: 'Chest', core: 'Belly', biceps: 'Front of arms', forearms: 'Forearms',
  hips: 'Hips and inner thighs', quads: 'Front of thighs', rear_shoulders: 'Back of shoulders', upper_back: 'Upper back',
  triceps: 'Back of arms', lower_back: 'Lower back', glutes: 'Glutes', hamstrings: 'Back of thighs', calves: 'Calves',
} as Record<string, string>);
