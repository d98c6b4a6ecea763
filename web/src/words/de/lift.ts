// Übungen: der Abschnitt auf Fortschritt, die Seite einer Übung, und was zu erwarten ist.
import type { lift as english } from '../en/lift';
import { plural, sayNumber } from '../number';

export const lift: typeof english = {
  section: 'Übungen',
  none: 'Noch keine Übung',
  noneText: 'Trage einen Satz mit Gewicht ein, dann beginnt hier seine Linie.',
  sessions: (n) => `${sayNumber(n)} ${plural(n, 'Einheit', 'Einheiten')}`,
  back: 'Zurück zum Fortschritt',
  today: 'heute',
  yours: 'deine Einheiten',
  half: 'die halbe Chance',
  eight: '8 von 10',
  table: 'Als Tabelle zeigen',
  day: 'Tag',
  topSet: 'Bester Satz',
  asOne: 'Als eine Wdh.',
  noBand: 'Noch keine Vorhersage',
  noBandText: 'Ein Band erscheint, sobald unsere Schätzungen für dich über zehn Einheiten näher lagen als „wie letztes Mal“.',
  guessed: 'Wie gut haben wir geschätzt?',
  landed: (inside, above, below) => `Von den letzten ${inside + above + below} Einheiten lagen ${inside} im Band, ${above} darüber, ${below} darunter`,
  band: 'Unser Band',
  was: 'Es waren',
  lastTime: 'Letztes Mal',
  against: 'Gegen „wie letztes Mal“',
  best: 'Dein Bestes',
  absent: 'Keine solche Übung',
  absentText: 'Die hast du noch nicht mit Gewicht gemacht.',
  kept: 'Wie dieses Telefon es zuletzt sah.',
  why: 'Wie gut sind diese Schätzungen?',
};
