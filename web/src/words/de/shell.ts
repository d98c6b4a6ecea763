// Was auf jeder Seite steht.
import type { shell as english } from '../en/shell';

export const shell: typeof english = {
  app: 'Recoup',
  skip: 'Zum Inhalt springen',
  close: 'Schließen',
  back: 'Zurück',
  next: 'Weiter',
  undo: 'Rückgängig',
  edit: 'Ändern',
  save: 'Sichern',
  saved: 'Gesichert.',
  message: 'Meldung',
  about: 'Über diesen Server',
  cancel: 'Abbrechen',
  loading: 'Lädt',
  nav: { label: 'Hauptmenü', today: 'Heute', plan: 'Plan', progress: 'Verlauf', library: 'Bibliothek', you: 'Du' },
  title: (page) => `${page} · Recoup`,
  state: {
    push: 'Los', hold: 'Halten', swap: 'Tauschen', rest: 'Ruhen', ease: 'Leichter', get_checked: 'Abklären lassen', stop: 'Hole medizinische Hilfe',
  },
  weekday: {
    mon: 'Montag', tue: 'Dienstag', wed: 'Mittwoch', thu: 'Donnerstag', fri: 'Freitag', sat: 'Samstag', sun: 'Sonntag',
  },
  weekdayLetter: { mon: 'M', tue: 'D', wed: 'M', thu: 'D', fri: 'F', sat: 'S', sun: 'S' },
  demo: 'Beispielathletin. Nichts hier ist eine echte Person, und alles verschwindet, wenn der Server anhält.',
  kg: 'kg',
  lb: 'lb',
  noKit: 'ohne Geräte',
  on: 'an',
  off: 'aus',
};
