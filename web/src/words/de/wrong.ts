// Die Liste hinter „Stimmt etwas nicht?“.
import type { wrong as english } from '../en/wrong';

export const wrong: typeof english = {
  page: 'Stimmt etwas nicht?',
  head: 'Trifft gerade etwas davon zu?',
  lead: 'Die meisten haken nichts an. Bitte antworte ehrlich, es ändert, was wir sagen.',
  none: 'Nichts davon',
  go: 'Weiter',
  thanks: 'Danke, dass du es uns sagst.',
  foot: 'Diese Texte warten noch darauf, dass sie jemand vom Fach liest. Im Zweifel anrufen.',
  call: (n) => `${n} anrufen`,
  empty: 'Die Liste ist noch nicht auf diesem Telefon. Wenn es ernst sein könnte, ruf 112 an.',
};
