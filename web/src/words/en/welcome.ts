// The six steps of the first run, and their settings later.
import { section } from '../language';

export const welcome = section('welcome', {
  step: (n: number, of: number) => `Step ${n} of ${of}`,
  left: (s: number) => `${s} s left`,
  goal: {
    head: 'What brings you here?',
    strong: 'Get stronger without feeling wrecked',
    back: 'Come back after a break',
    own: 'I only want to log for now',
    ownText: 'Pick a program later, under Plan',
    strongText: 'Three strength days, the rest easy',
    backText: 'A gentler start, fewer sets',
    long: 'How long have you been lifting?',
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
    head: 'Pick a program',
    lead: 'A program is a text file a coach wrote. You can change or leave it any day.',
    meta: (days: number, strength: number) => `${days} days, ${strength} strength days a week`,
    none: 'None for now',
    noneText: 'Log what you do; pick one later under Plan',
    start: 'First day',
  },
  health: {
    head: 'Before you lift',
    lead: 'Does any of this apply? Your answers stay on this server.',
    none: 'None of these',
    foot: 'A yes does not shut you out. You start with walking and mobility, and we ask you to talk to a doctor first. The questions are our paraphrase and still await a clinician’s reading.',
    stage: 'Are you pregnant, or did you give birth in the last 12 months?',
    stageNone: 'Neither',
    pregnant: 'Pregnant',
    postpartum: 'Gave birth',
    weeks: 'Weeks since birth',
    weeksBad: 'A number from 0 to 52, please.',
  },
  ready: {
    head: (days: number | null, name: string) => (days === null ? `Ready, ${name}.` : `${spelled(days)} days, ${name}.`),
    lead: (strength: number) =>
      `${capital(small(strength))} strength days, the others easy. Each morning you tell us how you feel, and the day adapts.`,
    leadFree: 'No program yet. Each morning you can say how you feel, and log what you do.',
    first: (name: string, min: number) => `First strength day: ${name}, about ${min} min`,
    learn: 'First two weeks we are learning you.',
    learnText: 'Decisions are first guesses and say so.',
    rest: 'Rest counts.',
    restText: 'Nothing is lost by resting.',
    red: 'Red means medical.',
    redText: 'It is the only alarm we have.',
    disclaimer: 'Recoup is a training companion, not a medical device, and not medical advice. If something feels wrong, stop and ask a professional.',
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
