// Moving a session, by tap and by keyboard, and taking it back.
import { expect, test, type Page } from '@playwright/test';
import type { Week } from '../src/api/types';
import { call, localToday, settle } from './person';
import { startServer, type Server } from './server';

let server: Server;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.stop());

/** What is planned where, this week and the next: the whole of what a move may change. */
async function plan(page: Page): Promise<string[]> {
  const next = new Date(Date.parse(`${localToday()}T00:00:00Z`) + 7 * 86_400_000).toISOString().slice(0, 10);
  const weeks = [await call<Week>(page, 'GET', `/week?of=${localToday()}`), await call<Week>(page, 'GET', `/week?of=${next}`)];
  return weeks.flatMap((week) => week.days).filter((day) => day.session).map((day) => `${day.day} ${day.session}`);
}

test('a session moves by keyboard and comes back with undo', async ({ page }) => {
  await settle(page, server);
  await page.goto(`${server.url}/week`);
  await expect(page.getByRole('img', { name: /^This week\./ })).toBeVisible();
  const before = await plan(page);
  await page.getByRole('link', { name: /^Move / }).first().focus();
  await page.keyboard.press('m');
  const sheet = page.getByRole('dialog');
  await expect(sheet).toBeVisible();
  const days = sheet.getByRole('radio', { disabled: false });
  await expect.poll(() => days.count()).toBeGreaterThan(1);
  await page.reload();
  await expect.poll(() => days.count()).toBeGreaterThan(1);
  await days.first().focus();
  await page.keyboard.press('Space');
  await expect(sheet.getByRole('button', { name: /^Move to / })).toBeEnabled();
  await page.keyboard.press('Enter');
  await expect(sheet).toBeHidden();
  await expect.poll(() => plan(page)).not.toEqual(before);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Moved back.').first()).toBeVisible();
  await expect.poll(() => plan(page)).toEqual(before);
});

test('leaving a session out counts as chosen and can be taken back', async ({ page }) => {
  await settle(page, server);
  await page.goto(`${server.url}/week`);
  const before = await plan(page);
  await page.getByRole('link', { name: /^Move / }).first().click();
  await page.getByRole('radio', { name: /^Leave it out this week/ }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Leave it out this week' }).click();
  await expect(page.getByText(/left out this week\. Chosen\./).first()).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => plan(page)).toEqual(before);
});

/** The middle of a session's grip and of a day it may go to, in the next week: on a Sunday this one has no day left. */
async function from(page: Page): Promise<{ grip: { x: number; y: number }; day: { x: number; y: number }; over: string }> {
  await page.goto(`${server.url}/week`);
  await page.getByRole('link', { name: 'Next week' }).click();
  await expect(page.locator(`#day-${localToday()}`)).toHaveCount(0);
  const grip = page.getByRole('link', { name: /^Move / }).last();
  await grip.scrollIntoViewIfNeeded();
  const own = await grip.evaluate((el) => el.closest('li')!.id);
  const free = page.locator('li[id^="day-"]').filter({ hasNot: page.getByRole('link', { name: /^Move / }) });
  const over = (await free.evaluateAll((all) => all.map((el) => el.id))).find((id) => id !== own)!;
  const middle = async (box: { x: number; y: number; width: number; height: number } | null) => ({ x: box!.x + box!.width / 2, y: box!.y + box!.height / 2 });
  return { grip: await middle(await grip.boundingBox()), day: await middle(await page.locator(`#${over}`).boundingBox()), over };
}

test('a session is dragged by mouse to a day, which is then chosen in the preview', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 1400 });
  await settle(page, server);
  const { grip, day, over } = await from(page);
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  await page.mouse.move(grip.x, grip.y + 12);
  await page.mouse.move(day.x, day.y, { steps: 4 });
  await expect(page.locator(`#${over}`)).toHaveClass(/is-over/);
  await page.mouse.up();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('radio', { checked: true })).toHaveCount(1);
});

test('a session is dragged by finger after a hold', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 1600 }, hasTouch: true, isMobile: true, timezoneId: 'Europe/Berlin' });
  const page = await context.newPage();
  await settle(page, server);
  const { grip, day, over } = await from(page);
  const touch = await context.newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
  await send('touchStart', grip);
  await expect(page.locator('.is-held')).toBeVisible();
  await send('touchMove', day);
  await expect(page.locator(`#${over}`)).toHaveClass(/is-over/);
  await send('touchEnd');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('radio', { checked: true })).toHaveCount(1);
  await context.close();
});
