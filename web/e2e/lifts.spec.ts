// What is done with single lifts in the gym: supersets, order, swaps by reason, kinds of sets, notes, advice; and how
// all of it reaches the log.
import { expect, test, type Page } from '@playwright/test';
import type { Session } from '../src/api/types';
import { log, logged, start } from './gym';
import { settle } from './person';
import { startServer, type Server } from './server';

let server: Server;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.stop());

const sheet = (page: Page) => page.getByRole('dialog');
const lift = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const names = (page: Page) => page.locator('.ex h2').allInnerTexts();

async function add(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a lift' }).click();
  await page.getByRole('searchbox').fill(name);
  await sheet(page).getByRole('button', { name, exact: true }).click();
  await expect(lift(page, name)).toBeVisible();
}

async function freeSession(page: Page, ...lifts: string[]): Promise<void> {
  await settle(page, server, 'without a program');
  await page.goto(`${server.url}/session/new`);
  for (const name of lifts) await add(page, name);
}

test('a superset goes round by itself and rests after its last lift', async ({ page }) => {
  await freeSession(page, 'Barbell back squat', 'Push-up');
  for (const name of ['Barbell back squat', 'Push-up']) await lift(page, name).getByRole('button', { name: 'Add set' }).click();
  await page.getByRole('button', { name: 'Barbell back squat: swap, order, notes' }).click();
  await sheet(page).getByRole('button', { name: 'Superset with the next lift' }).click();
  await page.keyboard.press('Escape');
  await expect(page.locator('.superset')).toBeVisible();
  await lift(page, 'Barbell back squat').getByRole('button', { name: 'Set 1: do this next' }).click();
  for (const round of [1, 2]) {
    await expect(log(page)).toContainText('Barbell back squat');
    await page.getByLabel(/^Weight, kg/).fill('60');
    await page.getByRole('textbox', { name: 'Reps' }).fill('5');
    await log(page).click();
    // No rest between the two, and nothing to tap to get to the second.
    await expect(log(page)).toContainText('Push-up');
    await page.getByRole('textbox', { name: 'Reps' }).fill('12');
    await log(page).click();
    await expect(page.locator('.strip .on')).toHaveCount(2 * round);
    if (round === 1) {
      await expect(page.getByRole('timer')).toBeVisible();
      await page.getByRole('button', { name: 'Skip rest' }).click();
    }
  }
});

test('lifts change places by keyboard, and the focus stays', async ({ page }) => {
  await freeSession(page, 'Barbell back squat', 'Push-up');
  expect(await names(page)).toEqual(['Barbell back squat', 'Push-up']);
  const tools = page.getByRole('button', { name: 'Push-up: swap, order, notes' });
  await tools.focus();
  await page.keyboard.press('Enter');
  const up = sheet(page).getByRole('button', { name: 'Move up' });
  await up.focus();
  await page.keyboard.press('Enter');
  // At the top there is nowhere to go, and the focus is still there for the key that closes.
  await expect(up).toBeFocused();
  await expect(up).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toBeHidden();
  await expect.poll(() => names(page)).toEqual(['Push-up', 'Barbell back squat']);
  await expect(tools).toBeFocused();
});

test('a swap for taken kit leaves that kit out, one for pain puts gentle lifts first and says what else to do', async ({ page }) => {
  await freeSession(page, 'Barbell back squat');
  await page.getByRole('button', { name: 'Swap Barbell back squat for' }).click();
  const offered = sheet(page).locator('.choice');
  await expect(offered).not.toHaveCount(0);
  const any = await offered.count();
  await sheet(page).getByRole('button', { name: 'Kit is taken' }).click();
  await expect.poll(() => offered.filter({ hasText: /barbell/i }).count()).toBe(0);
  await sheet(page).getByRole('button', { name: 'It hurts' }).click();
  await expect(offered).toHaveCount(any);
  await expect(sheet(page).getByText('Easier on the joints comes first.', { exact: false })).toBeVisible();
  await expect(sheet(page).getByRole('link', { name: 'Something feels wrong?' })).toHaveAttribute('href', '/checkin/wrong');
});

