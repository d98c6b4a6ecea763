// The outbox on a real (in-memory) IndexedDB: nothing lost, nothing sent twice, newest wins.
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { Refused, Unreachable, type Verb } from '../api/client';
import { closeDb, device } from './db';
import { flush, forget, post, waiting } from './outbox';
import { uuid7 } from './uuid';

type Call = { verb: Verb; path: string; body: unknown };

beforeEach(async () => {
  await closeDb();
  globalThis.indexedDB = new IDBFactory();
});

const note = (path: string, counter = 1, body: unknown = { prs: 7 }) =>
  ({ path, verb: 'PUT', body, kind: 'check_in', day: '2026-05-14', counter }) as const;

/** A server that answers with what it got, or fails as told for a number of calls. */
function server(failures: Error[] = []) {
  const calls: Call[] = [];
  const send = (async (verb: Verb, path: string, body?: unknown) => {
    calls.push({ verb, path, body });
    const failure = failures.shift();
    if (failure) throw failure;
    return { heard: body };
  }) as Parameters<typeof flush>[0];
  return { calls, send };
}

test('a write stays until the server has answered', async () => {
  await post(note('/check-ins/a'));
  const away = server([new Unreachable('no network')]);
  expect(await flush(away.send)).toMatchObject({ left: 1, silent: true });
  expect(await waiting()).toHaveLength(1);
  const back = server();
  expect(await flush(back.send)).toMatchObject({ left: 0, silent: false });
  expect(back.calls).toEqual([{ verb: 'PUT', path: '/check-ins/a', body: { prs: 7 } }]);
});

test('an answered write is not sent again', async () => {
  await post(note('/check-ins/a'));
  const there = server();
  await flush(there.send);
  await flush(there.send);
  expect(there.calls).toHaveLength(1);
});

test('a later write to the same path takes the place of an unsent one', async () => {
  await post(note('/check-ins/a', 1, { prs: 3 }));
  await post(note('/check-ins/a', 2, { prs: 8 }));
  const there = server();
  await flush(there.send);
  expect(there.calls.map((call) => call.body)).toEqual([{ prs: 8 }]);
});

test('an older write never replaces a newer one', async () => {
  await post(note('/check-ins/a', 5, { prs: 8 }));
  await post(note('/check-ins/a', 4, { prs: 3 }));
  expect((await waiting())[0]?.body).toEqual({ prs: 8 });
});

test('a change made while the old one is on its way is kept and sent next', async () => {
  await post(note('/check-ins/a', 1, { prs: 3 }));
  const sent = await flush((async (_verb: Verb, _path: string, body?: unknown) => {
    await post(note('/check-ins/a', 2, { prs: 9 }));
    return body;
  }) as Parameters<typeof flush>[0]);
  expect(sent.left).toBe(1);
  const next = server();
  await flush(next.send);
  expect(next.calls.map((call) => call.body)).toEqual([{ prs: 9 }]);
});

test('writes go out in the order they were made', async () => {
  await post(note('/sessions/b'));
  await new Promise((done) => setTimeout(done, 2));
  await post(note('/sessions/a'));
  const there = server();
  await flush(there.send);
  expect(there.calls.map((call) => call.path)).toEqual(['/sessions/b', '/sessions/a']);
});

test('what the server judged and refused is kept, marked, and not tried by itself', async () => {
  await post(note('/check-ins/a'));
  const strict = server([new Refused(409, 'conflict', 'another device wrote this too')]);
  const sent = await flush(strict.send);
  expect(sent.refused[0]?.why.code).toBe('conflict');
  expect((await waiting())[0]?.refused).toBe('another device wrote this too');
  const again = server();
  await flush(again.send);
  expect(again.calls).toHaveLength(0);
});

test('a signed-out or failing server leaves everything in place', async () => {
  for (const status of [401, 429, 500]) {
    await post(note('/check-ins/a'));
    expect(await flush(server([new Refused(status, 'x', 'later')]).send)).toMatchObject({ left: 1, silent: false });
  }
});

test('a forgotten write is gone', async () => {
  await post(note('/plan-choices/a'));
  await forget('/plan-choices/a');
  expect(await waiting()).toEqual([]);
});

test('a device keeps its name', async () => {
  expect(await device()).toBe(await device());
});

test('ids sort by the time they were made and say version 7', () => {
  const early = uuid7(1_700_000_000_000);
  const late = uuid7(1_800_000_000_000);
  expect(early < late).toBe(true);
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(early.replaceAll('-', '').slice(0, 12), 16)).toBe(1_700_000_000_000);
});
