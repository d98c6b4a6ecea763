// axe finds nothing on any page, light and dark, phone and desk; targets are large enough to hit.
import { expect, test, type Page } from '@playwright/test';
import type { Week } from '../src/api/types';
import { found, smallTargets } from './clean';
import { call, localToday, password, settle } from './person';
import { startServer, type Server } from './server';

let server: Server;

const pages = [
  '/', '/choose', '/checkin', '/checkin/pain', '/checkin/wrong', '/week', '/program', '/history', '/progress', '/library', '/library/movements',
  '/library/lifts', '/you', '/you/days', '/you/kit', '/you/health', '/you/tokens', '/you/imports', '/you/keys', '/you/plates', '/you/body', '/you/cycle', '/you/privacy', '/activity/new', '/import', '/session/new', '/report', '/experiment', '/warning', '/if-then', '/you/rules', '/evening', '/nowhere/at/all',
];

test.beforeAll(async ({ browser }) => {
  server = await startServer();
  const page = await browser.newPage();
  await settle(page, server);
  await page.goto(`${server.url}/checkin`);
  await page.getByRole('slider').fill('1');
  await page.getByRole('button', { name: 'Show my day' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.close();
});
test.afterAll(() => server.stop());

async function signIn(page: Page): Promise<void> {
  await page.goto(server.url);
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of [{ width: 390, height: 844 }, { width: 1280, height: 800 }]) {
    test(`every page is clean, ${colorScheme}, ${viewport.width} wide`, async ({ browser }) => {
      test.setTimeout(420_000);
      const context = await browser.newContext({ colorScheme, viewport, reducedMotion: 'reduce', timezoneId: 'Europe/Berlin' });
      const page = await context.newPage();
      await page.goto(server.url);
      await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
      const problems = (await found(page)).map((one) => `/signin ${one}`);
      await signIn(page);
      const week = await call<Week>(page, 'GET', `/week?of=${localToday()}`);
      const movable = week.days.find((day) => day.movable && day.session);
      const move = movable ? [`/week/${week.week}/move/${encodeURIComponent(movable.session ?? '')}`] : [];
      for (const path of [...pages, ...move]) {
        await page.goto(server.url + path);
        await page.getByRole('heading').first().waitFor();
        await page.waitForLoadState('networkidle');
        problems.push(...(await found(page)).map((one) => `${path} ${one}`));
        problems.push(...(await smallTargets(page)).map((one) => `${path} small: ${one}`));
      }
      expect(problems).toEqual([]);
      await context.close();
    });
  }
}

test('nothing scrolls sideways at 320 px', async ({ browser }) => {
  const page = await browser.newPage({ viewport: { width: 320, height: 640 }, reducedMotion: 'reduce', timezoneId: 'Europe/Berlin' });
  await signIn(page);
  const wide: string[] = [];
  for (const path of pages) {
    await page.goto(server.url + path);
    await page.getByRole('heading').first().waitFor();
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wide.push(path);
  }
  expect(wide).toEqual([]);
  await page.close();
});

test('text of twice the size loses nothing', async ({ browser }) => {
  test.setTimeout(420_000);
  const page = await browser.newPage({ viewport: { width: 640, height: 800 }, reducedMotion: 'reduce', timezoneId: 'Europe/Berlin' });
  await signIn(page);
  const wide: string[] = [];
  for (const path of pages) {
    await page.goto(server.url + path);
    await page.getByRole('heading').first().waitFor();
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wide.push(path);
  }
  expect(wide).toEqual([]);
  await page.close();
});
