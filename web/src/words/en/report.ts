// The report of a program, on the screen and on paper.
import { section } from '../language';

export const report = section('report', {
  page: 'Report',
  day: (n: number, of: number) => `Day ${n} of ${of}`,
  over: (of: number) => `Your ${of} days`,
  span: (from: string, to: string) => `${from} to ${to}`,
  print: 'Print or keep as PDF',
  unknown: 'What we could not measure',
  weeks: 'Weeks',
  foot: 'Not medical advice.',
});
