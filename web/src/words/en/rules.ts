// How the rules have gone, and what muscles need.
import { plural } from '../number';
import { section } from '../language';

export const rules = section('rules', {
  page: 'Your rules',
  link: 'How the rules have gone',
  linkText: 'What each asked, what you did, what came after',
  none: 'No rule has asked anything of you yet',
  noneText: 'Rules ask on mornings with a check-in and something hard planned.',
  all: 'Every rule',
  fired: (n: number) => `${n} ${plural(n, 'day', 'days')}`,
  did: (asDecided: number, easier: number, harder: number) => `${asDecided} as decided, ${easier} easier, ${harder} harder`,
  safety: 'Safety rule',
  written: (code: string) => `As the rule is written (${code})`,
  change: 'What would change our mind',
  strength: 'Next session',
  morning: 'Next morning',
  followed: 'as decided',
  harder: 'harder',
  mean: (mean: string, unit: string, n: number) => `${mean} ${unit}, n = ${n}`,
  between: (low: string, high: string) => `nine in ten ${low} to ${high}`,
  tooFew: 'too few for an interval',
  sd: 'of your usual spread',
  otherwise: 'You did otherwise',
  trained: 'trained all the same',
  unknown: 'Not known yet.',
  came: (strength: string | null, morning: string | null) =>
    [strength && `Next session ${strength} %`, morning && `next morning ${morning} of your usual spread`].filter(Boolean).join(', ') + '.',
  times: 'What your muscles need',
  timesLead: 'Hours after hard sets. The table is our default, not tested. What was learned is shown and changes no decision.',
  timesNone: 'No hard sets in the last half year.',
  muscle: 'Muscle',
  hours: 'Hours',
  likely: 'Four in five',
  bouts: 'Bouts',
  range: (low: number, high: number) => `${Math.round(low)} to ${Math.round(high)}`,
});
