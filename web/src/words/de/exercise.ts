// Eine eigene Übung.
import type { exercise as english } from '../en/exercise';

export const exercise: typeof english = {
  add: 'Eigene hinzufügen',
  addNamed: (name) => `„${name}“ als eigene Übung hinzufügen`,
  change: (name) => `${name} ändern`,
  yours: 'Deine',
  name: 'Wie du sie nennst',
  movement: 'Was für eine Bewegung',
  choose: 'Bitte wählen',
  movementText: 'Nimmt Schmerz oder eine Lebensphase eine Bewegung heraus, dann auch deine.',
  patterns: {
    squat: 'Kniebeuge: Knie und Hüfte beugen sich', hinge: 'Hüftbeuge: die Hüfte beugt sich, die Knie wenig', lunge: 'Ausfallschritt: ein Bein nach dem anderen',
    horizontal_push: 'Von der Brust wegdrücken', vertical_push: 'Über Kopf drücken', horizontal_pull: 'Zur Brust ziehen', vertical_pull: 'Von oben herunterziehen',
    upper_isolation: 'Ein Gelenk an Arm oder Schulter', lower_isolation: 'Ein Gelenk an Bein oder Hüfte', core: 'Rumpf', carry: 'Mit Last gehen',
    jump: 'Springen oder werfen', cardio: 'Laufen, Rudern, Radfahren und Ähnliches',
  },
  direct: 'Macht die Hauptarbeit',
  indirect: 'Hilft mit',
  needs: 'Braucht',
  measure: 'Ein Satz zählt',
  measures: { reps: 'Wdh.', time: 'Zeit', distance: 'Strecke' },
  load: 'Das Gewicht ist',
  loads: { external: 'Was du hebst', bodyweight: 'Zusatz zu dir', assisted: 'Hilfe' },
  perSide: 'Eine Seite nach der anderen',
  remove: 'Wegnehmen',
  removeText: 'Was du davon gemacht hast, bleibt in deinem Protokoll.',
  removed: (name) => `${name} wird nicht mehr angeboten. Was du davon gemacht hast, bleibt.`,
  kept: (name) => `${name} steht in deiner Bibliothek.`,
  atLeastOne: 'Wähle mindestens einen Muskel, der die Hauptarbeit macht.',
};
