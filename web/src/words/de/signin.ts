// Anmelden.
import type { signin as english } from '../en/signin';

export const signin: typeof english = {
  page: 'Anmelden',
  head: ['Hart trainieren.', 'Bewusst erholen.'],
  lead: 'Dein Server, deine Daten.',
  password: 'Passwort',
  go: 'Anmelden',
  wrong: 'Dieses Passwort wurde nicht angenommen.',
  wait: (s) => `Zu viele Versuche. Warte ${s} Sekunden und versuch es noch einmal.`,
  lost: 'Passwort verloren?',
  lostText: 'Auf dem Rechner, der den Server betreibt, tippe',
  lostCommand: 'recoup password',
};