test('a drop set, one to the limit, one of the body with help and both notes reach the log', async ({ page }) => {
  await freeSession(page, 'Barbell back squat', 'Assisted pull-up');
  const squat = lift(page, 'Barbell back squat');
  for (const [n, kind, load, reps] of [[1, 'To the limit', '60', '9'], [2, 'Drop set', '40', '8']] as const) {
    if (n > 1) await squat.getByRole('button', { name: 'Add set' }).click();
    await squat.getByRole('button', { name: `Set ${n}: do this next` }).or(squat.getByRole('button', { name: `Type of set ${n}` })).first().click();
    if (!(await sheet(page).isVisible())) await squat.getByRole('button', { name: `Type of set ${n}` }).click();
    await sheet(page).getByRole('radio', { name: kind }).click();
    await page.getByLabel(/^Weight, kg/).fill(load);
    await page.getByRole('textbox', { name: 'Reps' }).fill(reps);
    await log(page).click();
    await expect(page.locator('.strip .on')).toHaveCount(n);
    const skip = page.getByRole('button', { name: 'Skip rest' });
    if (await skip.isVisible()) await skip.click();
  }
  await page.getByRole('button', { name: 'Barbell back squat: swap, order, notes' }).click();
  await sheet(page).getByRole('textbox').fill('Heels up');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expect(squat.getByText('Heels up')).toBeVisible();
  const help = lift(page, 'Assisted pull-up').getByRole('button', { name: 'Set 1: do this next' });
  if (await help.isVisible()) await help.click();
  await page.getByLabel(/^Weight, kg/).fill('-20');
  await page.getByRole('textbox', { name: 'Reps' }).fill('6');
  await page.keyboard.press('Tab');
  await expect(log(page)).toContainText('−20 kg assist × 6');
  await log(page).click();
  await expect(page.locator('.strip .on')).toHaveCount(3);
  await page.getByRole('button', { name: 'Session menu' }).click();
  await sheet(page).getByRole('button', { name: /Enough for today|Finish/ }).click();
  await sheet(page).getByRole('textbox', { name: 'One line on how it went' }).fill('Slept badly, went well');
  await sheet(page).getByRole('radio', { name: 'Very hard' }).check();
  await sheet(page).getByRole('button', { name: 'Finish' }).click();
  await expect.poll(async () => (await logged(page)).length).toBe(1);
  const [session] = (await logged(page)) as [Session];
  expect(session.session_rpe).toBe(7);
  expect(session.exercises[0]!.sets[0]!.note).toBe('Heels up');
  expect(session.note).toBe('Slept badly, went well');
  expect(session.exercises.map((one) => one.sets.map((set) => [set.kind, set.load_g, set.reps, set.rir]))).toEqual([
    [['failure', 60_000, 9, 0], ['drop', 40_000, 8, null]], [['working', -20_000, 6, null]],
  ]);
});

test('advice stands under its lift, offers less, and never stops the next set', async ({ page }) => {
  await settle(page, server);
  await start(page, server);
  const first = page.locator('.ex').first();
  await first.getByRole('button', { name: 'Add set' }).click();
  await page.getByLabel(/^Weight, kg/).fill('60');
  await page.getByRole('textbox', { name: 'Reps' }).fill('8');
  await page.getByRole('radio', { name: /^0/ }).check();
  await log(page).click();
  await page.getByRole('button', { name: 'Skip rest' }).click();
  const advice = first.getByRole('status').filter({ hasText: 'Nothing was left' });
  await expect(advice).toBeVisible();
  // The next set can be logged with the advice unanswered.
  await log(page).click();
  await expect(page.locator('.strip .on')).toHaveCount(2);
  await advice.getByRole('button', { name: 'Keep' }).click();
  await expect(advice).toBeHidden();
});
