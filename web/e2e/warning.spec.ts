// Early warning: the row on Today, every sign with when it clears, the easier week before and after it is begun.
import { expect, test, type Page } from '@playwright/test';
import type { EarlyWarning } from '../src/api/types';
import { call, localToday, settle } from './person';
import { startServer, type Server } from './server';

let server: Server;
let page: Page;
const dayMs = 86_400_000;
const dayOf = (n: number) => new Date(Date.parse(`${localToday()}T00:00:00Z`) + n * dayMs).toISOString().slice(0, 10);

/** A morning: a cold five days ago, three short nights after it, a knee that hurts on the last three. */
async function morning(n: number): Promise<void> {
  const id = `018f6f2e-0000-7000-8000-0000000005${String(20 + n)}`;
  const short = n <= -3;
  await call(page, 'PUT', `/check-ins/${id}`, {
    id, day: dayOf(n), at: new Date(Date.now() + n * dayMs).toISOString(), prs: 7, soreness: 4, sleep: 4, energy: 4, mood: 4,
    sleep_minutes: short ? 330 : null, sleep_band: short ? null : '7_plus', sore_muscles: {},
    pains: n > -3 ? [{ site: 'knee', level: 3, kind: 'ache', during: null, since: null }] : [],
    illness: n === -5 ? 'cold' : null, flags: [], symptoms: {}, minutes_available: null, copied: false, note: '', rev: { counter: 1, device: 'e2e' },
  });
}

test.beforeAll(async ({ browser }) => {
  server = await startServer();
  page = await browser.newPage({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce', timezoneId: 'Europe/Berlin' });
  await settle(page, server);
  for (const n of [-5, -4, -3, -2, -1, 0]) await morning(n);
});
test.afterAll(async () => {
  await page.close();
  await server.stop();
});

test('the row on Today leads to every sign, what clears it, and what it is not', async () => {
  await page.goto(server.url);
  await page.getByRole('link', { name: /Early warning: 3 of 14 points/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Slow down a little');
  await expect(page.getByText('3 of 14 points')).toBeVisible();
  await expect(page.getByRole('img', { name: /^3 points/ })).toBeVisible();
  await expect(page.getByText(/^Clears on/)).toHaveCount(2);
  await expect(page.getByText('Knee: it keeps coming back')).toBeVisible();
  await expect(page.getByText('It is not a diagnosis; no app can make one.')).toBeVisible();
  await expect(page.getByText('Not measured, so it is left out. It never counts as bad.')).toBeVisible();
});

test('the easier week is seen before it begins, and stays after a reload', async () => {
  await page.goto(`${server.url}/warning`);
  await page.getByRole('button', { name: 'See the easier week' }).click();
  await expect(page.getByText(/sets become/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Begin the easier week' }).click();
  await expect(page.getByText(/You are in an easier week/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/You are in an easier week/)).toBeVisible();
  const told = await call<EarlyWarning>(page, 'GET', `/warning?on=${localToday()}`);
  expect([told.may_ease, told.eased_until]).toEqual(['no', dayOf(6)]);
});
