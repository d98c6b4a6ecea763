// The week as a wave, said to someone who does not see it.
import { section } from '../language';

export const wave = section('wave', {
  day: (day: string, text: string) => `${day}: ${text}`,
  strength: (name: string, sets: number) => `${name}, ${Math.round(sets)} sets`,
  recovery: (min: number) => `${min} minutes recovery`,
  rest: 'rest',
  done: 'done',
  planned: 'planned',
  held: (sets: number, was: number) => `held at ${Math.round(sets)} sets instead of ${Math.round(was)}`,
  moved: (name: string) => `${name} moved away`,
  notDone: 'not done',
  felt: (n: number) => `felt ${n} of 10`,
  today: 'Today',
  also: (names: string) => `also ${names}`,
});
