// Scheiben, die Stange, und das Körpergewicht.
import type { settings as english } from '../en/settings';

export const settings: typeof english = {
  plates: 'Scheiben und Stange',
  platesLead: 'Die Tastatur im Trainingsbuch zeigt, was auf jede Seite kommt. Auch geplante Lasten bestehen daraus. Wähle, was dein Studio hat.',
  platesFor: (unit) => `Scheiben in ${unit}, paarweise`,
  platesAll: 'Jede übliche Scheibe',
  platesSome: (list, unit) => `${list} ${unit}`,
  platesNone: 'Behalte mindestens eine, bitte.',
  barHead: 'Deine übliche Stange',
  barText: 'Eine Übung, für die du eine andere Stange gewählt hast, behält sie.',
  noBar: 'ohne Stange',
  body: 'Körpergewicht',
  bodyText: 'Nur, wenn du es aufbewahren willst',
  bodyLead: 'Eine Zahl und ein Tag, für dich. Kein Ziel, keine Linie, keine Erinnerung. Es ändert nichts an deinem Plan.',
  bodyNow: (unit) => `Körpergewicht in ${unit}`,
  bodyLast: (mass, day) => `Zuletzt gesagt: ${mass} am ${day}.`,
  bodyCount: (n) => (n === 1 ? 'Eins ist aufbewahrt.' : `${n} sind aufbewahrt.`),
  bodyBad: 'Zwischen 25 und 350 Kilogramm, bitte.',
  bodyWithheld: 'Nicht gezeigt, wegen dem, was du auf deiner Gesundheitsseite gesagt hast. Löschen kannst du es trotzdem.',
  bodyDelete: 'Jedes Körpergewicht löschen',
  bodyDeleted: 'Gelöscht.',
};
