// The page that stands in place of the day on a red flag.
import { section } from '../language';

export const stop = section('stop', {
  paused: 'Your plan is paused and will wait',
  rule: 'Safety rule, comes first',
  call: (n: string) => `Call ${n}`,
  callHint: 'emergency, free',
  show: 'Show what to say',
  say: 'Show or read this to them',
  full: 'Full screen',
  share: 'Send',
  until: 'Until you are seen',
  mistake: 'I tapped this by mistake',
  why: 'Why we stop you: this is a safety rule. No number in the app, and no good mood, can switch it off.',
  offline: 'Shown from this phone. Your answer is kept and sent when the server is reached.',
  awaiting: 'This text still awaits a clinician’s reading.',
});
