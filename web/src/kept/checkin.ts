// Today's check-in while it is being answered: kept on the phone at every change; a morning's
// draft that was never sent is gone at 15:00.
import type { CheckIn, Today } from '../api/types';
import { app, nextRev, request, write } from '../app.svelte';
import { addDays, localHour } from '../words/when';
import { dropDraft, findAnswer, findDraft, keepDraft } from './db';
import { uuid7 } from './uuid';

/** Choice: DESIGN 7.1 keeps a draft until 15:00; an afternoon answer is about another state. */
const draftUntilHour = 15;

const keyOf = (day: string) => `check-in ${day}`;

/** The day's check-in to go on with: a draft, what waits to be sent, what the server has, or a blank one. */
export async function openCheckIn(day: string, today: Today | null): Promise<CheckIn> {
  const draft = await findDraft<CheckIn>(keyOf(day));
  const sent = app.pendingCheckIn(day) ?? (today?.day === day ? today.check_in : null) ?? null;
  if (draft && (sent || isFresh(draft.at))) return draft.body;
  return sent ?? blank(day);
}

/** A morning's draft is over at 15:00; one begun later is about now and stays for the day. */
function isFresh(at: number): boolean {
  return localHour(app.zone) < draftUntilHour || localHour(app.zone, new Date(at)) >= draftUntilHour;
}

export function blank(day: string): CheckIn {
  return {
    id: uuid7(),
    day,
    at: new Date().toISOString(),
    prs: null,
    soreness: null,
    sleep: null,
    energy: null,
    mood: null,
    sleep_minutes: null,
    sleep_band: null,
    sore_muscles: {},
    pains: [],
    illness: null,
    flags: [],
    symptoms: {},
    minutes_available: null,
    copied: false,
    note: '',
    rev: { counter: 0, device: '' },
  };
}

export function keepCheckIn(checkIn: CheckIn): Promise<void> {
  return keepDraft(keyOf(checkIn.day), checkIn);
}

/** Yesterday's answers for today: what was felt, never flags, pains, illness or the note. */
export async function copyYesterday(into: CheckIn): Promise<CheckIn | null> {
  const before = addDays(into.day, -1);
  const kept = await findAnswer(`/today?on=${before}`);
  const yesterday = (kept?.body as Today | undefined)?.check_in ?? (await askFor(before));
  if (!yesterday) return null;
  const { prs, soreness, sleep, energy, mood, sleep_band, sleep_minutes, sore_muscles } = yesterday;
  return { ...into, prs, soreness, sleep, energy, mood, sleep_band, sleep_minutes, sore_muscles: sore_muscles ?? {}, copied: true };
}

async function askFor(day: string): Promise<CheckIn | null> {
  const found = await request<CheckIn[]>('GET', `/check-ins?from=${day}&to=${day}`).catch(() => []);
  return found.at(-1) ?? null;
}

/** Keeps the check-in for sending and tries at once. True when the server has it. */
export async function sendCheckIn(checkIn: CheckIn): Promise<boolean> {
  const path = `/check-ins/${checkIn.id}`;
  const rev = await nextRev(checkIn.rev);
  const body: CheckIn = { ...checkIn, at: new Date().toISOString(), rev };
  const sent = await write({ path, verb: 'PUT', body, kind: 'check_in', day: checkIn.day, counter: rev.counter });
  await dropDraft(keyOf(checkIn.day));
  return sent.answers.some((one) => one.waiting.path === path);
}

/** Takes the day's check-in back, here and on the server. */
export async function removeCheckIn(checkIn: CheckIn): Promise<void> {
  const rev = await nextRev(checkIn.rev);
  const path = `/check-ins/${checkIn.id}?counter=${rev.counter}&device=${encodeURIComponent(rev.device)}`;
  await dropDraft(keyOf(checkIn.day));
  await write({ path, verb: 'DELETE', body: null, kind: 'check_in', day: checkIn.day, counter: rev.counter });
}
