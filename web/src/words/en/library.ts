// The library.
import { section } from '../language';

export const library = section('library', {
  page: 'Library',
  views: 'Library',
  recovery: 'Recovery',
  movements: 'Movements',
  lifts: 'Lifts',
  search: 'Search',
  searchFor: (what: string) => `Search ${what}`,
  count: (n: number, of: number) => (n === of ? `${of} lifts` : `${n} of ${of} lifts; search to find the others`),
  none: 'Nothing matches.',
  min: (n: number) => `${n} min`,
  muscles: 'Works',
  kit: 'Needs',
  head: 'What could I do?',
});
