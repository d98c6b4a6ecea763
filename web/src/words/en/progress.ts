// The four outcomes, the rhythm, the report. Their sentences come from the server.
import { plural } from '../number';
import { section } from '../language';

export const progress = section('progress', {
  page: 'Progress',
  head: 'Is it working?',
  outcomes: 'Four outcomes',
  axis: { worse: 'worse', same: 'no change', better: 'better' },
  how: (title: string) => `How we know: ${title}`,
  legend: 'dot: best guess. Thick: half the chance. Thin: 9 in 10.',
  /** The drawing, said to someone who does not see it; places run from worse, −100, to better, 100. */
  drawn: (middle: number, low: number, high: number) =>
    `On the axis from worse to better, where 0 is no change and 100 the better end: best guess ${middle}, 9 in 10 between ${low} and ${high}.`,
  undrawn: 'Nothing drawn yet.',
  rhythm: 'Rhythm',
  week: {
    as_meant: (n: number) => `Week ${n}: as you meant it`,
    under_way: (n: number) => `Week ${n}: under way`,
    in_part: (n: number) => `Week ${n}: in part`,
    ahead: (n: number) => `Week ${n}: ahead`,
  } as Record<string, (n: number) => string>,
  more: 'More',
  report: 'Report',
  reportText: 'Three sentences and the four outcomes, to keep or print',
  experiment: 'Does recovery help you?',
  experimentNone: 'Your own test, with a coin',
  experimentPairs: (pairs: number, of: number | null) =>
    of === null ? `Your own test, ${pairs} ${plural(pairs, 'pair', 'pairs')}` : `Your own test, pair ${pairs} of ${of}`,
  evening: 'How tired are you tonight?',
  eveningText: 'One question after a strength day',
  calendar: 'Soreness calendar',
  calendarText: 'Which muscles were sore, day by day',
  history: 'History',
  historyText: 'Every session you did',
});
