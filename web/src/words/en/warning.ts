// The early warning page. What was seen and what follows comes from the server.
import { plural } from '../number';
import { section } from '../language';

export const warning = section('warning', {
  page: 'Early warning',
  sub: 'Looked at again every morning',
  link: 'Small signs together, and what they ask',
  points: (n: number, of: number) => `${n} of ${of} points`,
  /** The meter, said to someone who does not see it. */
  drawn: (n: number, lines: string) => `${n} ${plural(n, 'point', 'points')}. ${lines}.`,
  signPoints: (n: number, of: number) => `${n} of ${of} ${plural(of, 'point', 'points')}`,
  signMissing: 'not looked at',
  sees: 'What we see',
  happens: 'What happens now',
  notices: 'Also worth knowing',
  isNot: 'What this is not',
  see: 'See the easier week',
  hide: 'Close the easier week',
  week: 'The easier week',
  weekText: 'Seven days from today. Same lifts, less weight, at least 4 reps left.',
  sets: (before: number, after: number) => `${before} sets become ${after}`,
  noSession: 'No strength session is planned in these seven days.',
  begin: 'Begin the easier week',
  begun: 'An easier week begins. Same lifts, about half the sets.',
  until: (day: string) => `You are in an easier week, to the end of ${day}.`,
  keep: 'Keep my week as it is',
  here: 'Today’s decision asks for the easier week.',
});
