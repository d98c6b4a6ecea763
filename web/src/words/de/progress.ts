// Die vier Ergebnisse, der Rhythmus, der Bericht. Ihre Sätze kommen vom Server.
import type { progress as english } from '../en/progress';
import { plural } from '../number';

export const progress: typeof english = {
  page: 'Fortschritt',
  head: 'Wirkt es?',
  outcomes: 'Vier Ergebnisse',
  axis: { worse: 'schlechter', same: 'unverändert', better: 'besser' },
  how: (title) => `Woher wir das wissen: ${title}`,
  legend: 'Punkt: beste Schätzung. Dick: die halbe Chance. Dünn: 9 von 10.',
  drawn: (middle, low, high) =>
    `Auf der Achse von schlechter zu besser, wo 0 unverändert und 100 das bessere Ende ist: beste Schätzung ${middle}, 9 von 10 zwischen ${low} und ${high}.`,
  undrawn: 'Noch nichts gezeichnet.',
  rhythm: 'Rhythmus',
  week: {
    as_meant: (n: number) => `Woche ${n}: wie gemeint`,
    under_way: (n: number) => `Woche ${n}: läuft`,
    in_part: (n: number) => `Woche ${n}: zum Teil`,
    ahead: (n: number) => `Woche ${n}: kommt noch`,
  },
  more: 'Mehr',
  report: 'Bericht',
  reportText: 'Drei Sätze und die vier Ergebnisse, zum Aufheben oder Drucken',
  experiment: 'Hilft dir Erholung?',
  experimentNone: 'Dein eigener Versuch, mit einer Münze',
  experimentPairs: (pairs, of) =>
    of === null ? `Dein eigener Versuch, ${pairs} ${plural(pairs, 'Paar', 'Paare')}` : `Dein eigener Versuch, Paar ${pairs} von ${of}`,
  evening: 'Wie müde bist du heute Abend?',
  eveningText: 'Eine Frage nach einem Krafttag',
  calendar: 'Muskelkater-Kalender',
  calendarText: 'Welche Muskeln an welchem Tag schmerzten',
  history: 'Verlauf',
  historyText: 'Jede Einheit, die du gemacht hast',
};
