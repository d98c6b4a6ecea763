// Movement snacks on this phone: the server says which and when, this remembers the one that is
// due and keeps what became of it.
import type { SnackAnswer, SnacksToday } from '../api/types';
import { answer, app, nextRev, write } from '../app.svelte';
import { dropDraft, findDraft, keepDraft } from '../kept/db';
import { uuid7 } from '../kept/uuid';
import { standing, type Answered, type Standing } from './standing';

const key = 'snack';
const answeredKey = 'snack answered';

export const snacks = () => answer<SnacksToday>('/snacks/today');

/** The snack that stands now, remembered over reloads; one that was left too long is written down as not answered. */
export async function findSnack(): Promise<Standing | null> {
  const kept = (await findDraft<Standing>(key))?.body ?? null;
  const answered = (await findDraft<Answered>(answeredKey))?.body ?? null;
  const { snack, ignored } = standing({ kept, heard: snacks().body, answered }, app.today, Date.now());
  if (snack) await keepDraft(key, snack);
  else if (kept) await dropDraft(key);
  if (ignored) await put(ignored.movement_id, 'ignored', { at: new Date(ignored.due).toISOString(), day: kept!.day });
  return snack;
}

/** It was seen: from now on leaving it is an answer too. */
export async function shown(snack: Standing): Promise<void> {
  if (!snack.shown) await keepDraft(key, { ...snack, shown: true });
}

/** Writes what became of a snack; it is sent when there is a network, once. */
export async function answerSnack(movement: string, what: SnackAnswer['answer'], minutes = 0, id = uuid7(), counter = 1): Promise<void> {
  const due = ((await findDraft<Standing>(key))?.body.card ?? snacks().body?.next)?.due;
  if (due) await keepDraft(answeredKey, { due, movement: what === 'muted' ? movement : null } satisfies Answered);
  await dropDraft(key);
  await put(movement, what, { at: new Date().toISOString(), day: app.today, minutes, id, counter });
}

type Told = { at: string; day: string; minutes?: number; id?: string; counter?: number };

async function put(movement: string, what: SnackAnswer['answer'], { at, day, minutes = 0, id = uuid7(), counter = 1 }: Told): Promise<void> {
  const rev = await nextRev({ counter: counter - 1 });
  const body: SnackAnswer = { day, at, movement_id: movement, answer: what, minutes, rev };
  await write({ path: `/snacks/${id}`, verb: 'PUT', body, kind: 'snack', day, counter: rev.counter });
}

