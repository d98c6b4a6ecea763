// The gym: one thumb, a keyboard, no network, a reload in the middle, a session that was forgotten.
import { expect, test } from '@playwright/test';
import { finish, log, logged, logOne, outboxOf, start, tickOne } from './gym';
import { call, complaints, localToday, openKept, policyBroken, settle } from './person';
import { startServer, type Server } from './server';

let server: Server;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.stop());

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('one tap logs as planned, rest rises, a reload changes nothing, undo takes it back', async ({ page }) => {
    const heard = complaints(page);
    await settle(page, server);
    await start(page, server);
    await page.getByLabel(/^Weight, kg/).fill('77,5');
    await page.getByRole('textbox', { name: 'Reps' }).fill('5');
    await page.getByRole('radio', { name: /^2/ }).check();
    await expect(log(page)).toContainText('77.5 kg × 5, 2 left');
    await log(page).tap();
    // Said and taken back inside the rest, so that nothing lies on the next set.
    const dock = page.locator('.restdock');
    await expect(dock.getByText('Set 1 saved on this phone.')).toBeVisible();
    await expect(dock.getByRole('button', { name: 'Undo' })).toBeVisible();
    await expect(page.locator('.toast')).toBeHidden();
    const timer = page.getByRole('timer');
    await expect(timer).toBeVisible();
    const until = await page.locator('.restdock p').first().textContent();
    await page.reload();
    await expect(timer).toBeVisible();
    expect(await page.locator('.restdock p').first().textContent()).toBe(until);
    await page.getByRole('button', { name: '15 seconds more' }).tap();
    expect(await page.locator('.restdock p').first().textContent()).not.toBe(until);
    await page.getByRole('button', { name: 'Skip rest' }).tap();
    await expect(page.locator('.strip .on')).toHaveCount(1);
    await page.getByRole('button', { name: /^Set 1 of .* done. Undo$/ }).first().tap();
    await expect(page.locator('.strip .on')).toHaveCount(0);
    await log(page).tap();
    await page.getByRole('button', { name: 'Skip rest' }).tap();
    await finish(page);
    await expect(page.getByRole('heading', { level: 1, name: 'Done' })).toBeVisible();
    await expect.poll(() => outboxOf(page)).toBe(0);
    const [session] = await logged(page);
    expect(session?.session_rpe).toBe(5);
    expect(session?.exercises[0]?.sets).toMatchObject([{ kind: 'working', load_g: 77_500, reps: 5, rir: 2 }]);
    expect(policyBroken(heard)).toEqual([]);
  });

  test('the keypad takes a comma, shows the plates and asks once about twice the best', async ({ page }) => {
    await settle(page, server);
    const before = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
    const id = crypto.randomUUID();
    await call(page, 'PUT', `/sessions/${id}`, {
      id, day: before, started_at: null, duration_s: null, name: 'Before', session_rpe: null, note: '', slot: null, rev: { counter: 1, device: 'e2e' },
      exercises: [{ exercise_id: 'back-squat-barbell', name: 'Barbell back squat', sets: [{ kind: 'working', load_g: 75_000, unit: 'kg', reps: 5, rir: 2, duration_s: null, distance_m: null, note: '', suspect: false }] }],
    });
    await page.goto(`${server.url}/session/new`);
    await page.getByRole('button', { name: 'Add a lift' }).tap();
    await page.getByRole('searchbox').fill('back squat');
    await page.waitForLoadState('networkidle');
    await page.getByRole('dialog').getByRole('button', { name: 'Barbell back squat' }).tap();
    await expect(page.getByText('Last time 75 × 5')).toBeVisible();
    await page.getByRole('button', { name: 'Plates' }).tap();
    const sheet = page.getByRole('dialog');
    for (const key of ['7', '7', '5']) await sheet.getByRole('button', { name: key, exact: true }).tap();
    await sheet.getByRole('button', { name: /^Set 775/ }).tap();
    await expect(sheet.getByText('Did you mean 77.5?')).toBeVisible();
    await sheet.getByRole('button', { name: 'Use 77.5' }).tap();
    await expect(sheet.getByText('25 + 2.5 + 1.25')).toBeVisible();
    await sheet.getByRole('button', { name: /^Set 77.5/ }).tap();
    await expect(log(page)).toContainText('77.5 kg');
  });

  test('a lift is swapped for today, and the set that was done stays', async ({ page }) => {
    await settle(page, server);
    await start(page, server);
    const name = await page.locator('.ex h2').first().innerText();
    await page.getByRole('button', { name: `Swap ${name} for` }).tap();
    const choice = page.getByRole('dialog').getByRole('radio').first();
    await choice.check();
    const to = (await page.getByRole('dialog').getByRole('button', { name: /^Swap to/ }).innerText()).replace('Swap to ', '');
    await page.getByRole('dialog').getByRole('button', { name: /^Swap to/ }).tap();
    await expect(page.locator('.ex h2').first()).toHaveText(to);
    await page.getByRole('button', { name: 'Undo', exact: true }).tap();
    await expect(page.locator('.ex h2').first()).toHaveText(name);
  });
});

