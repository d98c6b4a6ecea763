// Reads ahead while the server answers, so that the gym needs no network: the next seven days with
// their sessions and last values, this week and the next, ninety days of the log, the library.
import type { Me } from '../api/types';
import { answer, app, readPlanAgain, request } from '../app.svelte';
import { knowPlates, untoldPlates } from '../logger/plates';
import { addDays, isoWeek, mondayOf } from '../words/when';
import { sendProfile } from './profile';

const daysAhead = 7;
const daysBack = 90;

/** Every path that is kept for a day. */
export function aheadOf(today: string): string[] {
  const days = Array.from({ length: daysAhead }, (_, n) => `/today?on=${addDays(today, n + 1)}`);
  const weeks = [today, mondayOf(isoWeek(addDays(today, 7)))].map((day) => `/week?of=${day}`);
  const log = `/sessions?from=${addDays(today, -daysBack)}&to=${today}`;
  return [...weeks, log, '/library/exercises', '/exercises', '/library/movements', '/library/recovery-sessions', ...days];
}

/** Reads them one after the other, and stops when the server goes away. */
export async function readAhead(): Promise<void> {
  await tellPlates();
  for (const path of aheadOf(app.today)) {
    if (!app.online || app.phase !== 'ready') return;
    await answer(path).load();
  }
}

/** Plates and a bar chosen before the server kept them are told once: the plan is made with them. */
async function tellPlates(): Promise<void> {
  if (!app.online || app.phase !== 'ready') return;
  knowPlates(app.me?.profile);
  if (!untoldPlates(app.unit)) return;
  try {
    // What this phone keeps of the profile may be older than what another told: the server is asked first.
    app.setMe(await request<Me>('GET', '/me'));
    knowPlates(app.me?.profile);
    const untold = untoldPlates(app.unit);
    if (!untold) return;
    await sendProfile(untold);
    readPlanAgain();
  } catch {
    // Told the next time.
  }
}
