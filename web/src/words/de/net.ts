// Was über die Verbindung gesagt wird und über das, was noch zu senden ist.
import type { net as english } from '../en/net';
import { plural } from '../number';

const things = (n: number) => `${n} ${plural(n, 'Sache', 'Sachen')}`;

export const net: typeof english = {
  offline: 'Offline.',
  offlineText: (n) => (n === 0 ? 'Was du schreibst, bleibt auf diesem Telefon.' : `Alles bleibt auf diesem Telefon. ${things(n)} ${plural(n, 'wartet', 'warten')}.`),
  back: 'Wieder online.',
  backText: (n) => (n === 0 ? 'Alles ist auf deinem Server.' : `${things(n)} auf deinem Server gesichert.`),
  waiting: (n) => `${things(n)} ${plural(n, 'wartet', 'warten')} aufs Senden. Auf diesem Telefon behalten.`,
  notSaved: 'Das kam nicht auf den Server.',
  notSavedText: 'Es ist sicher auf diesem Telefon. Wir versuchen es von selbst wieder.',
  tryNow: 'Jetzt versuchen',
  refused: (why) => `Der Server nahm einen deiner Einträge nicht an: ${why}.`,
  twoVersions: (what) => `Zwei Geräte haben etwas verschieden geändert: ${what}. Was bleibt?`,
  what: { check_in: 'Check-in', session: 'Training', recovery: 'Erholungseinheit', override: 'Wahl', plan_choice: 'Wahl', evening: 'Antwort am Abend', snack: 'zwei Minuten', exercise: 'Übung', activity: 'Aktivität', session_part: 'Training' },
  here: 'Dieses Telefon',
  there: 'Das andere Gerät',
  setsOf: (lifts, sets) => `${lifts} ${plural(lifts, 'Übung', 'Übungen')}, ${sets} ${plural(sets, 'Satz', 'Sätze')}`,
  minutesOf: (n) => `${n} min`,
  keepMine: 'Das von diesem Telefon',
  keepTheirs: 'Das andere',
  refusedKeep: 'Meins noch einmal senden',
  refusedDrop: 'Das vom Server nehmen',
  update: 'Eine neue Version ist da.',
  updateNow: 'Aktualisieren',
  insecure: 'Offline geht unter dieser Adresse nicht: Browser erlauben es nur über HTTPS. Das README deines Servers sagt, wie man das einrichtet.',
  unreachable: 'Keine Verbindung zu deinem Server.',
  unreachableText: (host) => `${host} antwortet nicht. Nichts ist verloren; was dieses Telefon hat, ist noch da.`,
  notHere: 'Nicht auf diesem Telefon',
  notHereText: 'Diese Seite wurde hier noch nicht geöffnet. Heute und diese Woche schon.',
  showHere: 'Heute zeigen',
  nowhere: 'Diese Seite gibt es nicht',
  nowhereText: 'Die Adresse hat sich vielleicht geändert. Heute ist, wo es war.',
  problem: 'Bei uns ging etwas schief.',
  problemText: 'Was du geschrieben hast, ist sicher. Versuch es noch einmal, und wenn es bleibt, kopiere die Einzelheiten für die Person, die diesen Server betreibt.',
  details: 'Einzelheiten kopieren',
  again: 'Noch einmal',
  copied: 'Kopiert.',
};