test('by keyboard alone: reps, weight, reps left, log, undo', async ({ page }) => {
  await settle(page, server);
  await start(page, server);
  await page.locator('h1').focus();
  const reps = page.getByRole('textbox', { name: 'Reps' });
  const planned = Number(await reps.inputValue());
  await page.keyboard.press('ArrowUp');
  await expect(reps).toHaveValue(String(planned + 1));
  await page.keyboard.press('Shift+ArrowUp');
  await expect(page.getByLabel(/^Weight, kg/)).not.toHaveValue('');
  await page.keyboard.press('3');
  await expect(log(page)).toContainText('3 left');
  await page.keyboard.press('Enter');
  await expect(page.locator('.strip .on')).toHaveCount(1);
  await page.keyboard.press('u');
  await expect(page.locator('.strip .on')).toHaveCount(0);
});

test('what is typed is what the button says, before the field is left', async ({ page }) => {
  await settle(page, server);
  await start(page, server);
  const weight = page.getByLabel(/^Weight, kg/);
  await weight.fill('');
  await weight.pressSequentially('62,50');
  await expect(log(page)).toContainText('62.5 kg');
  await expect(weight).toHaveValue('62,50');
  await weight.blur();
  await expect(weight).toHaveValue('62.5');
});

test('an answer asked for before the session was sent does not hide that it is done', async ({ page }) => {
  await settle(page, server);
  await start(page, server);
  await logOne(page);
  let [askedFor, heard] = [() => {}, () => {}];
  const old = new Promise<void>((done) => (askedFor = done));
  const later = new Promise<void>((done) => (heard = done));
  // The day is read first and told last; the session is taken in between.
  await page.route('**/api/v1/today?on=*', async (route) => {
    const response = await route.fetch();
    askedFor();
    await later;
    await route.fulfill({ response });
  }, { times: 1 });
  await page.route('**/api/v1/sessions/*', async (route) => {
    await old;
    await route.continue();
  });
  await finish(page);
  const done = page.getByRole('heading', { level: 1, name: 'Done', exact: true });
  // Done from the moment it is kept here, and through another pass over the outbox that has nothing left to send.
  await expect(done).toBeVisible();
  await expect(page.getByText('That did not save on the server.')).toHaveCount(0);
  await expect.poll(() => outboxOf(page)).toBe(0);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect.poll(() => page.evaluate(() => navigator.locks.query().then((all) => all.held?.length))).toBe(0);
  await outboxOf(page);
  await expect(done).toBeVisible();
  heard();
  await expect(done).toBeVisible();
  await expect.poll(() => page.evaluate(() => navigator.locks.query().then((all) => all.held?.length))).toBe(0);
  await expect(done).toBeVisible();
});

