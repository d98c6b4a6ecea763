import type { ifthen as English } from '../en/ifthen';

export const ifthen: typeof English = {
  page: 'Wenn … dann',
  link: 'Ein Plan für jeden Krafttag, und einer für das, was dazwischenkommt',
  plan: 'Wann und wo',
  barrier: 'Wenn etwas dazwischenkommt',
  if: 'Wenn',
  then: 'dann',
  planIf: (day) => `${day} ist, 18 Uhr, und ich von der Arbeit gehe`,
  planThen: 'fahre ich direkt ins Studio',
  barrierIf: 'die Arbeit länger dauert',
  barrierThen: 'mache ich die kurze Einheit zu Hause',
  save: 'Behalten',
  saved: 'Aufgehoben.',
  clear: 'Löschen',
  cleared: 'Gelöscht.',
};
