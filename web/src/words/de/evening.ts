// Die eine Frage an einem Abend nach dem Training.
import type { evening as english } from '../en/evening';
import { plural } from '../number';

export const evening: typeof english = {
  page: 'Frage am Abend',
  ago: (session, hours) => (hours === 0 ? `${session} ist vorbei` : `${session} ist ${hours} ${plural(hours, 'Stunde', 'Stunden')} her`),
  sub: 'Eine Frage, dann gute Nacht',
  head: 'Wie müde bist du jetzt?',
  label: 'Wie müde bist du jetzt, 0 frisch bis 10 leer',
  low: '0 Frisch',
  high: 'Leer 10',
  words: ['Frisch', 'Kaum müde', 'Ein wenig müde', 'Etwas müde', 'Etwas müde', 'Müde', 'Ziemlich müde', 'Sehr müde', 'Erschöpft', 'Fast leer', 'Leer'],
  untouched: 'Zum Antworten bewegen',
  done: 'Gute Nacht',
  kept: 'Aufgehoben. Gute Nacht.',
  skip: 'Überspringen',
  none: 'Heute kein Krafttraining',
  noneText: 'Das wird nur nach einer Krafteinheit gefragt.',
  due: 'Eine Frage zum Abend',
};
