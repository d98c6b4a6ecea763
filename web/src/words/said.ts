// A check-in in one or two sentences, as the person would say it back.
import type { CheckIn } from '../api/types';
import { regions, levelAt } from '../parts/bodymap';
import { words } from '.';
import { language } from './language';

const items = ['soreness', 'sleep', 'energy', 'mood'] as const;

export function sayCheckIn(checkIn: CheckIn): string[] {
  const said: string[] = [];
  if (checkIn.prs != null) said.push(words.today.saidOf(checkIn.prs));
  const four = items.flatMap((item) => {
    const value = checkIn[item];
    const { name, words: five } = words.checkin.items[item];
    return value == null ? [] : [`${sayWithin(name)} ${sayWithin(five[value - 1] ?? '')}`];
  });
  if (four.length > 0) said.push(`${saySentence(four.join(', '))}.`);
  if (checkIn.sleep_band) said.push(`${saySentence(words.checkin.slept(words.checkin.bands[checkIn.sleep_band]))}.`);
  const sore = saySore(checkIn.sore_muscles ?? {});
  if (sore) said.push(`${sore}.`);
  for (const pain of checkIn.pains ?? []) said.push(`${words.checkin.painSaid(words.pain.sites[pain.site] ?? pain.site, pain.level)}.`);
  if (checkIn.illness) said.push(`${words.checkin.illSaid(words.checkin.illness[checkIn.illness])}.`);
  return said;
}

/** "Front of thighs 8, glutes 6", worst first; empty when nothing is sore. */
export function saySore(sore: { [muscle: string]: number }): string {
  const places = regions.map((region) => ({ name: words.place[region.place] ?? region.place, level: levelAt(region, sore) }));
  const worst = places.filter((place) => place.level > 0).sort((a, b) => b.level - a.level);
  return saySentence(worst.map((place) => `${sayWithin(place.name)} ${place.level}`).join(', '));
}

/** A name as it stands inside a sentence: English loses its capital, German keeps it. */
export function sayWithin(name: string): string {
  return language === 'en' ? name.toLowerCase() : name;
}

/** The text with a capital first letter. */
export function saySentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Barbell, rack, bench" for kit codes; "no kit" for none. */
export function sayKit(codes: string[]): string {
  return codes.length === 0 ? words.noKit : saySentence(codes.map((code) => sayWithin(words.kit[code] ?? code)).join(', '));
}