test('a day that cannot be read after the session was taken does not hide that it is done', async ({ page }) => {
  await settle(page, server);
  await start(page, server);
  await logOne(page);
  await page.route('**/api/v1/today?on=*', (route) => route.abort());
  await finish(page);
  const done = page.getByRole('heading', { level: 1, name: 'Done', exact: true });
  await expect(done).toBeVisible();
  await expect.poll(() => outboxOf(page)).toBe(0);
  await expect.poll(async () => (await logged(page)).length).toBe(1);
  await expect(done).toBeVisible();
  await page.unroute('**/api/v1/today?on=*');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(page.getByText('1 hard set', { exact: false })).toBeVisible();
  await expect(done).toBeVisible();
});

test('Finish pressed twice, here and in another tab, is one session', async ({ page, context }) => {
  await settle(page, server);
  await start(page, server);
  await logOne(page);
  const tab = await context.newPage();
  await tab.goto(page.url());
  await expect(tab.locator('.strip .on')).toHaveCount(1);
  for (const one of [page, tab]) {
    await one.getByRole('button', { name: 'Session menu' }).click();
    await one.getByRole('dialog').getByRole('button', { name: /Enough for today|Finish/ }).click();
    await one.getByRole('radio', { name: 'Hard', exact: true }).check();
  }
  // Both presses on the button itself: a real second one may already fall on what is under the sheet.
  await page.getByRole('dialog').getByRole('button', { name: 'Finish' }).evaluate((finish: HTMLElement) => {
    finish.click();
    finish.click();
  });
  await expect(page.getByRole('heading', { level: 1, name: 'Done', exact: true })).toBeVisible();
  await tab.getByRole('dialog').getByRole('button', { name: 'Finish' }).click();
  await expect(tab.getByRole('heading', { level: 1, name: 'Done', exact: true })).toBeVisible();
  await expect.poll(() => outboxOf(page)).toBe(0);
  const [session, ...more] = await logged(page);
  expect(more).toEqual([]);
  expect(session?.exercises.flatMap((one) => one.sets)).toHaveLength(1);
  await expect(page.getByText('Which one stays?')).toHaveCount(0);
  await expect(tab.getByText('Which one stays?')).toHaveCount(0);
});

test('forty sets with no network over a reload arrive once and whole', async ({ page, context }) => {
  test.setTimeout(120_000);
  await settle(page, server);
  await openKept(page, server);
  await page.getByRole('button', { name: 'Skip, show the plan' }).click();
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await page.getByRole('button', { name: /^Start/ }).click();
  await expect(page.getByText('Add the first one.').or(page.locator('.ex').first())).toBeVisible();
  const lift = page.locator('.ex').filter({ has: page.locator('.rir') }).first();
  const all = async () => page.locator('.strip i').count();
  while ((await all()) < 40) await lift.getByRole('button', { name: 'Add set' }).click();
  for (let n = 0; n < 40; n += 1) {
    await tickOne(page);
    if (n === 20) await page.reload();
  }
  await expect(page.locator('.strip .on')).toHaveCount(40);
  const puts: string[] = [];
  page.on('request', (request) => request.method() === 'PUT' && puts.push(request.url()));
  await finish(page);
  await expect(page.getByText('1 thing waiting')).toBeVisible();
  await page.reload();
  puts.length = 0;
  await context.setOffline(false);
  await expect.poll(async () => (await logged(page)).length, { timeout: 30_000 }).toBe(1);
  const [session, ...more] = await logged(page);
  expect(more).toEqual([]);
  expect(session?.exercises.flatMap((one) => one.sets.filter((set) => set.kind === 'working'))).toHaveLength(40);
  await page.reload();
  expect(puts.filter((url) => url.includes('/sessions/'))).toHaveLength(1);
});

