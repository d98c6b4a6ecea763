// What was asked for before the app was here is taken once, and not where it could be out of date.
import { beforeEach, expect, test, vi } from 'vitest';

const told = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
const asked = vi.fn<(url: string) => Promise<Response>>();

/** The client as a page begins with it, after `early.js` asked for these paths. */
async function begin(early: Record<string, Promise<Response>>) {
  vi.resetModules();
  vi.stubGlobal('recoupEarly', new Map(Object.entries(early)));
  vi.stubGlobal('fetch', asked);
  return import('./client');
}

beforeEach(() => {
  asked.mockReset();
  asked.mockImplementation(async (url) => told({ from: url }));
});

test('an early answer is taken once', async () => {
  const { ask } = await begin({ '/me': Promise.resolve(told({ from: 'early' })) });
  expect(await ask('GET', '/me')).toEqual({ from: 'early' });
  expect(asked).not.toHaveBeenCalled();
  expect(await ask('GET', '/me')).toEqual({ from: '/api/v1/me' });
});

test('after a write it is asked anew', async () => {
  const { ask } = await begin({ '/today?on=2026-05-14': Promise.resolve(told({ from: 'early' })) });
  await ask('PUT', '/check-ins/2026-05-14', {});
  expect(await ask('GET', '/today?on=2026-05-14')).toEqual({ from: '/api/v1/today?on=2026-05-14' });
});

test('after a silence it is asked anew', async () => {
  const silent = () => {
    const none = Promise.reject<Response>(new TypeError('Failed to fetch'));
    none.catch(() => null);
    return none;
  };
  const { ask, Unreachable } = await begin({ '/me': silent(), '/today?on=2026-05-14': silent() });
  await expect(ask('GET', '/me')).rejects.toBeInstanceOf(Unreachable);
  expect(await ask('GET', '/today?on=2026-05-14')).toEqual({ from: '/api/v1/today?on=2026-05-14' });
});
