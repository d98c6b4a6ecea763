// Die Bibliothek.
import type { library as english } from '../en/library';

export const library: typeof english = {
  page: 'Bibliothek',
  views: 'Bibliothek',
  recovery: 'Erholung',
  movements: 'Bewegungen',
  lifts: 'Übungen',
  search: 'Suchen',
  searchFor: (what) => `${what} durchsuchen`,
  count: (n, of) => (n === of ? `${of} Übungen` : `${n} von ${of} Übungen; die anderen findet die Suche`),
  none: 'Nichts passt.',
  min: (n) => `${n} min`,
  muscles: 'Trainiert',
  kit: 'Braucht',
  head: 'Was könnte ich tun?',
};
