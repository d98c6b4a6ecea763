// Die freiwillige Seite über Gesundheit, und „eine Fachperson hat mich freigegeben“.
import type { health as english } from '../en/health';

export const health: typeof english = {
  more: 'Mehr zu deiner Gesundheit',
  moreLead: 'Nichts hier muss beantwortet werden. Es bleibt auf deinem Server, und du kannst es jederzeit zurücknehmen.',
  flags: 'Trifft etwas davon auf dich zu?',
  periods: 'Ausgebliebene Perioden in Folge',
  periodsHint: 'Leer lassen, wenn es nicht passt.',
  periodsBad: 'Eine ganze Zahl von 0 bis 120.',
  contraception: 'Ich verhüte hormonell',
  menopause: 'Ich bin in den Wechseljahren oder danach',
  bones: 'Eine Fachperson hat meine Knochen angesehen und Sprünge freigegeben',
  clear: 'Eine Fachperson hat mich freigegeben',
  clearLead: 'Zuerst kommt eine leichte Einheit, dann eine gehaltene, dann geht dein Plan weiter.',
  clearOn: 'An welchem Tag?',
  clearTick: 'Eine Ärztin, Hebamme oder Physiotherapeutin hat mir gesagt, dass ich trainieren darf.',
  clearSave: 'Weiter mit dem Plan',
  clearSaid: 'Behalten. Zuerst eine leichte Einheit.',
  clearedOn: (day) => `Zuletzt von einer Fachperson freigegeben am ${day}`,
  offline: 'Das braucht deinen Server. Er ist gerade nicht erreichbar.',
};
