// The two figures of the body map: geometry, not a body. Pairs count as one place.
// A region stands for one or more of the engine's muscles: people point at a place, not at a muscle.

export type Region = { place: string; muscles: string[]; d: string; x: number; y: number };
export type Sore = { [muscle: string]: number };

const rect = (x: number, y: number, w: number, h: number, r: number) =>
  `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${-(w - 2 * r)}a${r} ${r} 0 0 1 ${-r} ${-r}v${-(h - 2 * r)}a${r} ${r} 0 0 1 ${r} ${-r}z`;
const disc = (x: number, y: number, r: number) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
/** A shape and its mirror about the middle of the figure. */
const pair = (make: (x: number, y: number, w: number, h: number, r: number) => string, x: number, y: number, w: number, h: number, r: number) =>
  make(x, y, w, h, r) + make(160 - x - w, y, w, h, r);

const neck = 'M70 46h20l16 13H54z';
const shoulders = disc(45, 73, 14) + disc(115, 73, 14);

export const front: Region[] = [
  { place: 'neck', muscles: ['traps', 'neck'], d: neck, x: 80, y: 57 },
  { place: 'shoulders', muscles: ['front_shoulders', 'side_shoulders'], d: shoulders, x: 45, y: 78 },
  { place: 'chest', muscles: ['chest'], d: pair(rect, 57, 63, 22, 31, 7), x: 68, y: 83 },
  { place: 'core', muscles: ['abs'], d: rect(59, 98, 42, 44, 10), x: 80, y: 125 },
  { place: 'biceps', muscles: ['biceps'], d: pair(rect, 30, 90, 18, 42, 9), x: 39, y: 116 },
  { place: 'forearms', muscles: ['forearms'], d: pair(rect, 24, 136, 16, 44, 8), x: 32, y: 163 },
  { place: 'hips', muscles: ['hip_flexors', 'adductors'], d: 'M57 147h46l-3 17-9 9H69l-9-9z', x: 80, y: 165 },
  { place: 'quads', muscles: ['quads'], d: pair(rect, 55, 177, 23, 62, 11), x: 66.5, y: 212 },
];

export const behind: Region[] = [
  { place: 'rear_shoulders', muscles: ['rear_shoulders'], d: shoulders, x: 45, y: 78 },
  { place: 'upper_back', muscles: ['upper_back', 'lats'], d: 'M57 63h46v24l-9 18H66l-9-18z', x: 80, y: 88 },
  { place: 'triceps', muscles: ['triceps'], d: pair(rect, 30, 90, 18, 42, 9), x: 39, y: 116 },
  { place: 'lower_back', muscles: ['lower_back'], d: rect(63, 109, 34, 32, 8), x: 80, y: 130 },
  { place: 'glutes', muscles: ['glutes'], d: 'M79 145v32H68a13 13 0 0 1-13-13v-8a11 11 0 0 1 11-11zM81 145v32h11a13 13 0 0 0 13-13v-8a11 11 0 0 0-11-11z', x: 67, y: 166 },
  { place: 'hamstrings', muscles: ['hamstrings'], d: pair(rect, 55, 181, 23, 56, 11), x: 66.5, y: 214 },
  { place: 'calves', muscles: ['calves'], d: 'M57 246q9.5-6 19 0l-4 52q-5.5 4-11 0zM84 246q9.5-6 19 0l-4 52q-5.5 4-11 0z', x: 66.5, y: 276 },
];

export const regions: Region[] = [...front, ...behind];

/** How sore a place is: the most sore of its muscles, 0 to 10. */
export function levelAt(region: Region, sore: Sore): number {
  return Math.max(0, ...region.muscles.map((muscle) => sore[muscle] ?? 0));
}

/** The answers with every muscle of a place at a level; 0 takes them out. */
export function withLevel(region: Region, level: number, sore: Sore): Sore {
  const kept = Object.entries(sore).filter(([muscle]) => !region.muscles.includes(muscle));
  const set = level === 0 ? [] : region.muscles.map((muscle): [string, number] => [muscle, level]);
  return Object.fromEntries([...kept, ...set]);
}

/** A tap goes none, a little, sore, very, none. Numbers between, from the list, go to the next step up. */
export const levels = [0, 3, 6, 8] as const;

export function nextLevel(now: number): number {
  return levels.find((level) => level > now) ?? 0;
}

/** Which of the four words a number from 0 to 10 gets: none, a little to 3, sore to 6, very above. */
export function wordOf(level: number): number {
  if (level <= 0) return 0;
  return level <= levels[1] ? 1 : level <= levels[2] ? 2 : 3;
}
