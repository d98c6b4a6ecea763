// A week lived through, once by touch and once by keyboard alone: seven mornings, three sessions, a
// swap, a recovery session, forty sets with no network, a reload in the middle, two devices.
// The page's clock goes from day to day; the server is asked about the day the page lives in.
import { expect, test, type Page } from '@playwright/test';
import type { CheckIn, RecoveryLog, Session } from '../src/api/types';
import { finish, logOne, tickOne } from './gym';
import { call, complaints, localToday, policyBroken, settle } from './person';
import { startServer, type Server } from './server';

let server: Server;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.stop());

const dayAfter = (n: number) => new Date(Date.parse(`${localToday()}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);

/** The morning of the n-th day, on the page's clock. */
async function wake(page: Page, n: number): Promise<void> {
  await page.clock.setSystemTime(new Date(`${dayAfter(n)}T08:00:00Z`));
  await page.goto(server.url);
  await expect(page.getByRole('heading', { name: 'How recovered do you feel?' }).or(page.getByText('Nothing planned').first())).toBeVisible();
}

async function log(page: Page): Promise<{ sessions: Session[]; checkIns: CheckIn[]; recovery: RecoveryLog[] }> {
  const days = `from=${dayAfter(0)}&to=${dayAfter(6)}`;
  const all = await call<{ recovery_logs: Record<string, RecoveryLog> }>(page, 'GET', '/export');
  return {
    sessions: await call<Session[]>(page, 'GET', `/sessions?${days}`),
    checkIns: await call<CheckIn[]>(page, 'GET', `/check-ins?${days}`),
    recovery: Object.values(all.recovery_logs),
  };
}

/** What the week must have come to, whoever lived it and however. */
async function lived(page: Page): Promise<Session[]> {
  await expect.poll(async () => (await log(page)).checkIns.length).toBe(7);
  const { sessions, checkIns, recovery } = await log(page);
  expect(new Set(checkIns.map((one) => one.day)).size).toBe(7);
  expect(sessions.map((one) => one.day)).toEqual([dayAfter(0), dayAfter(2), dayAfter(4)]);
  expect(sessions.every((one) => one.session_rpe !== null && one.slot !== null)).toBe(true);
  expect(recovery.map((one) => one.day)).toEqual([dayAfter(1)]);
  expect(new Set(sessions.map((one) => one.slot)).size).toBe(3);
  return sessions;
}

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('a whole week', async ({ page, context, browser }) => {
    test.setTimeout(240_000);
    const heard = complaints(page);
    await settle(page, server);
    await page.clock.install({ time: new Date(`${dayAfter(0)}T08:00:00Z`) });
    const checkIn = async (same: boolean) => {
      await page.getByRole('link', { name: /^Check in|20 seconds/ }).first().tap();
      if (same) await page.getByRole('button', { name: 'Same as yesterday' }).tap();
      else await page.getByRole('slider').fill('7');
      await page.getByRole('button', { name: 'Show my day' }).tap();
      await expect(page).toHaveURL(`${server.url}/`);
    };

    // Day 1: a lift is swapped, a few sets, a reload in the middle, enough for today.
    await wake(page, 0);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await checkIn(false);
    await page.getByRole('button', { name: /^Start/ }).tap();
    const lift = await page.locator('.ex h2').first().innerText();
    await page.getByRole('button', { name: `Swap ${lift} for` }).tap();
    await page.getByRole('dialog').getByRole('radio').first().check();
    await page.getByRole('dialog').getByRole('button', { name: /^Swap to/ }).tap();
    await expect(page.locator('.ex h2').first()).not.toHaveText(lift);
    const other = await page.locator('.ex h2').first().innerText();
    await logOne(page);
    await page.reload();
    await expect(page.locator('.strip .on')).toHaveCount(1);
    await logOne(page);
    await finish(page);
    await expect(page.getByRole('heading', { level: 1, name: 'Done' })).toBeVisible();

    // Day 2: the morning as yesterday's, and the recovery session to its end.
    await wake(page, 1);
    await checkIn(true);
    await page.goto(`${server.url}/recover/rolling-only`);
    await page.getByRole('button', { name: /^Start/ }).tap();
    await expect(page.locator('main[data-part=ready]')).toBeVisible();
    await page.clock.fastForward(3_600_000);
    await page.getByRole('radio', { name: 'Easy' }).check();
    await page.getByRole('button', { name: 'Done', exact: true }).tap();

    // Day 3: forty sets with no network, with a reload among them.
    await wake(page, 2);
    await checkIn(false);
    await expect(page.getByRole('button', { name: /^Start/ })).toBeVisible();
    await page.waitForLoadState('networkidle');
    await context.setOffline(true);
    await page.getByRole('button', { name: /^Start/ }).tap();
    const more = page.locator('.ex').filter({ has: page.locator('.rir') }).first().getByRole('button', { name: 'Add set' });
    while ((await page.locator('.strip i').count()) < 40) await more.tap();
    for (let n = 0; n < 40; n += 1) {
      await tickOne(page);
      await expect(page.locator('.strip .on')).toHaveCount(n + 1);
      if (n !== 20) continue;
      await page.reload();
      await expect(page.locator('.strip .on')).toHaveCount(n + 1);
    }
    await finish(page);
    await expect(page.getByText('1 thing waiting')).toBeVisible();
    await context.setOffline(false);
    await expect.poll(async () => (await log(page)).sessions.length).toBe(2);

    await wake(page, 3);
    await checkIn(true);

    // Day 5: begun on the phone, ended on the tablet.
    await wake(page, 4);
    await checkIn(false);
    await page.getByRole('button', { name: /^Start/ }).tap();
    const told = page.waitForResponse((answer) => answer.url().includes('/session-parts/') && answer.request().method() === 'PUT');
    await logOne(page);
    await told;
    const id = page.url().split('/').at(-1)!;
    const more2 = await browser.newContext({ storageState: await context.storageState(), viewport: { width: 820, height: 1180 } });
    const tablet = await more2.newPage();
    await tablet.clock.install({ time: new Date(`${dayAfter(4)}T08:10:00Z`) });
    const looked = tablet.waitForResponse((answer) => answer.url().includes('/session-parts?on='));
    await tablet.goto(server.url);
    await (await looked).finished();
    await tablet.getByRole('button', { name: /^Start/ }).click();
    await expect(tablet).toHaveURL(new RegExp(id));
    await expect(tablet.locator('.strip .on')).toHaveCount(1);
    await logOne(tablet);
    await finish(tablet);
    await expect.poll(async () => (await log(tablet)).sessions.length).toBe(3);
    await finish(page);
    await expect.poll(async () => (await log(page)).sessions.at(-1)?.exercises.flatMap((one) => one.sets).length).toBe(2);
    await expect(page.getByText('Which one stays?')).toHaveCount(0);
    await more2.close();

    for (const n of [5, 6]) {
      await wake(page, n);
      await checkIn(true);
    }
    const [first, second] = await lived(page);
    expect(first!.exercises[0]!.name).toBe(other);
    expect(first!.exercises.map((one) => one.name)).not.toContain(lift);
    expect(second!.exercises.flatMap((one) => one.sets)).toHaveLength(40);
    expect(policyBroken(heard)).toEqual([]);
  });
});

/** Presses Tab until what has focus says so; fails when the page has come round. */
async function tabTo(page: Page, says: RegExp): Promise<void> {
  for (let n = 0; n < 120; n += 1) {
    const said = await page.evaluate(() => {
      const at = document.activeElement;
      return at === null || at === document.body ? '' : (at.getAttribute('aria-label') ?? at.textContent?.trim() ?? '');
    });
    if (says.test(said)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way to ${says} by Tab`);
}

