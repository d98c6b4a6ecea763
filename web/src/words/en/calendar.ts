// The soreness calendar.
import { plural } from '../number';
import { section } from '../language';

export const calendar = section('calendar', {
  page: 'Soreness calendar',
  until: (from: string) => `${from} to today`,
  finding: (days: number, muscles: number) => `Soreness by muscle over ${days} days, ${muscles} ${plural(muscles, 'muscle', 'muscles')} named.`,
  stands: (muscle: string, days: number, least: number) => `${muscle}: ${days} days in a row at ${least} of 10 or more.`,
  standsText: 'Ordinary soreness fades in two to four days.',
  outs: 'What stands out',
  nothing: 'Nothing stands out',
  nothingText: 'Soreness comes after hard days and fades in two to four. It is not damage, and it says little about how a session worked.',
  pain: 'It is more like pain',
  little: 'a little',
  sore: 'sore',
  very: 'very',
  unknown: 'no check-in',
  table: 'Show as table',
  muscle: 'Muscle',
  days: 'Days named',
  most: 'Most',
  latest: 'Latest',
  none: 'No soreness noted yet',
  noneText: 'Mark sore muscles on the body in a check-in, and the days fill in here.',
  checkIn: 'Check in',
});
