// The one question of an evening after training.
import { plural } from '../number';
import { section } from '../language';

export const evening = section('evening', {
  page: 'Evening question',
  ago: (session: string, hours: number) => (hours === 0 ? `${session} is over` : `${session} was ${hours} ${plural(hours, 'hour', 'hours')} ago`),
  sub: 'One question, then good night',
  head: 'How tired are you now?',
  label: 'How tired are you now, 0 fresh to 10 empty',
  low: '0 Fresh',
  high: 'Empty 10',
  words: ['Fresh', 'Hardly tired', 'A little tired', 'A bit tired', 'A bit tired', 'Tired', 'Quite tired', 'Very tired', 'Worn out', 'Nearly empty', 'Empty'],
  untouched: 'Move to answer',
  done: 'Good night',
  kept: 'Kept. Good night.',
  skip: 'Skip',
  none: 'No strength today',
  noneText: 'This is asked only after a strength session.',
  due: 'One question tonight',
});
