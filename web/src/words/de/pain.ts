// Die Fragen zu einem Schmerz.
import type { pain as english } from '../en/pain';

export const pain: typeof english = {
  page: 'Zum Schmerz',
  sub: 'Ein paar kurze Fragen',
  where: 'Wo?',
  kind: 'Wie ist er?',
  kinds: {
    ache: 'Dumpf oder müde', sharp: 'Stechend, im Gelenk', locking: 'Das Gelenk blockiert', giving_way: 'Das Gelenk gibt nach',
    swelling: 'Das Gelenk ist geschwollen', bone: 'Im Knochen, oder nachts', wound: 'Offene oder verletzte Haut',
  },
  kindHint: {
    bone: 'Keine Sprünge und nichts, was es belastet, bis es jemand angesehen hat.',
    wound: 'Dort kein Rollen und keine Massage.',
  },
  strong: 'Wie stark, wenn es am schlimmsten ist?',
  mild: 'Leicht',
  worst: 'Stärker geht es nicht',
  of10: (n) => `${n} von 10`,
  during: 'Kommt er bei einer Bewegung?',
  duringNone: 'Nein, oder nicht sicher',
  since: 'Seit wann?',
  sinceUnknown: 'Leer lassen, wenn du nicht sicher bist.',
  go: 'Weiter',
  sites: {
    neck: 'Hals', shoulder: 'Schulter', elbow: 'Ellbogen', wrist: 'Handgelenk oder Hand', upper_back: 'Oberer Rücken oder Rippen', lower_back: 'Unterer Rücken',
    hip: 'Hüfte oder Leiste', knee: 'Knie', shin: 'Schienbein', ankle: 'Sprunggelenk', foot: 'Fuß',
  },
  patterns: {
    squat: 'Kniebeugen', hinge: 'Hüftbeugen, Kreuzheben', lunge: 'Ausfallschritte', horizontal_push: 'Bankdrücken, Liegestütze', vertical_push: 'Überkopfdrücken',
    horizontal_pull: 'Rudern', vertical_pull: 'Klimmzüge, Latzug',
  },
};
