// Beschwerden des Tages, für alle, die die Frage eingeschaltet haben.
import type { symptoms as english } from '../en/symptoms';

export const symptoms: typeof english = {
  page: 'Beschwerden und Zyklus',
  linkOff: 'Aus',
  linkOn: (n) => (n === 1 ? 'An, eine Beschwerde' : `An, ${n} Beschwerden`),
  ask: 'Beim Check-in nach meinen Beschwerden fragen',
  which: 'Nach welchen?',
  names: {
    cramps: 'Krämpfe', headache: 'Kopfschmerz', back: 'Rückenschmerz', bloating: 'Blähbauch', breasts: 'Empfindliche Brust', tired: 'Erschöpft', mood: 'Gedrückt',
    hot_flashes: 'Hitzewallungen', bleeding: 'Starke Blutung',
  },
  today: 'Beschwerden heute',
  hint: 'Das siehst nur du',
  levels: ['keine', 'etwas', 'deutlich', 'stark'],
  does: 'Was es tut',
  doesText: ['An Tagen, an denen deine eigenen Beschwerden stark sind, schlägt es vor: trainieren und nichts steigern, oder eine leichte Einheit.', 'Du darfst immer wie geplant trainieren.'],
  doesNot: 'Was es nicht tut',
  doesNotText: ['Es sagt nichts voraus und plant nichts nach Phasen: Das geben Studien nicht her.', 'Es liest keinen Kalender.'],
  sees: 'Wer es sieht',
  seesText: 'Du. Was du hier wählst, bleibt auf diesem Telefon; die Antworten liegen mit deinen Check-ins auf deinem Server. Eine Trainerin sähe „Halten“, nie warum.',
  forget: 'Löschen, was gesagt wurde',
  forgetText: 'Unter Privates, für sich und endgültig.',
};
