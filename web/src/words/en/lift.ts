// Lifts: the section on Progress, one lift's page, and what to expect of an exercise.
import { plural, sayNumber } from '../number';
import { section } from '../language';

export const lift = section('lift', {
  section: 'Lifts',
  none: 'No lift yet',
  noneText: 'Log a set with a load, and its line begins here.',
  sessions: (n: number) => `${sayNumber(n)} ${plural(n, 'session', 'sessions')}`,
  back: 'Back to progress',
  today: 'today',
  yours: 'your sessions',
  half: 'half the chance',
  eight: '8 in 10',
  table: 'Show as table',
  day: 'Date',
  topSet: 'Top set',
  asOne: 'As one rep',
  noBand: 'No forecast yet',
  noBandText: 'A band is shown once our guesses have been closer than “same as last time” for you, over ten sessions.',
  guessed: 'How well have we guessed?',
  landed: (inside: number, above: number, below: number) => `Of the last ${inside + above + below} sessions ${inside} landed inside the band, ${above} above, ${below} below`,
  band: 'Our band',
  was: 'It was',
  lastTime: 'Last time',
  against: 'Against “same as last time”',
  best: 'Your best',
  absent: 'No such lift',
  absentText: 'You have not done this one with a load yet.',
  kept: 'As this phone last saw it.',
  why: 'How good are these guesses?',
});
