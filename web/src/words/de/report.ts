// Der Bericht über ein Programm, am Bildschirm und auf Papier.
import type { report as english } from '../en/report';

export const report: typeof english = {
  page: 'Bericht',
  day: (n, of) => `Tag ${n} von ${of}`,
  over: (of) => `Deine ${of} Tage`,
  span: (from, to) => `${from} bis ${to}`,
  print: 'Drucken oder als PDF behalten',
  unknown: 'Was wir nicht messen konnten',
  weeks: 'Wochen',
  foot: 'Kein medizinischer Rat.',
};
