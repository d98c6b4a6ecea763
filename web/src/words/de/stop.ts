// Die Seite, die bei einem Warnzeichen an die Stelle des Tages tritt.
import type { stop as english } from '../en/stop';

export const stop: typeof english = {
  paused: 'Dein Plan hält an und wartet',
  rule: 'Sicherheitsregel, geht vor',
  call: (n) => `${n} anrufen`,
  callHint: 'Notruf, kostenlos',
  show: 'Zeigen, was du sagen kannst',
  say: 'Zeig oder lies ihnen das vor',
  full: 'Ganzer Bildschirm',
  share: 'Senden',
  until: 'Bis dich jemand gesehen hat',
  mistake: 'Das habe ich versehentlich getippt',
  why: 'Warum wir dich anhalten: Das ist eine Sicherheitsregel. Keine Zahl in der App und keine gute Laune kann sie ausschalten.',
  offline: 'Gezeigt von diesem Telefon. Deine Antwort bleibt und wird gesendet, wenn der Server erreicht ist.',
  awaiting: 'Dieser Text wartet noch darauf, dass ihn jemand vom Fach liest.',
};
