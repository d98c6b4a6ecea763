// Eine Erholungseinheit.
import type { recover as english } from '../en/recover';

export const recover: typeof english = {
  page: 'Erholung',
  lead: (min) => `${min} Minuten. Immer so, dass du reden kannst.`,
  steps: 'Schritte',
  honest: 'Was zu erwarten ist, ehrlich',
  probably: 'Wahrscheinlich:',
  notShown: 'Nicht gezeigt:',
  leaveOut: 'Lass weg, wenn',
  restToo: 'Ruhe geht auch.',
  restTooText: 'Sie zählt hier gleich viel.',
  done: 'Das habe ich gemacht',
  doneShort: 'Einen Teil habe ich gemacht',
  minutes: 'Minuten',
  how: 'Wie war es?',
  harder: 'Das war eher Training als Erholung. Nimm die nächste langsamer.',
  counts: (min) => `${min} leichte Minuten. Sie zählen voll für deine Woche, so wie ein Krafttag.`,
  finish: 'Behalten',
  dose: {
    hold: (s) => `${s} s`,
    reps: (n) => `${n} Wdh.`,
    breaths: (n) => `${n} Atemzüge`,
    minutes: (n) => `${n} min`,
    sides: (text) => `2 × ${text}`,
  },
  tick: (name) => `${name} gemacht`,
};
