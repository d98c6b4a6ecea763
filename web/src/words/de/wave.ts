// Die Woche als Welle, für alle, die sie nicht sehen.
import type { wave as english } from '../en/wave';
import { plural } from '../number';

export const wave: typeof english = {
  day: (day, text) => `${day}: ${text}`,
  strength: (name, sets) => `${name}, ${Math.round(sets)} ${plural(Math.round(sets), 'Satz', 'Sätze')}`,
  recovery: (min) => `${min} Minuten Erholung`,
  rest: 'Ruhe',
  done: 'getan',
  planned: 'geplant',
  held: (sets, was) => `gehalten bei ${Math.round(sets)} statt ${Math.round(was)} Sätzen`,
  moved: (name) => `${name} verschoben`,
  notDone: 'nicht getan',
  felt: (n) => `gefühlt ${n} von 10`,
  today: 'Heute',
  also: (names) => `auch ${names}`,
};
