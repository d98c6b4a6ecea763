// A recovery session.
import { section } from '../language';

export const recover = section('recover', {
  page: 'Recovery',
  lead: (min: number) => `${min} minutes. Talking pace throughout.`,
  steps: 'Steps',
  honest: 'What to expect, honestly',
  probably: 'Probably:',
  notShown: 'Not shown:',
  leaveOut: 'Leave out if',
  restToo: 'Rest works too.',
  restTooText: 'It counts the same here.',
  done: 'I did this',
  doneShort: 'I did part of it',
  minutes: 'Minutes',
  how: 'How did it feel?',
  harder: 'That was training rather than recovery. Take the next one slower.',
  counts: (min: number) => `${min} easy minutes. They count fully toward your week, same as a strength day.`,
  finish: 'Keep it',
  dose: {
    hold: (s: number) => `${s} s`,
    reps: (n: number) => `${n} reps`,
    breaths: (n: number) => `${n} breaths`,
    minutes: (n: number) => `${n} min`,
    sides: (text: string) => `2 × ${text}`,
  },
  tick: (name: string) => `${name} done`,
});
