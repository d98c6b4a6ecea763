// The session under way on this phone: kept at every touch, sent once when it is finished,
// closed by itself when it was forgotten.
import type { Session, Today } from '../api/types';
import { app, lookWaiting, nextRev, send, write } from '../app.svelte';
import { blankDraft, lastAt, liftOf, toSession, type Draft } from '../logger/draft';
import { device, dropDraft, findDraft, keepDraft } from './db';
import { uuidOf } from './uuid';
import { postAndDrop } from './outbox';

/** What this phone had of a session when it was finished, until the server took it. */
export const partKey = (id: string) => `session part ${id}`;
const keyOf = (id: string) => `session ${id}`;
const openKey = 'session open';
const closedKey = 'session closed';

/** Silence after which a session was forgotten, in ms. Source: DESIGN 7.4, 90 minutes. */
const forgottenMs = 90 * 60_000;

export type Closed = { draft: Draft; at: number };

/** The id of today's draft: the one begun already, here or elsewhere, or a new one from what today asks. */
export async function openToday(today: Today, asWritten: boolean, elsewhere: Draft | null = null): Promise<string> {
  const open = (await findOpen()) ?? elsewhere;
  if (open?.day === today.day) {
    await keep(open);
    return open.id;
  }
  const exercises = asWritten ? (today.planned?.exercises ?? []) : today.now.exercises;
  const draft = blankDraft(today.day, asWritten ? (today.planned?.name ?? '') : today.now.name, app.unit);
  draft.slot = today.planned?.kind === 'strength' ? today.planned.session : null;
  draft.lifts = exercises.filter((exercise) => !exercise.dropped).flatMap((exercise) => liftOf(exercise) ?? []);
  if (draft.slot) await nameAlike(draft, today);
  await keep(draft);
  return draft.id;
}

/** A planned session, its lifts and its sets are called alike on every device, so that a day begun on two of
 *  them with no network is one session, joined set by set. Done once more, it is another one. */
async function nameAlike(draft: Draft, today: Today): Promise<void> {
  const id = await uuidOf(`${app.me?.athlete.id} ${draft.day} ${draft.slot}`);
  const isSent = app.waiting.some((one) => one.path.startsWith(`/sessions/${id}`));
  if (isSent || today.done.sessions.some((one) => one.id === id)) return;
  draft.id = id;
  const times = new Map<string, number>();
  for (const lift of draft.lifts) {
    const nth = times.get(lift.facts.exercise_id) ?? 0;
    times.set(lift.facts.exercise_id, nth + 1);
    lift.key = `${lift.facts.exercise_id}-${nth}`;
    lift.rows.forEach((row, i) => (row.key = `${lift.key}-${i}`));
  }
}

/** A session without a plan. */
export async function openFree(day: string, name: string): Promise<Draft> {
  const draft = blankDraft(day, name, app.unit);
  await keep(draft);
  return draft;
}

export async function findSession(id: string): Promise<Draft | null> {
  const kept = (await findDraft<Draft>(keyOf(id)))?.body;
  return kept?.v === 2 ? kept : null;
}

/** The session under way, if there is one. */
export async function findOpen(): Promise<Draft | null> {
  const open = await findDraft<{ id: string }>(openKey);
  return open ? findSession(open.body.id) : null;
}

export async function keep(draft: Draft): Promise<void> {
  await keepDraft(keyOf(draft.id), draft);
  await keepDraft(openKey, { id: draft.id, day: draft.day });
}

export async function discard(id: string): Promise<void> {
  await dropDraft(keyOf(id));
  await dropDraft(openKey);
}

/** Sends the ticked sets as one session. The write and the end of the draft are one step on this
 *  phone, so that a session is finished once or not at all. */
export async function finish(draft: Draft, endedAt: number): Promise<void> {
  const rev = await nextRev(draft.counter > 0 ? { counter: draft.counter } : null);
  const body = toSession(draft, rev, endedAt);
  if (draft.counter === 0) await keepDraft(partKey(draft.id), draft);
  await postAndDrop(noteOf(body), [keyOf(draft.id), openKey], draft.counter === 0 ? [partOf(draft, rev.device)] : []);
  // The day is done from here on, however long the server takes.
  await lookWaiting();
  void send();
}

/** The session set by set, for another device that has it too; it goes before the session itself. */
function partOf(draft: Draft, of: string): Parameters<typeof write>[0] {
  const counter = Date.now();
  return {
    path: `/session-parts/${draft.id}`, verb: 'PUT', body: { day: draft.day, body: draft, rev: { counter, device: of } }, kind: 'session_part', day: draft.day, counter,
  };
}

function noteOf(body: Session): Parameters<typeof write>[0] {
  return { path: `/sessions/${body.id}`, verb: 'PUT', body, kind: 'session', day: body.day, counter: body.rev.counter };
}

/** Takes a finished session back; returns what puts it there again. */
export async function removeSession(session: Session): Promise<() => Promise<void>> {
  const counter = session.rev.counter + 1;
  const rev = { counter, device: await device() };
  const query = `counter=${counter}&device=${encodeURIComponent(rev.device)}`;
  await write({ path: `/sessions/${session.id}?${query}`, verb: 'DELETE', body: null, kind: 'session', day: session.day, counter });
  return async () => {
    await write(noteOf({ ...session, rev: { ...rev, counter: counter + 1 } }));
  };
}

/** Ends a session that nobody touched for 90 minutes at its last set, and says so once. */
export async function closeForgotten(now: number = Date.now()): Promise<void> {
  const open = await findOpen();
  if (!open || now - open.touched_at < forgottenMs) return;
  const last = lastAt(open);
  if (last === null) return open.lifts.some((lift) => lift.plan === null) ? undefined : discard(open.id);
  await keepDraft(closedKey, { draft: open, at: last } satisfies Closed);
  await finish(open, last);
}

/** Takes the notes out of every session that is on this phone and not yet in the log. */
export async function forgetNotes(): Promise<void> {
  const blank = (draft: Draft) => ({ ...draft, note: '', lifts: draft.lifts.map((lift) => ({ ...lift, note: '' })) });
  const open = await findOpen();
  if (open) await keepDraft(keyOf(open.id), blank(open));
  const closed = await findClosed();
  if (closed) await keepDraft(closedKey, { ...closed, draft: blank(closed.draft) } satisfies Closed);
}

/** A session that closed itself and was not looked at yet. */
export async function findClosed(): Promise<Closed | null> {
  return (await findDraft<Closed>(closedKey))?.body ?? null;
}

export async function forgetClosed(): Promise<void> {
  await dropDraft(closedKey);
}

/** Opens a session that closed itself again, as it was; its next end replaces the one that was sent. */
export async function reopen(closed: Closed): Promise<string> {
  const draft = { ...closed.draft, counter: closed.draft.counter + 1, touched_at: Date.now() };
  await keep(draft);
  await forgetClosed();
  return draft.id;
}
