// The guided player, on a clock of its own: a whole session by keyboard, offline, with a reload in
// the middle, kept once; every way out; what the answer afterwards makes of it; axe in both themes.
import { expect, test, type Page } from '@playwright/test';
import type { RecoveryLog, RecoverySession, Today } from '../src/api/types';
import { partsOf, totalOf } from '../src/player/practice';
import { found } from './clean';
import { call, complaints, localToday, policyBroken, settle } from './person';
import { startServer, type Server } from './server';

const template = 'rolling-only';

let server: Server;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.stop());

const session = (page: Page) => call<RecoverySession>(page, 'GET', `/library/recovery-sessions/${template}`);
const status = (page: Page) => page.locator('main[data-status]');

/** A settled person on the session's page, the app held for offline, and a clock that only the test moves. */
async function arrive(page: Page): Promise<RecoverySession> {
  await settle(page, server);
  await page.clock.install();
  await page.goto(server.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.goto(`${server.url}/recover/${template}`);
  await expect(page.getByRole('button', { name: /^Start/ })).toBeVisible();
  return session(page);
}

async function logs(page: Page): Promise<RecoveryLog[]> {
  const all = await call<{ recovery_logs: Record<string, RecoveryLog> }>(page, 'GET', '/export');
  return Object.values(all.recovery_logs);
}

/** What a screen reader is told, in order. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    (globalThis as unknown as { heard: string[] }).heard = heard;
    const region = document.querySelector('.unseen[role=status]')!;
    new MutationObserver(() => region.textContent && heard.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
}

test('a whole session by keyboard, offline, with a reload in the middle, is kept once', async ({ page, context }) => {
  test.setTimeout(120_000);
  const heard = complaints(page);
  const asked = await arrive(page);
  const first = partsOf(asked.steps[0]!, 'as_written');
  const tag = (text: string) => page.getByText(text, { exact: true });
  await context.setOffline(true);
  const start = page.getByRole('button', { name: /^Start/ });
  await start.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: asked.steps[0]!.name })).toBeVisible();
  await expect(tag('Get ready')).toBeVisible();
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 250));

  const ready = first[0]!.ms;
  await page.clock.runFor(ready);
  await expect(tag('Left side')).toBeVisible();
  await expect(page.getByRole('timer')).toHaveText(/^1:1[2-5]$/);
  await page.clock.runFor(20_000);
  await page.keyboard.press('Space');
  await expect(page.locator('.pill', { hasText: 'Paused' })).toBeVisible();
  const paused = await page.getByRole('timer').textContent();
  await page.clock.runFor(300_000);
  await expect(page.getByRole('timer')).toHaveText(paused!);
  await page.keyboard.press('Space');
  await expect(tag('Left side')).toBeVisible();

  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: asked.steps[0]!.name })).toBeVisible();
  await expect(tag('Left side')).toBeVisible();
  await expect(page.getByRole('timer')).toHaveText(paused!);
  const heardNow = await listen(page);
  const [minutes, seconds] = paused!.split(':').map(Number);
  await page.clock.runFor((minutes! * 60 + seconds! + 1) * 1000);
  await expect(tag('Other side')).toBeVisible();
  expect(await heardNow()).toContain('10 seconds left');
  expect(await heardNow()).toContain('Time. Other side: right.');

  await page.clock.runFor(totalOf(asked, []));
  await expect(page.getByRole('heading', { level: 1, name: 'Lovely.' })).toBeVisible();
  expect(await heardNow()).toContain(`Step 2 of ${asked.steps.length}. ${asked.steps[1]!.name}, left side. ${asked.steps[1]!.dose.amount} seconds.`);
  await page.getByRole('radio', { name: 'Easy' }).check();
  await page.getByRole('radio', { name: 'A little' }).check();
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page).toHaveURL(`${server.url}/`);

  const puts: string[] = [];
  page.on('response', (response) => response.ok() && response.url().includes('/recovery-logs/') && puts.push(response.request().method()));
  await context.setOffline(false);
  await page.clock.runFor(31_000);
  await expect.poll(() => puts).toEqual(['PUT']);
  await page.clock.runFor(61_000);
  const kept = await logs(page);
  expect(kept).toHaveLength(1);
  expect(kept[0]).toMatchObject({ template, effort: 2, soreness: 3, day: localToday(), minutes: Math.ceil(totalOf(asked, []) / 60_000) });
  expect((await call<Today>(page, 'GET', `/today?on=${localToday()}`)).done.recovery_minutes).toBe(kept[0]!.minutes);
  expect(policyBroken(heard)).toEqual([]);
});

test('a phone that lay locked through the session finds it done and counted', async ({ page }) => {
  const asked = await arrive(page);
  await page.getByRole('button', { name: /^Start/ }).click();
  await expect(status(page)).toHaveAttribute('data-part', 'ready');
  await page.clock.fastForward(totalOf(asked, []) + 60_000);
  await expect(page.getByRole('heading', { level: 1, name: 'Lovely.' })).toBeVisible();
  await expect.poll(async () => (await logs(page)).length).toBe(1);
});

test('hard means training, said so and kept so; undo takes it back', async ({ page }) => {
  const asked = await arrive(page);
  await page.getByRole('button', { name: /^Start/ }).click();
  await expect(status(page)).toHaveAttribute('data-part', 'ready');
  await page.clock.fastForward(totalOf(asked, []) + 1000);
  await page.getByRole('radio', { name: 'Hard', exact: true }).check();
  await expect(page.getByText('That was training rather than recovery. The next one is easier.')).toBeVisible();
  await expect.poll(async () => (await logs(page)).map((one) => one.effort)).toEqual([5]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Taken back.').first()).toBeVisible();
  await expect.poll(async () => (await logs(page)).length).toBe(0);
});

test('pause for later, go on, finish here: what was done counts', async ({ page }) => {
  await arrive(page);
  await page.getByRole('button', { name: /^Start/ }).click();
  await expect(status(page)).toHaveAttribute('data-part', 'ready');
  await page.clock.fastForward(130_000);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'End here?' })).toBeVisible();
  await page.getByRole('button', { name: /Pause for later/ }).click();
  await expect(page).toHaveURL(`${server.url}/`);
  await page.clock.fastForward(3_600_000);
  await page.goto(`${server.url}/recover/${template}`);
  await page.getByRole('link', { name: /^Go on, \d+ min left/ }).click();
  await expect(page.locator('.pill', { hasText: 'Paused' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /Finish here 3 min count/ }).click();
  await expect(page.getByText('3 easy minutes. It counts fully toward your week, same as a strength day.')).toBeVisible();
  await expect.poll(async () => (await logs(page)).map((one) => one.minutes)).toEqual([3]);
});

test('any length is a whole session, in the same order, also offline', async ({ page, context }) => {
  await settle(page, server);
  await page.goto(`${server.url}/recover/day-after-legs`);
  await expect(page.getByRole('radio', { name: '8 min' })).toBeVisible();
  const whole = await page.locator('ol b').allTextContents();
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await page.getByText('8 min', { exact: true }).click();
  await expect(page.getByRole('button', { name: /^Start \d min/ })).toBeVisible();
  const short = await page.locator('ol b').allTextContents();
  expect(short.length).toBeLessThan(whole.length);
  expect(whole.filter((name) => short.includes(name))).toEqual(short);
  await page.getByRole('button', { name: /^Start/ }).click();
  await expect(page.getByText(`Step 1 of ${short.length}`, { exact: true })).toBeVisible();
});

test('stop, this hurts, asks where and keeps what was done', async ({ page }) => {
  await arrive(page);
  await page.getByRole('button', { name: /^Start/ }).click();
  await expect(status(page)).toHaveAttribute('data-part', 'ready');
  await page.clock.fastForward(70_000);
  await page.getByRole('button', { name: 'End session' }).click();
  await page.getByRole('button', { name: /Stop, this hurts/ }).click();
  await expect(page).toHaveURL(/\/checkin\/pain$/);
  await expect.poll(async () => (await logs(page)).map((one) => one.minutes)).toEqual([2]);
});

test('arrows step, easier changes in place, repetitions count by taps', async ({ page }) => {
  await settle(page, server);
  await page.clock.install();
  await page.goto(`${server.url}/recover/day-after-legs/play`);
  await expect(status(page)).toHaveAttribute('data-part', 'ready');
  const asked = await call<RecoverySession>(page, 'GET', '/library/recovery-sessions/day-after-legs');
  const reps = asked.steps.findIndex((step) => step.dose.kind === 'reps' && step.easier);
  for (let n = 0; n < reps; n += 1) await page.keyboard.press('ArrowRight');
  const step = asked.steps[reps]!;
  await expect(page.getByRole('heading', { level: 1, name: step.name })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: 'Easier' }).click();
  await expect(page.getByText(step.easier!.text)).toBeVisible();
  await page.clock.runFor(5_250);
  for (let n = 0; n < 3; n += 1) await page.getByRole('button', { name: /^Count one/ }).click();
  await expect(page.getByRole('button', { name: `Count one, 3 of ${step.easier!.dose.amount}` })).toBeVisible();
  await page.clock.runFor(120_000);
  await expect(page.getByRole('button', { name: `Count one, 3 of ${step.easier!.dose.amount}` })).toBeVisible();
  await page.keyboard.press('s');
  const voice = page.getByRole('switch', { name: /^Voice/ });
  await expect(voice).not.toBeChecked();
  await page.getByRole('switch', { name: /^Bell/ }).uncheck();
  await page.reload();
  await expect(status(page)).toBeVisible();
  await page.keyboard.press('s');
  await expect(page.getByRole('switch', { name: /^Bell/ })).not.toBeChecked();
  await expect(page.getByRole('switch', { name: /^Ticks/ })).toBeChecked();
});

test('the screen is kept on while it plays, and the lock screen knows the step', async ({ page }) => {
  await page.addInitScript(() => {
    const counts = { taken: 0, let: 0 };
    (globalThis as unknown as { lock: typeof counts }).lock = counts;
    Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => ((counts.taken += 1), { release: async () => (counts.let += 1) }) } });
  });
  const lock = () => page.evaluate(() => (globalThis as unknown as { lock: { taken: number; let: number } }).lock);
  await arrive(page);
  await page.getByRole('button', { name: /^Start/ }).click();
  await expect.poll(lock).toEqual({ taken: 1, let: 0 });
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect.poll(lock).toMatchObject({ taken: 2 });
  expect(await page.evaluate(() => navigator.mediaSession.metadata?.title)).toMatch(/, left$/);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /Pause for later/ }).click();
  await expect.poll(async () => (await lock()).let).toBeGreaterThan(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every state is clean and large enough to touch, ${colorScheme}`, async ({ browser }) => {
    test.setTimeout(120_000);
    const context = await browser.newContext({ colorScheme, viewport: { width: 390, height: 844 }, reducedMotion: 'reduce', timezoneId: 'Europe/Berlin' });
    const page = await context.newPage();
    const asked = await arrive(page);
    const problems: string[] = [];
    const look = async (state: string) => {
      problems.push(...(await found(page)).map((one) => `${state} ${one}`));
      const small = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('main button, dialog button')].filter((el) => el.checkVisibility() && Math.min(el.getBoundingClientRect().width, el.getBoundingClientRect().height) < 43.5).map((el) => el.outerHTML.slice(0, 120)),
      );
      problems.push(...small.map((one) => `${state} small: ${one}`));
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) problems.push(`${state} scrolls sideways`);
    };
    await look('session');
    await page.getByRole('button', { name: /^Start/ }).click();
    await expect(status(page)).toHaveAttribute('data-part', 'ready');
    await look('ready');
    await page.clock.runFor(6_000);
    await look('left');
    await page.keyboard.press('Space');
    await expect(page.locator('.pill', { hasText: 'Paused' })).toBeVisible();
    await look('paused');
    await page.keyboard.press('s');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('sounds');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'End here?' })).toBeVisible();
    await look('closing');
    await page.getByRole('button', { name: /Finish here/ }).click();
    await look('nothing kept');
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await page.goto(`${server.url}/recover/${template}/play`);
    await expect(status(page)).toHaveAttribute('data-part', 'ready');
    await page.clock.fastForward(totalOf(asked, []) + 1000);
    await look('done');
    await page.getByRole('radio', { name: 'Hard', exact: true }).check();
    await look('training');
    await page.setViewportSize({ width: 320, height: 640 });
    await look('training, narrow');
    expect(problems).toEqual([]);
    await context.close();
  });
}
