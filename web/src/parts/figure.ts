// Figures as the server tells them, as paths: points of joints, curves of trunks, poses between.
import type { FigureFrame } from '../api/types';

/** Seconds from the first pose to the last, and back again. */
const WAY_S = 2.2;
/** Seconds that each of several positions is shown. */
const POSITION_S = WAY_S * 4;
const HEAD_PX = 9;
const HEAD_RAD = (32 * Math.PI) / 180;

/** A line through points given as x, y, x, y. */
export function lines(numbers: number[]): string {
  let path = '';
  for (let i = 0; i + 1 < numbers.length; i += 2) path += `${i === 0 ? 'M' : 'L'}${numbers[i]} ${numbers[i + 1]}`;
  return path;
}

/** A curve from the first point to the third, drawn toward the second. */
export function curve([x, y, overX, overY, toX, toY]: number[]): string {
  return `M${x} ${y}Q${overX} ${overY} ${toX} ${toY}`;
}

/** The head of an arrow along such a curve. */
export function tip(numbers: number[]): string {
  const [overX = 0, overY = 0, toX = 0, toY = 0] = numbers.slice(2);
  const back = Math.atan2(toY - overY, toX - overX) + Math.PI;
  const end = (turn: number) => [toX + HEAD_PX * Math.cos(back + turn), toY + HEAD_PX * Math.sin(back + turn)];
  return lines([...end(HEAD_RAD), toX, toY, ...end(-HEAD_RAD)]);
}

/** Which of several positions is shown after so many seconds. */
export function at(seconds: number, positions: number): number {
  return positions < 2 ? 0 : Math.floor(seconds / POSITION_S) % positions;
}

/** The pose after so many seconds of going to and fro, slower at both ends. */
export function poseAt(frames: FigureFrame[], seconds: number): FigureFrame | undefined {
  const last = frames.length - 1;
  if (last < 1) return frames[0];
  const share = (1 - Math.cos((Math.PI * seconds) / WAY_S)) / 2;
  const from = Math.min(Math.floor(share * last), last - 1);
  const [a, b] = [frames[from]!, frames[from + 1]!];
  const mix = (one: number[], other: number[]) => one.map((n, i) => n + (other[i]! - n) * (share * last - from));
  return { trunk: mix(a.trunk, b.trunk), head: mix(a.head, b.head), limbs: a.limbs.map((limb, i) => mix(limb, b.limbs[i]!)), far: a.far };
}
