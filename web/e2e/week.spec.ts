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
