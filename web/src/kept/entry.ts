// Changing what was done, after the fact: each change is one write that can be taken back.
import type { Activity, RecoveryLog, Rev, Session } from '../api/types';
import { app, write } from '../app.svelte';
import { device, type Waiting } from './db';

/** Anything of the log with a day and a revision. */
type Kept = { day: string; rev: Rev };
type Kind = Extract<Waiting['kind'], 'session' | 'recovery' | 'activity'>;

const rooms: Record<Kind, string> = { session: '/sessions', recovery: '/recovery-logs', activity: '/activities' };

async function put<T extends Kept>(kind: Kind, id: string, body: T, counter: number): Promise<void> {
  const rev = { counter, device: await device() };
  await write({ path: `${rooms[kind]}/${id}`, verb: 'PUT', body: { ...body, rev }, kind, day: body.day, counter });
}

/** Writes a changed entry; returns what puts it back as it was. */
export async function changeEntry<T extends Kept>(kind: Kind, id: string, before: T, after: T): Promise<() => Promise<void>> {
  const counter = before.rev.counter + 1;
  await put(kind, id, after, counter);
  return () => put(kind, id, before, counter + 1);
}

/** Writes a new entry; returns what takes it away again. */
export async function addEntry<T extends Kept>(kind: Kind, id: string, body: T): Promise<() => Promise<void>> {
  await put(kind, id, body, 1);
  return () => removeEntry(kind, id, { ...body, rev: { ...body.rev, counter: 1 } }).then(() => undefined);
}

/** Deletes an entry; returns what puts it there again. */
export async function removeEntry<T extends Kept>(kind: Kind, id: string, body: T): Promise<() => Promise<void>> {
  const counter = body.rev.counter + 1;
  const query = `counter=${counter}&device=${encodeURIComponent(await device())}`;
  await write({ path: `${rooms[kind]}/${id}?${query}`, verb: 'DELETE', body: null, kind, day: body.day, counter });
  return () => put(kind, id, body, counter + 1);
}

/** The entry as the phone has it: what waits to be sent, else what was read. */
export function pendingEntry<T extends Session | RecoveryLog | Activity>(kind: Kind, id: string): T | null {
  const found = app.waiting.find((one) => one.path === `${rooms[kind]}/${id}` && one.verb === 'PUT' && one.refused === null);
  return (found?.body as T | undefined) ?? null;
}

/** The two spans that the list is read in: ninety days that stay on the phone, and all of it. */
export function historyPaths(): [string, string] {
  const recent = `/history?from=${daysAgo(90)}&to=${app.today}`;
  return [recent, `/history?from=1900-01-01&to=${app.today}`];
}

function daysAgo(n: number): string {
  return new Date(Date.parse(`${app.today}T00:00:00Z`) - n * 86_400_000).toISOString().slice(0, 10);
}
