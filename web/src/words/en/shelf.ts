// The shelves of the library: recovery by effect, and what is left out.
import { section } from '../language';

export const shelf = section('shelf', {
  fits: 'Fits today',
  purpose: {
    less_sore: ['To feel less sore now', 'Small and short-lived, but real in studies.'],
    move_freely: ['To move more freely', 'Helps range of motion. Does not reduce soreness.'],
    calm_down: ['To calm down', 'Comfort. Recovery effect not tested.'],
    break_up_sitting: ['To break up sitting', 'Lower blood sugar after meals. No trial on soreness.'],
    keep_habit: ['To keep the habit', 'Any length counts in full.'],
    stage: ['For a stage of life', 'After birth, in pregnancy, on days with cramps.'],
  } as Record<string, [string, string]>,
  noKit: 'No kit',
  area: 'Area',
  anyArea: 'Anywhere',
  stage: 'Stage of life',
  anyStage: 'All',
  stages: { pregnancy: 'Pregnancy', after_birth: 'After birth, a start' } as Record<string, string>,
  changed: 'As its card changes it for pregnancy.',
  filters: 'Show only',
  leftOut: (n: number) => (n === 1 ? '1 movement is left out for you today' : `${n} movements are left out for you today`),
  dose: 'Recovery this week',
  doseSaid: (done: number, target: number, days: number) => `${done} of ${target} easy minutes on ${days} ${days === 1 ? 'day' : 'days'}.`,
  doseParts: (sessions: number, snacks: number) => `${sessions} min in sessions, ${snacks} min in snacks`,
});
