// The optional page about health, and "a professional has cleared me".
import { section } from '../language';

export const health = section('health', {
  more: 'More about your health',
  moreLead: 'Nothing here has to be answered. It stays on your server, and you can take it back at any time.',
  flags: 'Does one of these hold for you?',
  periods: 'Periods in a row that did not come',
  periodsHint: 'Leave it empty if it does not apply.',
  periodsBad: 'A whole number from 0 to 120.',
  contraception: 'I use hormonal contraception',
  menopause: 'I am around or after menopause',
  bones: 'A professional has looked at my bones and cleared jumps',
  clear: 'A professional has cleared me',
  clearLead: 'One easy session comes first, then a held one, then your plan goes on.',
  clearOn: 'On which day?',
  clearTick: 'A doctor, midwife or physiotherapist has told me that I may train.',
  clearSave: 'Go on with the plan',
  clearSaid: 'Kept. One easy session first.',
  clearedOn: (day: string) => `Last cleared by a professional on ${day}`,
  offline: 'This needs your server. It is not reached at the moment.',
});
