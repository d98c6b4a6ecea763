// A person's own test. Its sentences come from the server.
import { section } from '../language';

export const experiment = section('experiment', {
  page: 'Does recovery help you?',
  sub: 'Your own test',
  pairs: (n: number, of: number | null) => (of === null ? `${n} pairs` : `${n} of ${of} pairs`),
  pairsDrawn: (n: number, of: number) => `${n} of ${of} pairs complete`,
  next: 'Today',
  toss: 'Throw the coin',
  stop: 'Stop this test',
  stopSure: 'Stop it? What it found until now stays.',
  stopYes: 'Yes, stop it',
  keep: 'Keep going',
  stopped: 'Stopped.',
  recovery: 'Recovery',
  rest: 'Rest',
  begin: 'Begin a test',
  measure: 'What to look at',
  session: 'The recovery session',
  start: 'Agree and begin',
  started: 'Agreed. The first coin falls on the day after a strength session.',
  earlier: 'Earlier tests',
  axis: { worse: 'better to rest', same: 'no difference', better: 'recovery helps' },
  of: (session: string, measure: string) => `${session} or rest. ${measure}.`,
});
