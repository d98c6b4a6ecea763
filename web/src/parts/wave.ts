// The shape of a week: blocks above the line for hard sets, bowls below it for easy minutes.
// Pure geometry: days in, marks out; the component only draws them.
import type { Today, WaveDay } from '../api/types';
import { words } from '../words';
import { addDays, sayWeekday, weekdayOf } from '../words/when';

export type Fill = 'done' | 'plan' | 'now' | 'ghost';
export type Mark =
  | { kind: 'block' | 'bowl'; fill: Fill; d: string }
  | { kind: 'cap' | 'plus' | 'arrow' | 'head'; d: string };
export type Letter = { x: number; y: number; text: string; now: boolean; underline: string };
export type Dot = { x: number; y: number };
export type Shape = { width: number; height: number; top: number; base: number; marks: Mark[]; dots: Dot[]; letters: Letter[] };

/** What the decision does to the line: a session lifted to another day, held lower, or raised. */
export type Change = {
  today: string;
  moved: { from: string; to: string | null; sets: number } | null;
  heldFrom: number | null;
  raised: boolean;
};

export type Size = { width: number; height: number; letters: boolean; dots: boolean };
export const full: Size = { width: 334, height: 128, letters: true, dots: false };

/** Choice: the tallest block is 18 hard sets and the deepest bowl 32 minutes, the most an ordinary day asks. */
const mostSets = 18;
const mostMinutes = 32;
const gap = 0.2;
const above = 0.62;

export function shape(days: WaveDay[], change: Change, size: Size = full): Shape {
  const top = size.dots ? 18 : 8;
  const foot = size.letters ? 22 : 4;
  const room = size.height - foot - top;
  const base = round(top + room * above);
  const column = size.width / Math.max(days.length, 1);
  const up = (sets: number) => round(base - Math.max(8, (room * above - 2) * Math.sqrt(Math.min(sets, mostSets * 1.3) / mostSets)));
  const down = (minutes: number) => round(Math.max(6, (room * (1 - above) - 4) * Math.sqrt(Math.min(minutes, mostMinutes * 1.3) / mostMinutes)));
  const edges = (i: number) => ({ from: round(i * column + (column * gap) / 2), to: round((i + 1) * column - (column * gap) / 2), middle: round((i + 0.5) * column) });
  const block = (i: number, sets: number, fill: Fill): Mark => {
    const { from, to } = edges(i);
    return { kind: 'block', fill, d: `M${from} ${base}V${up(sets)}H${to}V${base}${fill === 'ghost' ? '' : 'z'}` };
  };
  const bowl = (i: number, minutes: number, fill: Fill): Mark => {
    const { from, to } = edges(i);
    return { kind: 'bowl', fill, d: `M${from} ${base}H${to}A${round((to - from) / 2)} ${down(minutes)} 0 0 1 ${from} ${base}z` };
  };

  const marks: Mark[] = [];
  days.forEach((day, i) => {
    const fill = fillOf(day, change.today);
    const moved = change.moved?.from === day.day ? change.moved : null;
    if (day.status === 'moved_away' && !moved) marks.push(block(i, day.hard_sets || mostSets / 2, 'ghost'));
    else if (day.kind === 'strength' && day.hard_sets > 0) marks.push(block(i, day.hard_sets, fill));
    else if (day.kind === 'recovery' && day.minutes > 0) marks.push(bowl(i, day.minutes, fill));
    if (moved) marks.push(block(i, moved.sets, 'ghost'));
    if (day.day !== change.today || day.kind !== 'strength') return;
    const { from, to, middle } = edges(i);
    if (change.heldFrom !== null) {
      marks.push(block(i, change.heldFrom, 'ghost'));
      marks.push({ kind: 'cap', d: `M${round(from - 2)} ${round(up(day.hard_sets) - 6)}H${round(to + 2)}` });
    }
    if (change.raised) {
      const y = up(day.hard_sets);
      marks.push({ kind: 'plus', d: `M${middle} ${round(y - 16)}v8M${round(middle - 4)} ${round(y - 12)}h8` });
    }
  });
  marks.push(...arrow(days, change, up, (i) => edges(i).middle, base));

  const letters = size.letters
    ? days.map((day, i): Letter => ({
        x: edges(i).middle,
        y: size.height - 5,
        text: words.weekdayLetter[weekdayOf(day.day)],
        now: day.day === change.today,
        underline: `M${round(edges(i).middle - 9)} ${size.height - 1}h18`,
      }))
    : [];
  const dots = size.dots
    ? days.flatMap((day, i): Dot[] => (day.felt == null ? [] : [{ x: edges(i).middle, y: round(base - ((room * above - 2) * day.felt) / 10) }]))
    : [];
  return { width: size.width, height: size.height, top: change.moved?.to ? -8 : 0, base, marks, dots, letters };
}

