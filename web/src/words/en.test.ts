// The catalogue says nothing the house refuses to say.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { regions } from '../parts/bodymap';
import { en } from './en';

/** DESIGN, section 3: words and claims that are a hard fail anywhere. */
const refused = [
  /flush|toxin|lactic|detox/i,
  /\b(repair|heal|heals|regenerate)\b/i,
  /prevents? injur|injury-proof/i,
  /overtrain/i,
  /optimal|optimi[sz]e|sweet spot|\bperfect\b|unlock|\bhack\b|crush|smash|beast|\bgrind\b|no excuses/i,
  /\bfail(ed|ure)?\b|\bmissed\b|behind on|streak|\blazy\b|cheat|earn your rest/i,
  /\bburn\b|\bshred\b|\btone\b|calorie/i,
  /cycle.?sync|train with your phase|hormones|ovulation/i,
  /\bdiagnos|clinically proven|science says|medical grade/i,
  /\b(just|simply)\b/i,
  /\bscore\b/i,
  /you are recovered/i,
  /an hour or so less sore|for about an hour/i,
];

/** Every text of the catalogue; sentences with parts are said with example parts. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [String((value as (...args: unknown[]) => string)('Deadlift', 'Monday', 2, 3))];
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(texts);
  return [];
}

test('no refused word or claim is said', () => {
  const said = texts(en);
  expect(said.length).toBeGreaterThan(300);
  for (const rule of refused) expect(said.filter((text) => rule.test(text)), String(rule)).toEqual([]);
});

test('nothing shouts and nothing smiles', () => {
  expect(texts(en).filter((text) => /!|\p{Extended_Pictographic}/u.test(text))).toEqual([]);
});

test('no sentence is put together outside the catalogue by markup', () => {
  const app = readFileSync(new URL('../App.svelte', import.meta.url), 'utf8');
  expect(app.match(/>[A-Z][a-z]+ [a-z]+/g) ?? []).toEqual([]);
});

test('the scale has a word for every number and each item five', () => {
  expect(en.checkin.words).toHaveLength(11);
  for (const { words } of Object.values(en.checkin.items)) {
    expect(words).toHaveLength(5);
    for (const word of words) expect(word.length).toBeLessThanOrEqual(8);
  }
});

test('every place of the body map has a name', () => {
  for (const region of regions) expect(en.place[region.place], region.place).toBeTruthy();
});

test('counts are said in the right number', () => {
  expect(en.net.offlineText(1)).toContain('1 thing waiting');
  expect(en.net.offlineText(2)).toContain('2 things waiting');
  expect(en.import.head(1072)).toBe('1,072 sets will be added');
});
