// What the person did is written here first and only then sent. Every write carries its own
// id in its path and a counter, so sending it twice changes nothing.
import { ask, Refused, Unreachable } from '../api/client';
import { db, type Waiting } from './db';

type Note = Omit<Waiting, 'made_at' | 'refused' | 'stored'>;

/** What became of one pass over the outbox. */
export type Sent = {
  /** Answers by path, in the order they came. */
  answers: { waiting: Waiting; body: unknown }[];
  /** Writes the server would not take. */
  refused: { waiting: Waiting; why: Refused }[];
  /** Still here, to be tried again. */
  left: number;
  /** True when nobody answered. */
  silent: boolean;
};

/** Stores a write. An unsent write to the same path with a lower counter is replaced. */
export async function post(note: Note): Promise<Waiting> {
  return postAndDrop(note, []);
}

/** Stores a write, others that go before it, and ends the drafts it was made from: all or nothing.
 *  The disk is waited for: what was said to be saved is there after the battery died. */
export async function postAndDrop(note: Note, drafts: string[], first: Note[] = []): Promise<Waiting> {
  const [waiting, ...ahead] = [note, ...first].map((one, i): Waiting => {
    const body = one.body === undefined ? null : (JSON.parse(JSON.stringify(one.body)) as unknown);
    return { ...one, body, made_at: Date.now() - Math.min(1, i), refused: null, stored: null };
  }) as [Waiting, ...Waiting[]];
  const tx = (await db()).transaction(['outbox', 'drafts'], 'readwrite', { durability: 'strict' });
  const outbox = tx.objectStore('outbox');
  for (const one of [...ahead, waiting]) {
    const before = await outbox.get(one.path);
    if (!before || before.counter <= one.counter) await outbox.put(one);
  }
  for (const key of drafts) await tx.objectStore('drafts').delete(key);
  await tx.done;
  return waiting;
}

/** Asks the person about a write that another device's version stands against. */
export async function refuse(one: Waiting, stored: unknown): Promise<void> {
  await (await db()).put('outbox', { ...one, refused: 'conflict', stored });
}

/** Everything not yet sent, oldest first. */
export async function waiting(): Promise<Waiting[]> {
  const all = await (await db()).getAll('outbox');
  return all.sort((a, b) => a.made_at - b.made_at);
}

export async function forget(path: string): Promise<void> {
  await (await db()).delete('outbox', path);
}

/** Sends what waits, oldest first, one sender at a time across tabs. Stops at the first
 *  silence, and where asking again later may help; what the server judged and refused is marked and passed over. */
export async function flush(send: typeof ask = ask): Promise<Sent> {
  return alone(async () => {
    const sent: Sent = { answers: [], refused: [], left: 0, silent: false };
    for (const one of await waiting()) {
      if (one.refused !== null) continue;
      try {
        const body = await send(one.verb, one.path, one.verb === 'PUT' ? one.body : undefined);
        await settle(one, null);
        sent.answers.push({ waiting: one, body });
      } catch (cause) {
        if (cause instanceof Unreachable) {
          sent.silent = true;
          break;
        }
        if (!(cause instanceof Refused)) throw cause;
        if (cause.status === 401 || cause.status === 429 || cause.status >= 500) break;
        await settle(one, cause);
        sent.refused.push({ waiting: one, why: cause });
      }
    }
    sent.left = (await waiting()).filter((one) => one.refused === null).length;
    return sent;
  });
}

/** Takes a sent write out, or marks it refused, unless a newer one took its place meanwhile. */
async function settle(one: Waiting, why: Refused | null): Promise<void> {
  const tx = (await db()).transaction('outbox', 'readwrite');
  const now = await tx.store.get(one.path);
  if (now && now.counter === one.counter && now.made_at === one.made_at) {
    if (why) await tx.store.put({ ...now, refused: why.message, stored: why.detail['stored'] ?? null });
    else await tx.store.delete(one.path);
  }
  await tx.done;
}

async function alone<T>(work: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks;
  return locks ? ((await locks.request('recoup-outbox', work)) as T) : work();
}
