// Movement snacks: asked for, due on Today, put off, played, muted and counted, also offline; by
// message where the browser allows it; axe in both themes.
import { expect, test, type Page } from '@playwright/test';
import type { Profile, RecoverySettings, SnacksToday } from '../src/api/types';
import { totalOf } from '../src/player/practice';
import { found } from './clean';
import { call, complaints, policyBroken, settle } from './person';
import { startServer, type Server } from './server';

let server: Server;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.stop());

const today = (page: Page) => call<SnacksToday>(page, 'GET', '/snacks/today');

/** A person for whom it is about nine in the morning, wherever the clock of the machine stands. */
async function morning(page: Page): Promise<void> {
  await settle(page, server, 'without a program');
  const ahead = ((9 - new Date().getUTCHours() + 36) % 24) - 12;
  const { profile } = await call<{ profile: Profile }>(page, 'GET', '/me');
  const time_zone = `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
  await call(page, 'PUT', '/profile', { ...profile, time_zone, rev: { counter: profile.rev.counter + 1, device: 'e2e' } });
}

async function turnOn(page: Page): Promise<SnacksToday> {
  await morning(page);
  const settings = await call<RecoverySettings>(page, 'GET', '/recovery-settings');
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  await call(page, 'PUT', '/recovery-settings', { ...settings, snacks: { ...settings.snacks, on: true, days, awake: { from: 480, to: 1200 } }, rev: { counter: settings.rev.counter + 1, device: 'e2e' } });
  return today(page);
}

/** Today with a snack that came due on the page's clock. */
async function due(page: Page): Promise<SnacksToday> {
  const told = await turnOn(page);
  expect(told.next, told.none_because ?? '').not.toBeNull();
  await page.clock.install();
  await page.goto(server.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expect(page.getByRole('heading', { name: told.next!.title })).toHaveCount(0);
  await page.clock.fastForward(Date.parse(told.next!.due) - Date.now() + 20_000);
  await expect(page.getByRole('heading', { name: told.next!.title })).toBeVisible();
  return told;
}

test('snacks are asked for on their page, in words and hours of one’s own', async ({ page }) => {
  await morning(page);
  await page.goto(`${server.url}/you`);
  await page.getByRole('link', { name: /Movement snacks/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Movement snacks are off.' })).toBeVisible();
  await page.getByRole('switch', { name: /Snack reminders/ }).check();
  await expect(page.getByRole('switch', { name: /Snack reminders/ })).toBeChecked();
  for (const day of ['Saturday', 'Sunday']) {
    await page.getByRole('button', { name: day }).click();
    await expect(page.getByRole('button', { name: day })).toHaveAttribute('aria-pressed', 'true');
  }
  await expect.poll(async () => (await today(page)).none_code).not.toBe('off');
  await page.getByLabel('From').fill('08:15');
  await page.getByLabel('From').blur();
  await expect(page.getByText(/^Quiet from .* to 08:15/)).toBeVisible();
  await page.getByRole('button', { name: 'One fewer' }).click();
  const kinds = (await today(page)).kinds;
  const ideas = page.getByRole('region', { name: 'Ideas' }).getByRole('switch');
  await expect(ideas).toHaveCount(kinds.length);
  await ideas.first().uncheck();
  await expect.poll(async () => (await call<RecoverySettings>(page, 'GET', '/recovery-settings')).snacks).toMatchObject({ on: true, awake: { from: 495 }, muted: [kinds[0]] });
  await page.reload();
  await expect(page.getByLabel('From')).toHaveValue('08:15');
  await expect(ideas.first()).not.toBeChecked();
});

test('a snack due on Today is played offline and counted once', async ({ page, context }) => {
  const heard = complaints(page);
  const told = await due(page);
  const puts: string[] = [];
  page.on('response', (response) => response.ok() && response.request().method() === 'PUT' && response.url().includes('/snacks/') && puts.push(response.url()));
  await context.setOffline(true);
  await page.reload();
  await page.getByRole('button', { name: /^Start/ }).click();
  await expect(page.locator('main[data-status]')).toHaveAttribute('data-part', 'ready');
  await page.clock.fastForward(totalOf(told.next!.session, []) + 1000);
  await expect(page.getByText(/of moving\. It counts toward your week\./)).toBeVisible();
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page).toHaveURL(`${server.url}/`);
  await expect(page.getByRole('heading', { name: told.next!.title })).toHaveCount(0);
  puts.length = 0;
  await context.setOffline(false);
  await page.clock.runFor(31_000);
  await expect.poll(async () => (await today(page)).done_minutes).toBe(Math.ceil(totalOf(told.next!.session, []) / 60_000));
  await page.clock.runFor(61_000);
  expect(puts).toHaveLength(1);
  expect(policyBroken(heard)).toEqual([]);
});

test('in 15 minutes, another one, never this one, not today', async ({ page }) => {
  const told = await due(page);
  const line = page.locator('.line');
  const first = await line.textContent();
  expect(told.others.length).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Another one' }).click();
  await expect(line).not.toHaveText(first!);
  await page.getByRole('button', { name: 'In 15 min' }).click();
  await expect(page.getByText(/^We ask again at/).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: told.next!.title })).toHaveCount(0);
  await expect.poll(async () => (await today(page)).next?.due).not.toBe(told.next!.due);
  await page.goto(`${server.url}/snack`);
  const named = (await line.textContent())!.split(':')[0]!;
  await page.getByRole('button', { name: `No more “${named}”` }).click();
  await expect.poll(async () => (await call<RecoverySettings>(page, 'GET', '/recovery-settings')).snacks.muted).toHaveLength(1);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Not today' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'No more snacks today, as you said.' })).toBeVisible();
});

test('one that was seen and left for an hour is kept as not answered', async ({ page }) => {
  const told = await due(page);
  const sent: unknown[] = [];
  page.on('request', (request) => request.url().includes('/snacks/0') && sent.push(request.postDataJSON()));
  await page.clock.fastForward(61 * 60_000);
  await expect.poll(() => sent).toMatchObject([{ answer: 'ignored', movement_id: told.next!.movement_id, at: expect.stringContaining(told.next!.due.slice(0, 16)) }]);
});

test('a message says so where the browser allows it, without a sound', async ({ page, context }) => {
  await context.grantPermissions(['notifications'], { origin: server.url });
  const told = await turnOn(page);
  await page.clock.install();
  await page.goto(`${server.url}/snack`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.getByRole('switch', { name: /Show a message/ }).check();
  await page.waitForLoadState('networkidle');
  await page.clock.fastForward(Date.parse(told.next!.due) - Date.now() + 1_000);
  await page.clock.runFor(31_000);
  const shown = () => page.evaluate(async () => ((await (await navigator.serviceWorker.ready).getNotifications()) ?? []).map((one) => ({ title: one.title, silent: one.silent })));
  await expect.poll(shown).toEqual([{ title: told.next!.title, silent: true }]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the page and the card are clean, ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 390, height: 844 }, reducedMotion: 'reduce', timezoneId: 'Europe/Berlin' });
    const page = await context.newPage();
    await due(page);
    const problems: string[] = [];
    for (const path of ['/', '/snack']) {
      await page.goto(server.url + path);
      await page.getByRole('button', { name: 'Another one' }).waitFor();
      problems.push(...(await found(page)).map((one) => `${path} ${one}`));
      const small = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('main button, main input')].map((el) => el.closest('label') ?? el).filter((el) => el.checkVisibility() && Math.min(el.getBoundingClientRect().width, el.getBoundingClientRect().height) < 43.5).map((el) => el.outerHTML.slice(0, 120)),
      );
      problems.push(...small.map((one) => `${path} small: ${one}`));
      await page.setViewportSize({ width: 320, height: 640 });
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) problems.push(`${path} scrolls sideways`);
      await page.setViewportSize({ width: 390, height: 844 });
    }
    expect(problems).toEqual([]);
    await context.close();
  });
}
