// One real day: check in by keyboard alone, see the decision and its reasons, choose otherwise, train.
import { expect, test, type Page } from '@playwright/test';
import type { Today } from '../src/api/types';
import { call, complaints, localToday, policyBroken, settle } from './person';
import { startServer, type Server } from './server';

let server: Server;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.stop());

const today = (page: Page) => call<Today>(page, 'GET', `/today?on=${localToday()}`);

/** Presses Tab until what has focus matches; fails when the page has come round. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < 80; n += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way to ${selector} by Tab`);
}

test('checks in by keyboard alone and sees the decision with its reasons', async ({ page }) => {
  const heard = complaints(page);
  await settle(page, server);
  await page.goto(server.url);
  await expect(page.getByRole('heading', { name: 'How recovered do you feel?' })).toBeVisible();

  await page.keyboard.press('c');
  await expect(page).toHaveURL(/\/checkin$/);
  await expect(page.getByRole('button', { name: 'Show my day' })).toBeDisabled();
  await tabTo(page, 'input[type=range]');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Home');
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('slider')).toHaveAttribute('aria-valuetext', '3, Still tired');
  for (const _ of ['soreness', 'sleep', 'energy', 'mood']) {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
  }
  await page.reload();
  await expect(page.getByRole('slider')).toHaveAttribute('aria-valuetext', '3, Still tired');
  await expect(page.getByRole('radio', { name: 'Barely' })).toBeChecked();
  await tabTo(page, 'button[form=check-in]');
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(`${server.url}/`);
  const decided = await today(page);
  expect(decided.basis).toBe('decided');
  expect(decided.check_in).toMatchObject({ prs: 3, soreness: 4, sleep: 4, energy: 4, mood: 4 });
  await expect(page.getByRole('heading', { level: 1, name: decided.word })).toBeVisible();
  await expect(page.getByText(decided.sentence)).toBeVisible();
  expect(decided.reasons.length).toBeGreaterThan(0);
  for (const reason of decided.reasons) await expect(page.getByText(reason.title).first()).toBeVisible();
  const everything = page.locator('summary', { hasText: 'Everything we looked at' });
  await everything.evaluate((summary) => summary.setAttribute('data-wanted', ''));
  await tabTo(page, '[data-wanted]');
  await page.keyboard.press('Enter');
  await expect(page.getByText('What we used')).toBeVisible();
  for (const used of decided.used) await expect(page.getByText(used.label, { exact: true }).first()).toBeVisible();
  for (const missing of decided.missing) await expect(page.getByText(missing).first()).toBeVisible();
  expect(policyBroken(heard)).toEqual([]);
});

test('easier is one tap, harder asks why', async ({ page }) => {
  await settle(page, server);
  await page.goto(`${server.url}/checkin`);
  await page.getByRole('slider').fill('1');
  await page.getByRole('button', { name: 'Show my day' }).click();
  await expect(page).toHaveURL(`${server.url}/`);
  const low = await today(page);
  expect(low.state).toBe('swap');
  await page.getByRole('link', { name: 'Do something else' }).click();
  await page.reload();
  const sheet = page.getByRole('dialog', { name: 'Do something else' });
  await expect(sheet).toBeVisible();
  await sheet.getByRole('button', { name: /held/ }).click();
  const train = sheet.getByRole('button', { name: 'Train, held' });
  await expect(train).toBeDisabled();
  await sheet.getByText('Sore but fine once warm').click();
  await train.click();
  await expect(sheet).toBeHidden();
  const held = await today(page);
  expect(held.override).toMatchObject({ from: 'swap', to: 'hold', reason: 'Sore but fine once warm' });
  await expect(page.getByText('You chose Hold. We had suggested Swap.')).toBeVisible();

  await page.getByRole('link', { name: 'Do something else' }).click();
  await page.getByRole('button', { name: /^Rest/ }).click();
  await expect.poll(async () => (await today(page)).override?.to).toBe('rest');
});

test('a red flag stops the plan and a mistaken tap starts it again', async ({ page }) => {
  await settle(page, server);
  await page.goto(server.url);
  await page.getByRole('link', { name: 'Something feels wrong?' }).click();
  await page.getByRole('checkbox', { name: /dark urine/i }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Get medical help' })).toBeVisible();
  await expect(page.getByRole('link', { name: /Call 112/ })).toHaveAttribute('href', 'tel:112');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Get medical help' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Do something else' })).toHaveCount(0);
  await page.getByRole('link', { name: 'I tapped this by mistake' }).click();
  await page.getByRole('checkbox', { name: 'None of these' }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Get medical help' })).toHaveCount(0);
  expect((await today(page)).state).not.toBe('stop');
});

test('trains the session as planned and sees the day done', async ({ page }) => {
  const before = await settle(page, server);
  expect(before.planned?.kind).toBe('strength');
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Skip, show the plan' }).click();
  await page.getByRole('button', { name: /^Start/ }).click();
  await expect(page).toHaveURL(/\/session\/[0-9a-f-]{36}$/);
  await page.locator('.logdock .log').click();
  await page.reload();
  await expect(page.locator('.strip .on')).toHaveCount(1);
  await page.getByRole('button', { name: 'Session menu' }).click();
  await page.getByRole('button', { name: /^All done as planned/ }).click();
  await page.getByRole('button', { name: /^Finish/ }).click();
  await page.getByRole('radio', { name: 'Hard', exact: true }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Finish' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Done' })).toBeVisible();
  // Done stands at once; the server may still be taking it.
  await expect.poll(async () => (await today(page)).done.sessions).toMatchObject([{ hard_sets: expect.any(Number) }]);
  expect((await today(page)).done.sessions[0]!.hard_sets).toBeGreaterThan(0);
  await page.goto(`${server.url}/history`);
  await expect(page.getByText('1 entry')).toBeVisible();
});

test('does the recovery session a low morning was given', async ({ page }) => {
  await settle(page, server);
  await page.goto(`${server.url}/checkin`);
  await page.getByRole('slider').fill('1');
  await page.getByRole('button', { name: 'Show my day' }).click();
  await page.getByRole('link', { name: /Start recovery/ }).click();
  await page.reload();
  await page.getByRole('button', { name: 'I did this' }).click();
  await page.getByRole('radio', { name: 'Easy' }).check();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Done' })).toBeVisible();
  await expect.poll(async () => (await today(page)).done.recovery_minutes).toBeGreaterThan(0);
});

test('in German the decision and its reasons are German, also after a reload', async ({ page }) => {
  await settle(page, server);
  await page.evaluate(() => localStorage.setItem('recoup-language', 'de'));
  await page.goto(`${server.url}/checkin`);
  await page.getByRole('slider').fill('3');
  await page.getByRole('button', { name: 'Zeig meinen Tag' }).click();
  await expect(page.getByText('Du hast gesagt: 3 von 10 erholt.', { exact: false }).first()).toBeVisible();
  const english = await today(page);
  await page.reload();
  await expect(page.getByText('Du hast gesagt: 3 von 10 erholt.', { exact: false }).first()).toBeVisible();
  for (const said of [english.sentence, ...english.reasons.map((one) => one.text)]) await expect(page.getByText(said)).toHaveCount(0);
});
