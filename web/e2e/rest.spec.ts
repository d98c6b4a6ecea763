// The rest between sets while nobody looks: a page that is frozen or hidden behind the lock screen, and one whose
// process is gone. Only the end is kept, so it holds; that it came is said when the page is back.
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { log, start } from './gym';
import { openKept, settle } from './person';
import { startServer, type Server } from './server';

let server: Server;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.stop());

const timer = (page: Page) => page.getByRole('timer');
const said = (page: Page) => page.locator('.unseen[role=status]');
const endOf = (page: Page) => page.locator('.restdock p').first().textContent();

/** Logs a set on a page whose clock is the test's; the end of the rest stands in the kept session. */
async function restBegins(page: Page): Promise<string> {
  await settle(page, server);
  await openKept(page, server);
  await page.clock.install();
  await start(page, server);
  await page.getByRole('textbox', { name: 'Reps' }).fill('5');
  await log(page).click();
  await expect(timer(page)).toHaveAccessibleName(/left/);
  await expect.poll(() => keptEnd(page)).toBeGreaterThan(0);
  return (await endOf(page))!;
}

/** The end of the rest as the phone's own database has it, ms since 1970; 0 where there is none. */
const keptEnd = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((done) => {
        const open = indexedDB.open('recoup');
        open.onsuccess = () => {
          const all = open.result.transaction('drafts').objectStore('drafts').getAll();
          all.onsuccess = () => {
            open.result.close();
            done(all.result.map((kept: { body?: { rest?: { ends_at: number } | null } }) => kept.body?.rest?.ends_at ?? 0).find(Boolean) ?? 0);
          };
        };
      }),
  );

async function lifecycle(context: BrowserContext, page: Page, state: 'frozen' | 'active'): Promise<void> {
  const browser = await context.newCDPSession(page);
  await browser.send('Page.setWebLifecycleState', { state });
  await browser.detach();
}

/** What a page is told when the screen is locked or shown again. */
const look = (page: Page, visible: boolean) =>
  page.evaluate((shown) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (shown ? 'visible' : 'hidden') });
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => !shown });
    document.dispatchEvent(new Event('visibilitychange'));
  }, visible);

/** Ends the page's process without telling the page. */
async function crash(page: Page): Promise<void> {
  const gone = page.waitForEvent('crash');
  await page.goto('chrome://crash').catch(() => {});
  await gone;
  await page.close();
}

test('a page frozen behind the lock screen has the same end, and says on coming back how long it is over', async ({ page, context }) => {
  const end = await restBegins(page);
  await look(page, false);
  await lifecycle(context, page, 'frozen');
  await lifecycle(context, page, 'active');
  // Time that passed while nothing ran: each timer fires at most once, as after a lid is opened.
  await page.clock.fastForward(30_000);
  await look(page, true);
  expect(await endOf(page)).toBe(end);
  await expect(timer(page)).toHaveAccessibleName(/left/);

  await look(page, false);
  await lifecycle(context, page, 'frozen');
  await lifecycle(context, page, 'active');
  await page.clock.fastForward(20 * 60_000);
  await look(page, true);
  await expect(page.locator('.restdock')).toContainText(/Rest ended 1\d:\d\d ago/);
  await expect(said(page)).toHaveText(/Rest ended 1\d:\d\d ago/);
  await page.locator('.restdock .go').click();
  await expect(log(page)).toBeVisible();
});

test('an end that comes while the page lives is said as it comes', async ({ page }) => {
  await restBegins(page);
  const [end, now] = [await keptEnd(page), await page.evaluate(() => Date.now())];
  await page.clock.pauseAt(end - 1_500);
  expect(now).toBeLessThan(end);
  await expect(said(page)).not.toHaveText('Time');
  await page.clock.runFor(2_000);
  await expect(said(page)).toHaveText('Time');
  await expect(timer(page)).toHaveAccessibleName('Time');
});

test('a phone that allowed messages gets one when the page is not looked at', async ({ page, context }) => {
  await context.grantPermissions(['notifications'], { origin: server.url });
  await restBegins(page);
  await look(page, false);
  await page.clock.fastForward(20 * 60_000);
  const shown = () => page.evaluate(async () => (await (await navigator.serviceWorker.ready).getNotifications()).map((one) => [one.title, one.tag, one.silent]));
  await expect.poll(shown).toEqual([['Your rest is over', 'rest', true]]);
});

test('a page whose process is gone during a rest opens with the same end, and after it says so', async ({ page, context }) => {
  const end = await restBegins(page);
  const [address, ends] = [page.url(), await keptEnd(page)];
  await crash(page);

  const second = await context.newPage();
  await second.clock.setSystemTime(ends - 20_000);
  await second.goto(address);
  await expect(timer(second)).toHaveAccessibleName(/left/);
  expect(await endOf(second)).toBe(end);
  await crash(second);

  const third = await context.newPage();
  await third.clock.setSystemTime(ends + 40_000);
  await third.goto(address);
  await expect(third.locator('.strip .on')).toHaveCount(1);
  await expect(third.locator('.restdock')).toContainText(/Rest ended 0:4\d ago/);
  await expect(said(third)).toHaveText(/Rest ended 0:4\d ago/);
});
