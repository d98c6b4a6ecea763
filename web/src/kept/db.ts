// What stays on this phone: answers of the server to read without a network, drafts, and
// what was written here and not yet sent. One database, opened once.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Verb } from '../api/client';
import { uuid7 } from './uuid';

/** An answer of the server, as it was, and when it came. */
export type KeptAnswer = { path: string; body: unknown; at: number };

/** A write that waits for the server. One per path: a later one takes the place of an earlier one. */
export type Waiting = {
  path: string;
  verb: Extract<Verb, 'PUT' | 'DELETE'>;
  body: unknown;
  /** What it is, so that the page can say so and show it at once. */
  kind: 'check_in' | 'evening' | 'override' | 'session' | 'recovery' | 'plan_choice' | 'snack' | 'exercise' | 'activity' | 'session_part';
  /** The local day it belongs to. */
  day: string;
  counter: number;
  made_at: number;
  /** The server's sentence when it would not take this write; it is kept and not tried again by itself. */
  refused: string | null;
  /** The other device's version, when two devices wrote the same thing; the person is asked once. */
  stored?: unknown;
};

interface Schema extends DBSchema {
  answers: { key: string; value: KeptAnswer };
  drafts: { key: string; value: { key: string; body: unknown; at: number } };
  outbox: { key: string; value: Waiting };
  settings: { key: string; value: { key: string; value: string } };
}

let opened: Promise<IDBPDatabase<Schema>> | null = null;

export function db(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('recoup', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('answers', { keyPath: 'path' });
      fresh.createObjectStore('drafts', { keyPath: 'key' });
      fresh.createObjectStore('outbox', { keyPath: 'path' });
      fresh.createObjectStore('settings', { keyPath: 'key' });
    },
  });
  return opened;
}

/** Closes the database and forgets the handle; the next call opens it anew. */
export async function closeDb(): Promise<void> {
  (await opened)?.close();
  opened = null;
}

const keptKey = 'recoup-kept';

/** Whether this phone ever kept an answer; known without opening the database. */
export const everKept = (): boolean => localStorage.getItem(keptKey) !== null;

export async function keepAnswer(path: string, body: unknown): Promise<void> {
  localStorage.setItem(keptKey, 'yes');
  await (await db()).put('answers', { path, body: plain(body), at: Date.now() });
}

export async function findAnswer(path: string): Promise<KeptAnswer | undefined> {
  return (await db()).get('answers', path);
}

export async function keepDraft(key: string, body: unknown): Promise<void> {
  await (await db()).put('drafts', { key, body: body instanceof Blob || hasBlob(body) ? body : plain(body), at: Date.now() });
}

export async function findDraft<T>(key: string): Promise<{ body: T; at: number } | null> {
  const kept = await (await db()).get('drafts', key);
  return kept ? { body: kept.body as T, at: kept.at } : null;
}

export async function dropDraft(key: string): Promise<void> {
  await (await db()).delete('drafts', key);
}

/** This device's name in every revision; made once, tells nothing about the device. */
export async function device(): Promise<string> {
  const store = await db();
  const kept = await store.get('settings', 'device');
  if (kept) return kept.value;
  const made = uuid7();
  await store.put('settings', { key: 'device', value: made });
  return made;
}

/** Forgets everything read and drafted here; what waits to be sent stays until it is sent. */
export async function forgetAnswers(): Promise<void> {
  const store = await db();
  await Promise.all([store.clear('answers'), store.clear('drafts')]);
}

function hasBlob(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Object.values(body).some((value) => value instanceof Blob);
}

/** A copy without the reactive wrapping of the page, which the database cannot store. */
function plain<T>(body: T): T {
  return body === undefined ? body : (JSON.parse(JSON.stringify(body)) as T);
}
