import type { warning as English } from '../en/warning';
import { plural } from '../number';

export const warning: typeof English = {
  page: 'Frühe Zeichen',
  sub: 'Jeden Morgen neu angesehen',
  link: 'Kleine Zeichen zusammen, und was daraus folgt',
  points: (n, of) => `${n} von ${of} Punkten`,
  drawn: (n, lines) => `${n} ${plural(n, 'Punkt', 'Punkte')}. ${lines}.`,
  signPoints: (n, of) => `${n} von ${of} ${plural(of, 'Punkt', 'Punkten')}`,
  signMissing: 'nicht angesehen',
  sees: 'Was wir sehen',
  happens: 'Was jetzt geschieht',
  notices: 'Auch gut zu wissen',
  isNot: 'Was das nicht ist',
  see: 'Die leichtere Woche ansehen',
  hide: 'Die leichtere Woche schließen',
  week: 'Die leichtere Woche',
  weekText: 'Sieben Tage ab heute. Dieselben Übungen, weniger Gewicht, mindestens 4 Wiederholungen in Reserve.',
  sets: (before, after) => `aus ${before} Sätzen werden ${after}`,
  noSession: 'In diesen sieben Tagen ist keine Krafteinheit geplant.',
  begin: 'Die leichtere Woche beginnen',
  begun: 'Eine leichtere Woche beginnt. Dieselben Übungen, etwa die Hälfte der Sätze.',
  until: (day) => `Du bist in einer leichteren Woche, bis einschließlich ${day}.`,
  keep: 'Meine Woche lassen, wie sie ist',
  here: 'Die Entscheidung von heute ist die leichtere Woche.',
};
