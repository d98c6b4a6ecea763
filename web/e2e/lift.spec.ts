// A lift, its section on Progress and the soreness calendar, of the demo athlete and of somebody new.
import { expect, test, type Page } from '@playwright/test';
import type { Lift, Lifts, Today } from '../src/api/types';
import { found } from './clean';
import { call, settle } from './person';
import { startServer, type Server } from './server';

let demo: Server;

test.beforeAll(async () => {
  demo = await startServer('--demo');
});
test.afterAll(() => demo.stop());

/** The demo athlete's first lift, opened from Progress as a person would. */
async function openLift(page: Page): Promise<Lifts['lifts'][number]> {
  await page.goto(`${demo.url}/progress`);
  const lifts = await call<Lifts>(page, 'GET', '/lifts');
  const lift = lifts.lifts[0]!;
  await page.getByRole('region', { name: 'Lifts' }).getByRole('link', { name: lift.name }).click();
  await expect(page.getByRole('heading', { level: 1, name: lift.name })).toBeVisible();
  return lift;
}

test('a lift says what to expect, in a picture, in words and in a table', async ({ page }) => {
  const { coming } = await openLift(page);
  await expect(page.locator('canvas')).toBeVisible();
  await expect(page.getByRole('img', { name: /Best set, read as one rep/ })).toBeVisible();
  // A forecast is shown where it has earned it (rule R51), else what is still missing.
  if (coming) {
    await expect(page.getByRole('heading', { name: coming.title })).toBeVisible();
    await expect(page.getByRole('img', { name: /8 in 10 between/ })).toBeVisible();
    await expect(page.getByText(/of 12 inside the band/)).toBeVisible();
  } else {
    const { learning } = await call<Lift>(page, 'GET', `/lifts/${new URL(page.url()).pathname.split('/').at(-1)}`);
    await expect(page.getByText(learning!).first()).toBeVisible();
  }
  await page.locator('summary', { hasText: 'Show as table' }).first().press('Enter');
  await expect(page.getByRole('columnheader', { name: 'Top set' })).toBeVisible();
});

test('a lift seen once is there without a network', async ({ page }) => {
  const { name } = await openLift(page);
  await expect(page.locator('canvas')).toBeVisible();
  await page.goto(`${demo.url}/progress`);
  await page.route('**/api/**', (route) => route.abort());
  await page.getByRole('link', { name: new RegExp(name) }).click();
  await expect(page.getByText('As this phone last saw it.')).toBeVisible();
  await expect(page.getByRole('img', { name: /Best set, read as one rep/ })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of [{ width: 390, height: 844 }, { width: 1280, height: 800 }]) {
    test(`clean, ${colorScheme}, ${viewport.width} wide`, async ({ browser }, info) => {
      const context = await browser.newContext({ colorScheme, viewport, reducedMotion: 'reduce', timezoneId: 'Europe/Berlin' });
      const page = await context.newPage();
      const problems: string[] = [];
      const shots = process.env['SHOTS'];
      await openLift(page);
      for (const path of [new URL(page.url()).pathname, '/calendar', '/progress']) {
        await page.goto(demo.url + path);
        await page.getByRole('heading').first().waitFor();
        await page.waitForLoadState('networkidle');
        problems.push(...(await found(page)).map((one) => `${path} ${one}`));
        if (shots) await page.screenshot({ path: `${shots}/${path.split('/')[1]}-${colorScheme}-${viewport.width}.png`, fullPage: true });
      }
      expect(problems, info.title).toEqual([]);
      await context.close();
    });
  }
}

test('somebody new is told what is missing', async ({ browser }) => {
  const server = await startServer();
  const context = await browser.newContext({ timezoneId: 'Europe/Berlin' });
  const page = await context.newPage();
  await settle(page, server);
  await page.goto(`${server.url}/progress`);
  await expect(page.getByRole('heading', { name: 'No lift yet' })).toBeVisible();
  await page.goto(`${server.url}/lift/back-squat-barbell`);
  await expect(page.getByRole('heading', { name: 'No such lift' })).toBeVisible();
  await page.goto(`${server.url}/calendar`);
  await expect(page.getByRole('heading', { name: 'No soreness noted yet' })).toBeVisible();
  expect(await found(page)).toEqual([]);
  await context.close();
  await server.stop();
});

test('the logger says what to expect of an exercise, and how good such lines were', async ({ browser }) => {
  const server = await startServer();
  const context = await browser.newContext({ timezoneId: 'Europe/Berlin', viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await settle(page, server);
  // A new person has no guesses yet: the server's answer is given some.
  await page.route('**/api/v1/today?*', async (route) => {
    const response = await route.fetch();
    const today = (await response.json()) as Today;
    const expected = { text: 'About 8 reps (6–10).', learning: false, reps: { middle: 8, low: 6, high: 10 }, best: null, rough: null, comparison: 'Over 12 sessions our guess was 0.6 reps off a set, “same as last time” 0.9.' };
    const given = (of: Today['now']['exercises']) => of.map((one) => ({ ...one, expected }));
    const planned = today.planned ? { ...today.planned, exercises: given(today.planned.exercises) } : null;
    await route.fulfill({ response, json: { ...today, planned, now: { ...today.now, exercises: given(today.now.exercises) } } });
  });
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Skip, show the plan' }).click();
  await page.getByRole('button', { name: /^Start/ }).click();
  await expect(page).toHaveURL(/\/session\/[0-9a-f-]{36}$/);
  const line = page.locator('.expected').first();
  await expect(line.getByText('About 8 reps (6–10).')).toBeVisible();
  await line.locator('summary').press('Enter');
  await expect(line.getByText(/Over 12 sessions/)).toBeVisible();
  const shots = process.env['SHOTS'];
  if (shots) await page.screenshot({ path: `${shots}/expected.png` });
  expect(await found(page)).toEqual([]);
  await context.close();
  await server.stop();
});
