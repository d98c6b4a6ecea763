// The five steps of the first run, and their settings later.
import { section } from '../language';

export const welcome = section('welcome', {
  step: (n: number, of: number) => `Step ${n} of ${of}`,
  left: (s: number) => `about ${s} s left`,
  goal: {
    head: 'What brings you here?',
    strong: 'Get stronger without feeling wrecked',
    back: 'Come back after a break',
    own: 'Only log for now',
    ownText: 'A program can wait',
    strongText: 'Three strength days, the rest easy',
    backText: 'A gentler start, fewer sets',
    long: 'How long have you lifted?',
    new: 'Under 6 months',
    returning: 'Coming back',
    regular: 'Longer',
  },
  days: {
    head: 'Which days can be hard?',
    lead: 'Pick two to four. We put the easy days between them.',
    group: 'Strength days',
    touch: (a: string, b: string) => `${a} and ${b} touch. Some lifts may have to wait on them, and we say so when they do.`,
    count: 'Two to four days, please.',
    preview: (list: string) => `Preview of your week: strength on ${list}, easy or free on the other days`,
    unit: 'Weights in',
    kg: 'Kilograms',
    lb: 'Pounds',
    time: 'Usual hour',
  },
  kit: {
    head: 'What is at hand?',
    lead: 'Tap all you can use. You can change it any day.',
    strength: 'For strength',
    recovery: 'For recovery',
  },
  program: {
    head: 'Program',
    lead: 'You can change or leave it any day.',
    suggested: 'Suggested',
    meta: (days: number, strength: number) => `${days} days, ${strength} strength days a week`,
    none: 'None for now',
    noneText: 'Pick one later under Plan',
    start: 'First day',
  },
  health: {
    head: 'Before you lift',
    lead: 'Tick all that apply. Answers stay on your server.',
    none: 'None of these',
    ask: {
      heart: 'Heart condition or high blood pressure',
      chest_pain: 'Chest pain, at rest or when active',
      dizziness: 'Dizziness or fainting in the last year',
      chronic: 'Another long-term illness',
      medication: 'Medicine for a long-term illness',
      joint: 'A bone, joint or muscle problem exercise makes worse',
      supervised: 'A doctor told me: supervised exercise only',
    } as Record<string, string>,
    foot: 'A yes does not shut you out: start with walking and mobility, and ask a doctor first.',
    about: 'About these questions',
    aboutText: 'They follow the PAR-Q+ in our own, shorter words, and no clinician has read them yet.',
    official: 'The official form',
    stage: 'Pregnant, or gave birth in the last 12 months',
    stageNone: 'Neither',
    pregnant: 'Pregnant',
    postpartum: 'Gave birth',
    weeks: 'Weeks since birth',
    weeksBad: 'A number from 0 to 52, please.',
  },
  ready: {
    head: (days: number | null, name: string) => (days === null ? `Ready, ${name}.` : `${spelled(days)} days, ${name}.`),
    lead: (strength: number) => `${capital(small(strength))} strength days, the rest easy. Each morning you say how you feel, and the day adapts.`,
    leadFree: 'No program yet. Each morning you can say how you feel, and log what you do.',
    first: (name: string, min: number) => `First strength day: ${name}, about ${min} min`,
    lifts: (n: number) => (n === 1 ? '1 lift' : `${n} lifts`),
    learn: 'For two weeks we are learning you, and say so.',
    rest: 'Rest counts. Nothing is lost by resting.',
    red: 'Red means medical, nothing else.',
    disclaimer: 'Recoup is no medical advice. If something feels wrong, I stop and ask a professional.',
    means: 'What that means',
    meaning: [
      'Recoup is a training companion, not a medical device. It examines nobody and knows only what you tell it.',
      'Its rules come from published research and from defaults of our own that were not tested; each says which.',
      'A stop screen is a safety rule. Nothing in the app can switch it off, and it does not replace a doctor.',
    ],
    agree: 'I understand',
    go: 'Start day 1',
    goFree: 'Go to Today',
  },
});

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function small(n: number): string {
  return ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'][n] ?? String(n);
}

function spelled(n: number): string {
  return n === 60 ? 'Sixty' : n === 30 ? 'Thirty' : n === 90 ? 'Ninety' : String(n);
}
