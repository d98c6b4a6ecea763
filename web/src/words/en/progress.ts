// The four outcomes.
import { plural } from '../number';
import { section } from '../language';

export const progress = section('progress', {
  page: 'Progress',
  head: 'Is it working?',
  lead: 'Four answers will stand here. None of them is made up before there is enough to go on.',
  needs: 'Needs',
  outcomes: [
    { name: 'Tired after training', text: '12 evenings after similar sessions, 6 early and 6 late.' },
    { name: 'Energy between sessions', text: '16 mornings after training, 8 early and 8 late.' },
    { name: 'Stronger on training days', text: '4 sessions of a lift.' },
    { name: 'Adapting faster', text: '8 repeats of a new weight.' },
  ],
  cannot: 'Cannot say yet',
  have: (checkins: number, sessions: number) =>
    `You have ${checkins} ${plural(checkins, 'check-in', 'check-ins')} and ${sessions} ${plural(sessions, 'session', 'sessions')} in the last 90 days.`,
  foot: 'The drawings and their ranges come in a later version. What you log now counts for them.',
});
