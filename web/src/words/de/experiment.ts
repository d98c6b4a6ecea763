// Der eigene Versuch. Seine Sätze kommen vom Server.
import type { experiment as english } from '../en/experiment';

export const experiment: typeof english = {
  page: 'Hilft dir Erholung?',
  sub: 'Dein eigener Versuch',
  pairs: (n, of) => (of === null ? `${n} Paare` : `${n} von ${of} Paaren`),
  pairsDrawn: (n, of) => `${n} von ${of} Paaren vollständig`,
  next: 'Heute',
  toss: 'Münze werfen',
  stop: 'Versuch beenden',
  stopSure: 'Beenden? Was er bis jetzt fand, bleibt.',
  stopYes: 'Ja, beenden',
  keep: 'Weitermachen',
  stopped: 'Beendet.',
  recovery: 'Erholung',
  rest: 'Ruhe',
  begin: 'Einen Versuch beginnen',
  measure: 'Worauf wir schauen',
  session: 'Die Erholungseinheit',
  start: 'Einverstanden, beginnen',
  started: 'Abgemacht. Die erste Münze fällt am Tag nach einem Krafttraining.',
  earlier: 'Frühere Versuche',
  axis: { worse: 'Ruhe ist besser', same: 'kein Unterschied', better: 'Erholung hilft' },
  of: (session, measure) => `${session} oder Ruhe. ${measure}.`,
};
