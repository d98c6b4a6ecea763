// One day begun on two devices with no network: one session, joined set by set; a real difference is asked about once.
import { expect, test, type Browser, type Page } from '@playwright/test';
import { finish, log, logged, outboxOf } from './gym';
import { call, openKept, settle } from './person';
import { startServer, type Server } from './server';

let server: Server;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.stop());

/** Opens Today so that the app and the day are on the device. */
async function keepHere(page: Page): Promise<void> {
  await openKept(page, server);
  await page.getByRole('button', { name: 'Skip, show the plan' }).click();
  await expect(page.getByRole('button', { name: /^Start/ })).toBeVisible();
  await page.waitForLoadState('networkidle');
}

/** A phone and a tablet of one person, each with today on it and no network, both begin. */
async function bothBegin(page: Page, browser: Browser): Promise<Page> {
  await settle(page, server);
  await keepHere(page);
  const other = await browser.newContext({ storageState: await page.context().storageState(), viewport: { width: 820, height: 1180 }, timezoneId: 'Europe/Berlin' });
  const tablet = await other.newPage();
  await keepHere(tablet);
  for (const one of [page, tablet]) {
    await one.context().setOffline(true);
    await one.getByRole('button', { name: /^Start/ }).click();
    await expect(one.locator('.now')).toBeVisible();
  }
  return tablet;
}

async function writeAndLog(page: Page, kg: string): Promise<void> {
  await page.getByLabel(/^Weight, kg/).fill(kg);
  await page.getByRole('textbox', { name: 'Reps' }).fill('5');
  await log(page).click();
  await page.getByRole('button', { name: 'Skip rest' }).click();
}

const sets = async (page: Page) => (await logged(page)).flatMap((one) => one.exercises.flatMap((lift) => lift.sets.map((set) => set.load_g)));

test('both begun offline, each with a set of its own: one session with both', async ({ page, browser }) => {
  test.setTimeout(120_000);
  const tablet = await bothBegin(page, browser);
  expect(tablet.url().split('/').at(-1)).toBe(page.url().split('/').at(-1));
  await writeAndLog(page, '70');
  await tablet.getByRole('button', { name: 'Set 1: do this next' }).first().click();
  await writeAndLog(tablet, '72,5');
  for (const one of [page, tablet]) {
    await finish(one);
    await one.context().setOffline(false);
    await expect.poll(() => outboxOf(one)).toBe(0);
  }
  await expect.poll(() => sets(page)).toEqual([70_000, 72_500]);
  expect(await logged(page)).toHaveLength(1);
  await expect(tablet.getByText('Which one stays?')).toHaveCount(0);
  await tablet.context().close();
});

test('both begun offline, the first set told differently: asked once', async ({ page, browser }) => {
  test.setTimeout(120_000);
  const tablet = await bothBegin(page, browser);
  await writeAndLog(page, '70');
  await writeAndLog(tablet, '75');
  await finish(page);
  await page.context().setOffline(false);
  await expect.poll(() => outboxOf(page)).toBe(0);
  await finish(tablet);
  await tablet.context().setOffline(false);
  await expect(tablet.getByText('Two devices changed this session. Which one stays?')).toBeVisible();
  await tablet.getByRole('button', { name: 'Keep this phone’s' }).click();
  await expect.poll(() => sets(page)).toEqual([75_000]);
  expect(await logged(page)).toHaveLength(1);
  await tablet.context().close();
});

test('a session that was taken back elsewhere does not swallow the one begun here', async ({ page, browser }) => {
  test.setTimeout(120_000);
  const tablet = await bothBegin(page, browser);
  await writeAndLog(page, '70');
  await finish(page);
  await page.context().setOffline(false);
  await expect.poll(() => logged(page)).toHaveLength(1);
  await expect.poll(() => outboxOf(page)).toBe(0);
  const [session] = await logged(page);
  await call(page, 'DELETE', `/sessions/${session!.id}?counter=${session!.rev.counter + 1}&device=e2e`);
  await writeAndLog(tablet, '75');
  await finish(tablet);
  await tablet.context().setOffline(false);
  await expect.poll(() => sets(page)).toEqual([75_000]);
  expect((await logged(page))[0]!.id).not.toBe(session!.id);
  await tablet.context().close();
});