/** The arrow of a moved session, when its new day is in this week. */
function arrow(days: WaveDay[], change: Change, up: (sets: number) => number, middle: (i: number) => number, base: number): Mark[] {
  const moved = change.moved;
  const from = days.findIndex((day) => day.day === moved?.from);
  const to = days.findIndex((day) => day.day === moved?.to);
  if (!moved || from < 0 || to < 0) return [];
  const landed = days[to]!;
  const start = round(up(moved.sets) - 5);
  const end = round((landed.kind === 'strength' && landed.hard_sets > 0 ? up(landed.hard_sets) : base) - 8);
  const peak = round(Math.min(start, end) - 20);
  return [
    { kind: 'arrow', d: `M${middle(from)} ${start}C${middle(from)} ${peak} ${middle(to)} ${peak} ${middle(to)} ${end}` },
    { kind: 'head', d: `m${round(middle(to) - 5)} ${round(end - 6)} 5 6 5-6` },
  ];
}

function fillOf(day: WaveDay, today: string): Fill {
  if (day.status === 'done') return 'done';
  if (day.day === today) return 'now';
  return day.status === 'not_done' ? 'ghost' : 'plan';
}

/** What the day's decision changes on the line. */
export function changeOf(today: Today, raised = false): Change {
  const held = today.state === 'hold' || today.state === 'ease';
  const shown = today.wave.find((day) => day.day === today.day);
  const was = today.planned?.hard_sets ?? 0;
  return {
    today: today.day,
    moved: today.moved ? { from: today.moved.from, to: today.moved.to ?? null, sets: was || mostSets / 2 } : null,
    heldFrom: held && shown?.kind === 'strength' && shown.status !== 'done' && was > shown.hard_sets ? was : null,
    raised: raised && today.state === 'push',
  };
}

/** The week in words, for whoever does not see it. */
export function describe(days: WaveDay[], change: Change): string {
  const said = days.map((day) => {
    const name = day.day === change.today ? words.wave.today : sayWeekday(day.day);
    return words.wave.day(name, [sayDoing(day, change), day.felt == null ? '' : words.wave.felt(day.felt)].filter(Boolean).join('; '));
  });
  return `${words.today.wave} ${said.join('. ')}.`;
}

function sayDoing(day: WaveDay, change: Change): string {
  const said: string[] = [];
  if (day.status === 'moved_away') said.push(words.wave.moved(day.name));
  else if (day.day === change.today && change.heldFrom !== null) said.push(`${day.name} ${words.wave.held(day.hard_sets, change.heldFrom)}`);
  else if (day.kind === 'strength') said.push(words.wave.strength(day.name, day.hard_sets));
  else if (day.kind === 'recovery') said.push(words.wave.recovery(day.minutes));
  else said.push(words.wave.rest);
  if (day.status === 'done') said.push(words.wave.done);
  if (day.status === 'not_done') said.push(words.wave.notDone);
  if (day.also_done.length > 0) said.push(words.wave.also(day.also_done.join(', ')));
  return said.join(', ');
}

/** A week to look at before there is one: strength on the chosen days, easy between them. */
export function preview(monday: string, strength: readonly string[]): WaveDay[] {
  return Array.from({ length: 7 }, (_, i): WaveDay => {
    const day = addDays(monday, i);
    const hard = strength.includes(weekdayOf(day));
    const free = i === 6 && !hard;
    return {
      day,
      kind: hard ? 'strength' : free ? 'rest' : 'recovery',
      name: '',
      hard_sets: hard ? 14 : 0,
      minutes: hard || free ? 0 : 22,
      status: 'planned',
      also_done: [],
      felt: null,
      state: null,
    };
  });
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
