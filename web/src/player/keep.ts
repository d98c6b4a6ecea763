// A play on this phone from its first second to its log: kept as it goes, sent once when it ends.
import type { RecoveryLog, RecoverySession } from '../api/types';
import { app, nextRev, write } from '../app.svelte';
import { dropDraft, findDraft, keepDraft } from '../kept/db';
import { uuid7 } from '../kept/uuid';
import { answerSnack } from '../snack/keep';
import { begin, minutesOf, type Play } from './machine';

const keyOf = (template: string) => `play ${template}`;

export async function findPlay(template: string): Promise<Play | null> {
  return (await findDraft<Play>(keyOf(template)))?.body ?? null;
}

export const keepPlay = (play: Play): Promise<void> => keepDraft(keyOf(play.session.id), play);

export const dropPlay = (play: Play): Promise<void> => dropDraft(keyOf(play.session.id));

/** Begins a session; one that was under way and ended elsewhere is not lost, its minutes are sent. */
export async function startPlay(session: RecoverySession, snack: string | null = null): Promise<Play> {
  const before = await findPlay(session.id);
  if (before && before.status !== 'done') await log({ ...before, counter: before.counter + 1 }, nothing);
  const play = begin({ id: uuid7(), session, day: app.today, snack }, Date.now());
  await keepPlay(play);
  return play;
}

/** What was said afterwards; null is what was not. */
export type Said = { effort: number | null; soreness: number | null };
export const nothing: Said = { effort: null, soreness: null };

/** Writes what was done under the play's counter; a later answer takes the place of an earlier one. Nothing is written for nothing. */
export async function log(play: Play, said: Said): Promise<void> {
  const minutes = minutesOf(play, Date.now());
  if (minutes === 0) return;
  if (play.snack) return answerSnack(play.snack, 'done', minutes, play.id, play.counter);
  const rev = await nextRev({ counter: play.counter - 1 });
  const body: RecoveryLog = {
    day: play.day, started_at: new Date(play.began_at).toISOString(), template: play.session.id, minutes, met: null, ...said, note: '', rev,
  };
  await write({ path: `/recovery-logs/${play.id}`, verb: 'PUT', body, kind: 'recovery', day: play.day, counter: rev.counter });
}

/** Takes it back, here and on the server. */
export async function takeBack(play: Play): Promise<void> {
  await dropPlay(play);
  const rev = await nextRev({ counter: play.counter });
  const path = `/recovery-logs/${play.id}?counter=${rev.counter}&device=${encodeURIComponent(rev.device)}`;
  await write({ path, verb: 'DELETE', body: null, kind: 'recovery', day: play.day, counter: rev.counter });
}
