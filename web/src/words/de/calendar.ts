// Der Muskelkater-Kalender.
import type { calendar as english } from '../en/calendar';
import { plural } from '../number';

export const calendar: typeof english = {
  page: 'Muskelkater-Kalender',
  until: (from) => `${from} bis heute`,
  finding: (days, muscles) => `Muskelkater nach Muskel über ${days} Tage, ${muscles} ${plural(muscles, 'Muskel', 'Muskeln')} genannt.`,
  stands: (muscle, days, least) => `${muscle}: ${days} Tage hintereinander bei ${least} von 10 oder mehr.`,
  standsText: 'Gewöhnlicher Muskelkater klingt in zwei bis vier Tagen ab.',
  outs: 'Was auffällt',
  nothing: 'Nichts fällt auf',
  nothingText: 'Muskelkater kommt nach harten Tagen und klingt in zwei bis vier ab. Er ist kein Schaden und sagt wenig darüber, wie eine Einheit wirkte.',
  pain: 'Es ist eher Schmerz',
  little: 'etwas',
  sore: 'deutlich',
  very: 'sehr',
  unknown: 'kein Check-in',
  table: 'Als Tabelle zeigen',
  muscle: 'Muskel',
  days: 'Tage genannt',
  most: 'Höchstens',
  latest: 'Zuletzt',
  none: 'Noch kein Muskelkater notiert',
  noneText: 'Markiere im Check-in am Körper, was schmerzt, dann füllen sich hier die Tage.',
  checkIn: 'Zum Check-in',
};