test('a forgotten session closes itself at its last set and can be opened again', async ({ page }) => {
  await settle(page, server);
  await start(page, server);
  await logOne(page);
  await expect(page.locator('.strip .on')).toHaveCount(1);
  await page.waitForTimeout(300);
  await page.clock.install({ time: Date.now() + 95 * 60_000 });
  await page.goto(server.url);
  await expect(page.getByText(/We closed .* after its last set/)).toBeVisible();
  await expect.poll(() => logged(page)).toHaveLength(1);
  await page.getByRole('button', { name: 'Reopen' }).click();
  await expect(page.locator('.strip .on')).toHaveCount(1);
  await logOne(page);
  await finish(page);
  await expect.poll(async () => (await logged(page))[0]?.exercises.flatMap((one) => one.sets).length).toBe(2);
});

test('a session under way goes on on another device, and ends as one with the sets of both', async ({ page, browser }) => {
  await settle(page, server);
  await start(page, server);
  const shared = page.waitForResponse((answer) => answer.url().includes('/session-parts/') && answer.request().method() === 'PUT');
  await logOne(page);
  await shared;
  const id = page.url().split('/').at(-1)!;
  const other = await browser.newContext({ storageState: await page.context().storageState(), viewport: { width: 820, height: 1180 } });
  const tablet = await other.newPage();
  const looked = tablet.waitForResponse((answer) => answer.url().includes('/session-parts?on='));
  await tablet.goto(server.url);
  await tablet.getByRole('button', { name: 'Skip, show the plan' }).click();
  await (await looked).finished();
  await tablet.getByRole('button', { name: /^Start/ }).click();
  await expect(tablet).toHaveURL(new RegExp(id));
  await expect(tablet.locator('.strip .on')).toHaveCount(1);
  // The tablet does the second set and ends the session; the phone has done its third meanwhile, with no network.
  await page.context().setOffline(true);
  await logOne(page);
  await page.locator('.set.is-todo .ok').first().click();
  const put = tablet.waitForResponse((answer) => answer.url().endsWith(`/sessions/${id}`) && answer.request().method() === 'PUT');
  await tablet.locator('.set.is-todo .ok').nth(2).click();
  await tablet.getByRole('button', { name: 'Skip rest' }).click();
  await finish(tablet);
  await put;
  await page.getByRole('button', { name: 'Skip rest' }).click();
  await finish(page);
  await page.context().setOffline(false);
  await expect.poll(async () => (await logged(tablet))[0]?.exercises.flatMap((one) => one.sets).length).toBe(4);
  await expect(page.getByText('Which one stays?')).toHaveCount(0);
  expect(await logged(tablet)).toHaveLength(1);
  await other.close();
});

// The server shows the version of the greater name until the person chose: either may be the one that stays.
for (const { name, keep, effort } of [
  { name: 'tablet', keep: 'Keep this phone’s', effort: 5 },
  { name: '0', keep: 'Keep the other', effort: 3 },
]) test(`two devices that changed one session are asked about once: ${keep}`, async ({ page, browser }) => {
  await settle(page, server);
  await start(page, server);
  await logOne(page);
  const id = page.url().split('/').at(-1)!;
  const other = await browser.newContext({ storageState: await page.context().storageState() });
  const tablet = await other.newPage();
  await tablet.goto(server.url);
  await call(tablet, 'PUT', `/sessions/${id}`, {
    id, day: localToday(), started_at: null, duration_s: 600, name: 'From the tablet', session_rpe: 3, note: '', slot: null, rev: { counter: 1, device: name },
    exercises: [{ exercise_id: 'back-squat-barbell', name: 'Barbell back squat', sets: [{ kind: 'working', load_g: 60_000, unit: 'kg', reps: 5, rir: null, duration_s: null, distance_m: null, note: '', suspect: false }] }],
  });
  await finish(page);
  await expect(page.getByText('Two devices changed this session. Which one stays?')).toBeVisible();
  await expect(page.getByText('The other device: From the')).toBeVisible();
  await page.getByRole('button', { name: keep }).click();
  await expect.poll(async () => (await logged(page))[0]?.rev.counter).toBe(2);
  await expect(page.getByText('Which one stays?')).toHaveCount(0);
  const [session, ...more] = await logged(page);
  expect(more).toEqual([]);
  expect(session?.session_rpe).toBe(effort);
  await other.close();
});