async function press(page: Page, says: RegExp): Promise<void> {
  await tabTo(page, says);
  await page.keyboard.press('Enter');
}

test('a whole week by keyboard alone', async ({ page }) => {
  test.setTimeout(240_000);
  await settle(page, server);
  await page.clock.install({ time: new Date(`${dayAfter(0)}T08:00:00Z`) });
  const morning = async (n: number) => {
    await wake(page, n);
    await page.keyboard.press('c');
    await expect(page.getByRole('slider')).toBeVisible();
    await page.getByRole('slider').focus();
    for (const key of ['Home', ...Array<string>(7).fill('ArrowRight')]) await page.keyboard.press(key);
    await press(page, /^Show my day/);
    await expect(page).toHaveURL(`${server.url}/`);
  };
  const train = async () => {
    await press(page, /^Start /);
    await expect(page.locator('.now')).toBeVisible();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('2');
    for (let n = 1; n <= 3; n += 1) {
      await page.locator('h1').focus();
      await page.keyboard.press('Enter');
      // A lift with two sides asks for the other one first.
      const side = page.getByText('Other side').first();
      await expect(page.locator('.strip .on').nth(n - 1).or(side).first()).toBeVisible();
      if ((await page.locator('.strip .on').count()) < n) await page.keyboard.press('Enter');
      await expect(page.locator('.strip .on')).toHaveCount(n);
    }
    await press(page, /^Session menu$/);
    await expect(page.getByRole('dialog')).toBeVisible();
    await press(page, /^Enough for today/);
    await expect(page.getByRole('radio', { name: 'Hard', exact: true })).toBeVisible();
    await page.getByRole('radio', { name: 'Easy', exact: true }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await press(page, /^Finish$/);
    await expect(page.getByRole('heading', { level: 1, name: 'Done' })).toBeVisible();
  };
  for (let n = 0; n < 7; n += 1) {
    await morning(n);
    if (n === 0 || n === 2 || n === 4) await train();
    if (n !== 1) continue;
    await page.goto(`${server.url}/recover/rolling-only`);
    await press(page, /^Start/);
    await expect(page.locator('main[data-part=ready]')).toBeVisible();
    await page.clock.fastForward(3_600_000);
    await expect(page.getByRole('heading', { level: 1, name: 'Lovely.' })).toBeVisible();
    await press(page, /^Done$/);
  }
  await lived(page);
});
