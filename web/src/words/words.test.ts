// The catalogue says nothing the house refuses to say.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { regions } from '../parts/bodymap';
import { german } from './de';
import { checkin } from './en/checkin';
import { importing } from './en/importing';
import { net } from './en/net';
import { place } from './en/place';
import { welcome } from './en/welcome';

type Catalogue = Record<string, object>;

/** Every section of English by its name, as the screens import them. */
const english: Catalogue = Object.assign({}, ...Object.values(import.meta.glob<Catalogue>('./en/*.ts', { eager: true })));

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
function texts(value: unknown, parts: unknown[] = ['Deadlift', 'Monday', 2, 3]): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [String((value as (...args: unknown[]) => string)(...parts))];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((inner) => texts(inner, parts));
}

/** The keys of a section and what kind each is; how long a list is counts too. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

test('no refused word or claim is said', () => {
  const said = texts(english);
  expect(said.length).toBeGreaterThan(300);
  for (const rule of refused) expect(said.filter((text) => rule.test(text)), String(rule)).toEqual([]);
});

test('nothing shouts and nothing smiles', () => {
  expect(texts(english).filter((text) => /!|\p{Extended_Pictographic}/u.test(text))).toEqual([]);
});

test('a section is the file it stands in, so that its twin is found', () => {
  const files = import.meta.glob<string>('./en/*.ts', { eager: true, query: '?raw', import: 'default' });
  for (const [path, source] of Object.entries(files)) {
    const name = path.replace(/^.*\/|\.ts$/g, '');
    expect(source, path).toContain(`export const ${name} = section('${name}', {`);
  }
});

test('German has nothing English has not, and says every count', () => {
  for (const [name, twin] of Object.entries(german)) {
    expect(shapeOf(twin), name).toEqual(shapeOf(english[name]));
    expect(texts(twin).filter((text) => /!|\p{Extended_Pictographic}|undefined/u.test(text)), name).toEqual([]);
    expect(texts(twin, [2, 3, 4, 5]).filter((text) => /NaN/.test(text)), name).toEqual([]);
  }
});

test('every section is said in German too', () => {
  expect(Object.keys(english).filter((name) => !(name in german))).toEqual([]);
});

test('no sentence is put together outside the catalogue by markup', () => {
  const app = readFileSync(new URL('../App.svelte', import.meta.url), 'utf8');
  expect(app.match(/>[A-Z][a-z]+ [a-z]+/g) ?? []).toEqual([]);
});

test('the scale has a word for every number and each item five', () => {
  expect(checkin.words).toHaveLength(11);
  expect(german.checkin.words).toHaveLength(11);
  for (const { words } of [checkin, german.checkin].flatMap(({ items }) => Object.values(items))) {
    expect(words).toHaveLength(5);
    for (const word of words) expect(word.length).toBeLessThanOrEqual(8);
  }
});

test('every place of the body map has a name', () => {
  for (const region of regions) expect(place[region.place], region.place).toBeTruthy();
});

test('counts are said in the right number', () => {
  expect(net.offlineText(1)).toContain('1 thing waiting');
  expect(net.offlineText(2)).toContain('2 things waiting');
  expect(importing.head(1072)).toBe('1,072 sets will be added');
});

/** The keys of a table of the server's own words. */
const keptKeys = (table: string): string[] => {
  const kept = readFileSync(new URL('../../../library/words/en.toml', import.meta.url), 'utf8');
  const [, lines] = new RegExp(`\\[words\\.${table}\\]\\n([^[]*)`).exec(kept)!;
  return [...lines!.matchAll(/^(\w+) = /gm)].map(([, key]) => key!);
};

test('every red flag and every stop screen is said in German', () => {
  const { medical } = german;
  for (const flag of keptKeys('flag')) expect(medical.flag(flag, 'English'), flag).not.toBe('English');
  const kept = readFileSync(new URL('../../../library/words/en.toml', import.meta.url), 'utf8');
  const stops = [...kept.matchAll(/^\[words\.stop\.(rf\d+)\]\nsentence = "(.*)"\nsay = "(.*)"/gm)];
  expect(stops.length).toBe(6);
  for (const [, flag, sentence, say] of stops) {
    expect(medical.say(flag!, say!), flag).not.toBe(say);
    const said = medical.sentence(flag!, sentence!, '144');
    expect(said, flag).not.toBe(sentence);
    expect(said.includes('144'), flag).toBe(sentence!.includes('{call}'));
  }
  for (const [, title, text] of kept.matchAll(/^\[words\.stop\.way_back\.\d\]\ntitle = "(.*)"\ntext = "(.*)"/gm)) {
    expect(medical.wayBack(title!)).not.toBe(title);
    expect(medical.wayBack(text!)).not.toBe(text);
  }
});

test('the health questions are those of the server', () => {
  const kept = readFileSync(new URL('../../../library/words/en.toml', import.meta.url), 'utf8');
  const [, health] = /\[words\.health\]\n([^[]*)/.exec(kept)!;
  const asked = Object.fromEntries([...health!.matchAll(/^(\w+) = "(.*)"$/gm)].map(([, id, text]) => [id, text]));
  expect({ ...welcome.health.ask, note: asked['note'] }).toEqual(asked);
});
