// The list behind "Something feels wrong?".
import { section } from '../language';

export const wrong = section('wrong', {
  page: 'Something feels wrong?',
  head: 'Is any of this true right now?',
  lead: 'Most people tick none. Please answer honestly, it changes what we say.',
  none: 'None of these',
  go: 'Continue',
  thanks: 'Thank you for telling us.',
  foot: 'These texts still await a clinician’s reading. When in doubt, call.',
  call: (n: string) => `Call ${n}`,
  empty: 'The list is not on this phone yet. If it might be serious, call 112.',
});
