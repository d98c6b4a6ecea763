// A session under way on more than one device: each sends what it has, reads what the others have,
// and joins them set by set. All of it is help: nothing waits for it, and the finished session is the truth.
import { ask } from '../api/client';
import type { Session, SessionPart } from '../api/types';
import { app } from '../app.svelte';
import { toSession, type Draft } from '../logger/draft';
import { covers, join } from '../logger/join';
import { device, dropDraft, findDraft, type Waiting } from './db';
import { forget, post, refuse } from './outbox';
import { partKey } from './session';
import { uuid7 } from './uuid';

/** Time after the last change until it is sent, in ms. Choice: a set and its corrections go as one. */
const settledMs = 1_500;

let timer: ReturnType<typeof setTimeout> | undefined;
const seen = new Map<string, Draft>();

/** Sends what this device has, a moment after its last change. */
export function share(draft: Draft): void {
  clearTimeout(timer);
  timer = setTimeout(() => void tell(draft, draft), settledMs);
}

/** Says that this device let the session go. */
export async function unshare(draft: Draft): Promise<void> {
  clearTimeout(timer);
  await tell(draft, null);
}

async function tell(draft: Draft, body: Draft | null): Promise<void> {
  if (!app.online || draft.counter > 0) return;
  const rev = { counter: Date.now(), device: await device() };
  await ask('PUT', `/session-parts/${draft.id}`, { day: draft.day, body: body ?? {}, rev }).catch(() => null);
}

async function read(day: string): Promise<SessionPart[]> {
  const [parts, own] = [await ask<SessionPart[]>('GET', `/session-parts?on=${day}`).catch(() => []), await device()];
  return parts.filter((part) => part.rev.device !== own && bodyOf(part) !== null);
}

function bodyOf(part: SessionPart): Draft | null {
  const body = part.body as unknown as Partial<Draft>;
  return body.v === 2 ? (body as Draft) : null;
}

/** Looks whether a session of the day is under way elsewhere, for when the person starts. */
export async function look(day: string): Promise<void> {
  if (!app.online) return;
  const open = (await read(day)).filter((part) => !part.finished).sort((a, b) => b.at.localeCompare(a.at))[0];
  if (open) seen.set(day, bodyOf(open)!);
  else seen.delete(day);
}

/** The session of the day that is under way elsewhere, as last seen. */
export const elsewhere = (day: string): Draft | null => seen.get(day) ?? null;

/** What the other devices did since, joined with what is here; null when nothing is new. */
export async function meet(draft: Draft): Promise<Draft | null> {
  if (!app.online || draft.counter > 0) return null;
  const parts = (await read(draft.day)).filter((part) => part.session === draft.id);
  const joined = parts.reduce((so, part) => {
    const next = join(so.draft, bodyOf(part)!);
    return { ...next, changed: so.changed || next.changed };
  }, { draft, changed: false, differs: false });
  return joined.changed ? joined.draft : null;
}

/** A finished session was taken or is contested: sets of other devices join it, what differs is asked about.
 *  Returns true when there is something to send again. */
export async function reconcile(one: Waiting, stored: Session, contested: boolean): Promise<boolean> {
  const mine = (await findDraft<Draft>(partKey(stored.id)))?.body;
  if (!mine) return false;
  const sent = one.body as Session;
  const parts = (await read(sent.day)).filter((part) => part.session === sent.id).map((part) => bodyOf(part)!);
  const joined = parts.reduce(
    (so, part) => {
      const next = join(so.draft, part);
      return { draft: next.draft, differs: so.differs || next.differs };
    },
    { draft: mine, differs: false },
  );
  const counter = Math.max(stored.rev.counter, sent.rev.counter) + 1;
  const ended = Date.parse(mine.started_at) + (sent.duration_s ?? 0) * 1000;
  const whole = toSession(joined.draft, { counter, device: sent.rev.device }, ended);
  await dropDraft(partKey(stored.id));
  if (holds(stored, whole)) {
    if (contested) await forget(one.path);
    return false;
  }
  if (joined.differs || !holds(whole, stored)) {
    await refuse(one, stored);
    return false;
  }
  await post({ ...one, body: whole, counter });
  return true;
}

/** A session begun here whose name another device had used and taken back: it is sent under a name of its own. */
export async function renamed(one: Waiting): Promise<boolean> {
  const sent = one.body as Session;
  if (!(await findDraft<Draft>(partKey(sent.id)))) return false;
  await dropDraft(partKey(sent.id));
  await forget(one.path);
  const id = uuid7();
  await post({ ...one, path: `/sessions/${id}`, body: { ...sent, id } });
  return true;
}

/** Whether everything of one session is in the other: its sets, how hard it was, its note. */
function holds(whole: Session, part: Session): boolean {
  const says = (said: unknown, wanted: unknown) => wanted == null || wanted === '' || said === wanted;
  return covers(whole, part) && says(whole.session_rpe, part.session_rpe) && says(whole.note, part.note);
}
