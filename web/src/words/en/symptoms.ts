// Symptoms of the day, for whoever turned the question on.
import { section } from '../language';

export const symptoms = section('symptoms', {
  page: 'Symptoms and cycle',
  linkOff: 'Off',
  linkOn: (n: number) => (n === 1 ? 'On, one symptom' : `On, ${n} symptoms`),
  ask: 'Ask for my symptoms at the check-in',
  which: 'Which ones?',
  names: {
    cramps: 'Cramps', headache: 'Headache', back: 'Back ache', bloating: 'Bloating', breasts: 'Sore breasts', tired: 'Worn out', mood: 'Low mood',
    hot_flashes: 'Hot flashes', bleeding: 'Heavy bleeding',
  },
  today: 'Symptoms today',
  hint: 'Only you see this',
  levels: ['none', 'a little', 'clear', 'strong'],
  does: 'What it does',
  doesText: ['On days when your own symptoms run high, it suggests to train and add nothing, or an easy session.', 'You may always train as planned.'],
  doesNot: 'What it does not do',
  doesNotText: ['It predicts nothing and plans nothing by phase: studies do not carry that.', 'It reads no calendar.'],
  sees: 'Who sees it',
  seesText: 'You. What you choose here stays on this phone; the answers are on your server with your check-ins. A coach would see “Hold”, never why.',
  forget: 'Delete what was told',
  forgetText: 'Under Privacy, by itself and for good.',
});
