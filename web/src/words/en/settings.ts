// Plates, the bar, and body mass.
import { section } from '../language';

export const settings = section('settings', {
  plates: 'Plates and bar',
  platesLead: 'The keypad of the logger shows what goes on each side. Planned loads are made of them too. Choose what your gym has.',
  platesFor: (unit: string) => `Plates in ${unit}, in pairs`,
  platesAll: 'Every usual plate',
  platesSome: (list: string, unit: string) => `${list} ${unit}`,
  platesNone: 'Keep at least one, please.',
  barHead: 'Your usual bar',
  barText: 'A lift on which you chose another bar keeps that one.',
  noBar: 'no bar',
  body: 'Body mass',
  bodyText: 'Only if you want to keep it',
  bodyLead: 'A number and a day, for yourself. No aim, no line, no reminder. It changes nothing in your plan.',
  bodyNow: (unit: string) => `Body mass in ${unit}`,
  bodyLast: (mass: string, day: string) => `Last told: ${mass} on ${day}.`,
  bodyCount: (n: number) => (n === 1 ? 'One is kept.' : `${n} are kept.`),
  bodyBad: 'Between 25 and 350 kilograms, please.',
  bodyWithheld: 'Not shown, because of what you told on your health page. You can delete it all the same.',
  bodyDelete: 'Delete every body mass',
  bodyDeleted: 'Deleted.',
});
