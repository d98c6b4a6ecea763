// Wie es mit den Regeln ging, und was Muskeln brauchen.
import type { rules as english } from '../en/rules';
import { plural } from '../number';

export const rules: typeof english = {
  page: 'Deine Regeln',
  link: 'Wie es mit den Regeln ging',
  linkText: 'Was jede verlangte, was du tatest, was danach kam',
  none: 'Noch keine Regel hat etwas von dir verlangt',
  noneText: 'Regeln sprechen an Morgen mit Check-in, wenn Hartes geplant ist.',
  all: 'Jede Regel',
  fired: (n) => `${n} ${plural(n, 'Tag', 'Tage')}`,
  did: (asDecided, easier, harder) => `${asDecided} wie entschieden, ${easier} leichter, ${harder} härter`,
  safety: 'Sicherheitsregel',
  written: (code: string) => `Wie die Regel geschrieben steht (${code})`,
  change: 'Was uns umstimmen würde',
  strength: 'Nächste Einheit',
  morning: 'Nächster Morgen',
  followed: 'wie entschieden',
  harder: 'härter',
  mean: (mean, unit, n) => `${mean} ${unit}, n = ${n}`,
  between: (low, high) => `neun von zehn ${low} bis ${high}`,
  tooFew: 'zu wenige für einen Bereich',
  sd: 'deiner üblichen Streuung',
  otherwise: 'Du hast anders gewählt',
  trained: 'trotzdem trainiert',
  unknown: 'Noch nicht bekannt.',
  came: (strength, morning) =>
    `${[strength && `Nächste Einheit ${strength} %`, morning && `nächster Morgen ${morning} deiner üblichen Streuung`].filter(Boolean).join(', ')}.`,
  times: 'Was deine Muskeln brauchen',
  timesLead: 'Stunden nach harten Sätzen. Die Tabelle ist unsere Vorgabe, nicht geprüft. Was gelernt wurde, wird gezeigt und ändert keine Entscheidung.',
  timesNone: 'Keine harten Sätze im letzten halben Jahr.',
  muscle: 'Muskel',
  hours: 'Stunden',
  likely: 'Vier von fünf',
  bouts: 'Male',
  range: (low, high) => `${Math.round(low)} bis ${Math.round(high)}`,
};
