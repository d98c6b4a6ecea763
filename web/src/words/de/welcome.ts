// Die fünf Schritte am Anfang, und ihre Einstellungen später.
import type { welcome as english } from '../en/welcome';

export const welcome: typeof english = {
  step: (n, of) => `Schritt ${n} von ${of}`,
  left: (s) => `noch etwa ${s} s`,
  goal: {
    head: 'Was führt dich her?',
    strong: 'Stärker werden, ohne mich zerschlagen zu fühlen',
    back: 'Nach einer Pause zurückkommen',
    own: 'Vorerst nur aufschreiben',
    ownText: 'Ein Programm hat Zeit',
    strongText: 'Drei Krafttage, sonst leicht',
    backText: 'Ein sanfterer Anfang, weniger Sätze',
    long: 'Wie lange hebst du schon?',
    new: 'Unter 6 Monaten',
    returning: 'Ich komme zurück',
    regular: 'Länger',
  },
  days: {
    head: 'Welche Tage dürfen hart sein?',
    lead: 'Wähle zwei bis vier. Dazwischen legen wir die leichten.',
    group: 'Krafttage',
    touch: (a, b) => `${a} und ${b} liegen aneinander. Manche Übungen müssen dann vielleicht warten, und wir sagen es, wenn es so ist.`,
    count: 'Zwei bis vier Tage, bitte.',
    preview: (list) => `Vorschau deiner Woche: Kraft am ${list}, an den anderen Tagen leicht oder frei`,
    unit: 'Gewichte in',
    kg: 'Kilogramm',
    lb: 'Pfund',
    time: 'Übliche Uhrzeit',
  },
  kit: {
    head: 'Was hast du zur Hand?',
    lead: 'Tippe alles an, was du nutzen kannst. Du kannst es jederzeit ändern.',
    strength: 'Für die Kraft',
    recovery: 'Für die Erholung',
  },
  program: {
    head: 'Programm',
    lead: 'Du kannst es jederzeit ändern oder verlassen.',
    suggested: 'Vorschlag',
    meta: (days, strength) => `${days} Tage, ${strength} Krafttage die Woche`,
    none: 'Vorerst keins',
    noneText: 'Wähle später eins unter Plan',
    start: 'Erster Tag',
  },
  health: {
    head: 'Bevor du Gewichte hebst',
    lead: 'Tippe alles an, was zutrifft. Die Antworten bleiben auf deinem Server.',
    none: 'Nichts davon',
    ask: {
      heart: 'Herzkrankheit oder hoher Blutdruck',
      chest_pain: 'Schmerzen in der Brust, in Ruhe oder bei Anstrengung',
      dizziness: 'Schwindel oder Ohnmacht im letzten Jahr',
      chronic: 'Eine andere lang anhaltende Krankheit',
      medication: 'Medikamente gegen eine lang anhaltende Krankheit',
      joint: 'Knochen, Gelenk oder Muskel, die Bewegung schlimmer macht',
      supervised: 'Ärztlicher Rat: Sport nur unter Aufsicht',
    },
    foot: 'Ein Ja schließt dich nicht aus: Beginne mit Gehen und Beweglichkeit, und frag zuerst ärztlichen Rat.',
    about: 'Zu diesen Fragen',
    aboutText: 'Sie folgen dem PAR-Q+ in eigenen, kürzeren Worten, und noch hat sie niemand vom Fach gelesen.',
    official: 'Der offizielle Bogen (englisch)',
    stage: 'Schwanger, oder in den letzten 12 Monaten geboren',
    stageNone: 'Weder noch',
    pregnant: 'Schwanger',
    postpartum: 'Geboren',
    weeks: 'Wochen seit der Geburt',
    weeksBad: 'Eine Zahl von 0 bis 52, bitte.',
  },
  ready: {
    head: (days, name) => (days === null ? `Bereit, ${name}.` : `${spelled(days)} Tage, ${name}.`),
    lead: (strength) => `${capital(small(strength))} Krafttage, sonst leicht. Jeden Morgen sagst du, wie es dir geht, und der Tag passt sich an.`,
    leadFree: 'Noch kein Programm. Jeden Morgen kannst du sagen, wie es dir geht, und eintragen, was du tust.',
    first: (name, min) => `Erster Krafttag: ${name}, etwa ${min} min`,
    lifts: (n) => (n === 1 ? '1 Übung' : `${n} Übungen`),
    learn: 'Zwei Wochen lang lernen wir dich kennen und sagen es dazu.',
    rest: 'Ruhe zählt. Durch Ruhe geht nichts verloren.',
    red: 'Rot heißt medizinisch, sonst nichts.',
    disclaimer: 'Recoup ist kein medizinischer Rat. Wenn sich etwas falsch anfühlt, höre ich auf und frage eine Fachperson.',
    means: 'Was das heißt',
    meaning: [
      'Recoup begleitet dein Training; es ist kein Medizinprodukt. Es untersucht niemanden und weiß nur, was du ihm sagst.',
      'Seine Regeln kommen aus veröffentlichter Forschung und aus eigenen, ungeprüften Annahmen; bei jeder steht, was sie ist.',
      'Ein Haltebild ist eine Sicherheitsregel. Nichts in der App schaltet es ab, und es ersetzt keine Ärztin.',
    ],
    agree: 'Ich verstehe',
    go: 'Tag 1 beginnen',
    goFree: 'Zu Heute',
  },
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function small(n: number): string {
  return ['keine', 'ein', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben'][n] ?? String(n);
}

function spelled(n: number): string {
  return n === 60 ? 'Sechzig' : n === 30 ? 'Dreißig' : n === 90 ? 'Neunzig' : String(n);
}
