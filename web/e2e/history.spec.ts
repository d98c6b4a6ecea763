// What was done: found by a word, changed by keyboard, taken back, deleted and put back; a run beside it.
import { expect, test, type Page } from '@playwright/test';
import type { Activity, HistoryEntry, Session, Week } from '../src/api/types';
import { call, localToday, settle } from './person';
import { startServer, type Server } from './server';

let server: Server;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.stop());

const id = '018f6f2e-0000-7000-8000-00000000e2e1';
const old = '018f6f2e-0000-7000-8000-00000000e2e2';

async function train(page: Page, which: string, day: string, name: string): Promise<void> {
  const set = { kind: 'working', load_g: 100_000, unit: 'kg', reps: 5, rir: 2, duration_s: null, distance_m: null, note: '', suspect: false };
  await call<Session>(page, 'PUT', `/sessions/${which}`, {
    id: which, day, started_at: null, duration_s: 3_600, name, session_rpe: 7, note: '', slot: null,
    exercises: [{ exercise_id: 'back-squat', name: 'Squat', sets: [set, set] }], rev: { counter: 1, device: 'e2e' },
  });
}

const kept = (page: Page) => call<Session>(page, 'GET', `/sessions/${id}`);

test('a session is found, changed by keyboard, and comes back as it was', async ({ page }) => {
  await settle(page, server, 'without a program');
  await train(page, id, localToday(), 'Lower');
  await train(page, old, '2024-02-03', 'Long ago');
  await page.goto(`${server.url}/history`);
  await expect(page.getByRole('link', { name: /^Lower/ })).toBeVisible();
  await expect(page.getByText('Long ago')).toHaveCount(0);
  await page.getByRole('searchbox', { name: 'Search' }).fill('long');
  await expect(page.getByRole('link', { name: /^Long ago/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'February 2024' })).toBeVisible();
  expect(page.url()).not.toContain('long');
  await page.getByRole('searchbox', { name: 'Search' }).fill('');
  await page.getByRole('link', { name: /^Lower/ }).focus();
  await page.keyboard.press('Enter');

  const second = page.getByRole('group', { name: 'Set 2' });
  await second.getByLabel('Reps').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('seven');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Whole numbers, please.')).toBeVisible();
  await expect(second.getByLabel('Reps')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('7');
  await page.getByLabel('Note').fill('felt light');
  await second.getByLabel('Reps').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/history$/);
  await expect.poll(async () => (await kept(page)).exercises[0]!.sets.map((set) => set.reps)).toEqual([5, 7]);
  expect((await kept(page)).note).toBe('felt light');
  expect((await kept(page)).exercises[0]!.sets[0]!.load_g).toBe(100_000);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('As it was before.').first()).toBeVisible();
  await expect.poll(async () => (await kept(page)).exercises[0]!.sets.map((set) => set.reps)).toEqual([5, 5]);

  await page.getByRole('link', { name: /^Lower/ }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByText('Lower deleted.').first()).toBeVisible();
  await expect(page.getByRole('link', { name: /^Lower/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('link', { name: /^Lower/ })).toBeVisible();
});

test('a run is added by touch, counts in the week, and can be taken back', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, timezoneId: 'Europe/Berlin' });
  const page = await context.newPage();
  await settle(page, server, 'without a program');
  await page.goto(`${server.url}/history`);
  await page.getByRole('link', { name: 'Add a run, a class, a hike' }).tap();
  await page.getByRole('button', { name: 'Save' }).tap();
  await expect(page.getByText('Minutes from 1 to 1440, please.')).toBeVisible();
  await page.getByLabel('Minutes').fill('40');
  await page.getByLabel('Distance in km').fill('7,2');
  await page.getByRole('radio', { name: 'Hard', exact: true }).check();
  await expect(page.getByText('Counts 200 in the week')).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).tap();
  await expect(page.getByRole('link', { name: /^Run/ })).toBeVisible();
  const [run] = await call<Activity[]>(page, 'GET', `/activities?from=${localToday()}&to=${localToday()}`);
  expect([run?.kind, run?.minutes, run?.distance_m, run?.load]).toEqual(['run', 40, 7200, 200]);
  const week = await call<Week>(page, 'GET', `/week?of=${localToday()}`);
  expect(week.load?.load).toBeCloseTo(200);
  await page.getByRole('button', { name: 'Undo' }).tap();
  await expect.poll(async () => (await call<HistoryEntry[]>(page, 'GET', `/history?from=${localToday()}&to=${localToday()}`)).length).toBe(0);
  await context.close();
});
