// Die sechs Schritte am Anfang, und ihre Einstellungen später.
import type { welcome as english } from '../en/welcome';

export const welcome: typeof english = {
  step: (n, of) => `Schritt ${n} von ${of}`,
  left: (s) => `noch ${s} s`,
  goal: {
    head: 'Was führt dich her?',
    strong: 'Stärker werden, ohne mich zerschlagen zu fühlen',
    back: 'Nach einer Pause zurückkommen',
    own: 'Ich will erst einmal nur aufschreiben',
    ownText: 'Ein Programm kannst du später wählen, unter Plan',
    strongText: 'Drei Krafttage, sonst leicht',
    backText: 'Ein sanfterer Anfang, weniger Sätze',
    long: 'Wie lange trainierst du schon mit Gewichten?',
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
    head: 'Wähle ein Programm',
    lead: 'Ein Programm ist eine Textdatei, von Coaches geschrieben. Du kannst es jederzeit ändern oder verlassen.',
    meta: (days, strength) => `${days} Tage, ${strength} Krafttage die Woche`,
    none: 'Vorerst keins',
    noneText: 'Schreib auf, was du tust; wähle später eins unter Plan',
    start: 'Erster Tag',
  },
  health: {
    head: 'Bevor du Gewichte hebst',
    lead: 'Trifft etwas davon zu? Deine Antworten bleiben auf diesem Server.',
    none: 'Nichts davon',
    foot: 'Ein Ja schließt dich nicht aus. Du beginnst mit Gehen und Beweglichkeit, und wir bitten dich, zuerst mit einer Ärztin zu sprechen. Die Fragen sind unsere Umschreibung und warten noch darauf, dass sie jemand vom Fach liest.',
    stage: 'Bist du schwanger, oder hast du in den letzten 12 Monaten geboren?',
    stageNone: 'Weder noch',
    pregnant: 'Schwanger',
    postpartum: 'Geboren',
    weeks: 'Wochen seit der Geburt',
    weeksBad: 'Eine Zahl von 0 bis 52, bitte.',
  },
  ready: {
    head: (days, name) => (days === null ? `Bereit, ${name}.` : `${spelled(days)} Tage, ${name}.`),
    lead: (strength) => `${capital(small(strength))} Krafttage, die anderen leicht. Jeden Morgen sagst du uns, wie es dir geht, und der Tag passt sich an.`,
    leadFree: 'Noch kein Programm. Jeden Morgen kannst du sagen, wie es dir geht, und eintragen, was du tust.',
    first: (name, min) => `Erster Krafttag: ${name}, etwa ${min} min`,
    learn: 'Die ersten zwei Wochen lernen wir dich kennen.',
    learnText: 'Entscheidungen sind erste Vermutungen und sagen das auch.',
    rest: 'Ruhe zählt.',
    restText: 'Durch Ruhe geht nichts verloren.',
    red: 'Rot heißt medizinisch.',
    redText: 'Es ist der einzige Alarm, den wir haben.',
    disclaimer: 'Recoup begleitet dein Training; es ist kein Medizinprodukt und kein medizinischer Rat. Wenn sich etwas falsch anfühlt, hör auf und frag eine Fachperson.',
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
