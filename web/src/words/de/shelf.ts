// Die Regale der Bibliothek: Erholung nach Wirkung, und was weggelassen wird.
import type { shelf as english } from '../en/shelf';

export const shelf: typeof english = {
  fits: 'Passt heute',
  purpose: {
    less_sore: ['Damit es jetzt weniger zieht', 'Wenig und kurz, aber in Studien zu sehen.'],
    move_freely: ['Damit du dich freier bewegst', 'Hilft der Beweglichkeit. Mindert Muskelkater nicht.'],
    calm_down: ['Zum Ruhigwerden', 'Tut gut. Wirkung auf die Erholung nicht geprüft.'],
    break_up_sitting: ['Um das Sitzen zu unterbrechen', 'Niedrigerer Blutzucker nach dem Essen. Zu Muskelkater keine Studie.'],
    keep_habit: ['Um dranzubleiben', 'Jede Länge zählt voll.'],
    stage: ['Für eine Lebensphase', 'Nach der Geburt, in der Schwangerschaft, an Tagen mit Krämpfen.'],
  },
  noKit: 'Ohne Geräte',
  area: 'Stelle',
  anyArea: 'Überall',
  stage: 'Lebensphase',
  anyStage: 'Alle',
  stages: { pregnancy: 'Schwangerschaft', after_birth: 'Nach der Geburt, ein Anfang' },
  changed: 'In der Schwangerschaft so, wie die Karte sie ändert.',
  filters: 'Nur zeigen',
  leftOut: (n) => (n === 1 ? '1 Bewegung ist heute für dich weggelassen' : `${n} Bewegungen sind heute für dich weggelassen`),
  dose: 'Erholung diese Woche',
  doseSaid: (done, target, days) => `${done} von ${target} leichten Minuten an ${days} ${days === 1 ? 'Tag' : 'Tagen'}.`,
  doseParts: (sessions, snacks) => `${sessions} min in Einheiten, ${snacks} min in Bewegungspausen`,
};
