// Eine Einheit, zusammengestellt nach dem, wie es gerade geht, und was für die Erholung da ist.
import type { compose as english } from '../en/compose';

export const compose: typeof english = {
  page: 'Einheit zusammenstellen',
  link: 'Eine für mich zusammenstellen',
  linkText: 'Danach, wo es zieht, wie viel Zeit du hast und was da ist',
  sore: 'Wo hast du Muskelkater?',
  soreNone: 'Nirgends? Dann lass es so.',
  minutes: 'Wie viel Zeit hast du?',
  energy: 'Wie viel Energie ist da?',
  energies: { low: 'Wenig', usual: 'Wie sonst', high: 'Viel' },
  place: 'Wo bist du?',
  places: { home: 'Zuhause', gym: 'Studio', outside: 'Draußen', desk: 'Am Tisch' },
  props: 'Was ist zur Hand?',
  propNames: {
    wall: 'Wand', chair: 'Stuhl', mat: 'Matte oder Teppich', cushion: 'Kissen', strap: 'Gurt oder Handtuch', band: 'Leichtes Band', roller: 'Faszienrolle',
    ball: 'Kleiner Ball', path: 'Platz zum Gehen', bicycle: 'Standrad', warmth: 'Wärmekissen oder Dusche', stairs: 'Treppe',
  },
  wish: 'Was möchtest du?',
  wishes: { '': 'Was passt', less_sore: 'Weniger Muskelkater', range: 'Beweglicher sein', restorative: 'Ruhe', period_ease: 'Krämpfe lindern' },
  make: 'Zusammenstellen',
  making: 'Einen Moment',
  offline: 'Dafür braucht es den Server. Geplantes und schon Geöffnetes steht in der Bibliothek.',
  another: 'Noch eine zusammenstellen',
  left: (n) => (n === 1 ? '1 Bewegung ist weggelassen, und warum' : `${n} Bewegungen sind weggelassen, und warum`),
  settings: 'Erholung',
  settingsText: 'Was zur Hand ist, und was wegbleibt',
  leaveOut: 'Bewegungen weglassen, die sich nicht vertragen mit',
  leaveOutText: 'Nur du siehst das. Es bleibt auf diesem Server und dient nur dazu, Bewegungen wegzulassen.',
  flags: 'Schmerz, Fieber oder ein geschwollenes Bein von heute gehören in den Morgen-Check.',
  conditionNames: {
    varicose_veins: 'Krampfadern', blood_thinners: 'Blutverdünner', numb_skin: 'Haut, die wenig spürt', osteoporosis: 'Schwache Knochen',
    nerve_pain: 'Schmerz, der in Arm oder Bein schießt', hip_replacement: 'Künstliche Hüfte', shoulder_instability: 'Schulter, die herausrutscht', glaucoma: 'Erhöhter Augendruck',
    high_blood_pressure: 'Hoher Blutdruck', reflux: 'Sodbrennen im Liegen', dizziness: 'Schwindel', heart_disease: 'Herzerkrankung',
    pelvic_girdle_pain: 'Schmerz vorn am Becken', doming: 'Bauch, der sich in der Mitte vorwölbt', breast_tenderness: 'Empfindliche Brust oder Implantate', pelvic_floor_pain: 'Beckenboden, der schmerzt',
    inflammation: 'Eine entzündete oder geschwollene Stelle', fracture: 'Ein gebrochener Knochen', open_wound: 'Eine offene Wunde',
  },
};
