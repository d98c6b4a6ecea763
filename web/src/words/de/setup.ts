// Das erste Konto eines neuen Servers.
import type { setup as english } from '../en/setup';

export const setup: typeof english = {
  page: 'Einrichten',
  head: 'Dieser Server gehört dir.',
  lead: 'Hier wohnt ein Konto. Sag, wie wir dich nennen, und wähle ein Passwort; beides bleibt auf diesem Server.',
  name: 'Dein Name',
  password: 'Passwort',
  passwordHint: 'Mindestens 10 Zeichen. Ein paar Wörter hintereinander sind gut.',
  go: 'Mein Konto anlegen',
  noToken: 'Öffne den Link aus dem Terminal',
  noTokenText: 'Wenn der Server zum ersten Mal startet, druckt er einen einmaligen Link in sein Terminal. Öffne diesen Link auf diesem Gerät.',
  short: 'Zehn Zeichen oder mehr, bitte.',
  nameEmpty: 'Wie sollen wir dich nennen?',
};
