// The library by need: filters, a session put together, what to leave out, an exercise of one's own in
// the library and in the gym; the body map by keyboard; axe in both themes.
import { expect, test, type Page } from '@playwright/test';
import type { ExerciseCard, RecoverySession, RecoverySettings, Session } from '../src/api/types';
import { found } from './clean';
import { call, complaints, localToday, policyBroken, settle } from './person';
import { startServer, type Server } from './server';

let server: Server;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.stop());

const own = async (page: Page) => (await call<ExerciseCard[]>(page, 'GET', '/library/exercises')).filter((card) => card.own);
const clean = async (page: Page) => (await found(page)).map((one) => `${page.url()}: ${one}`);

test('a session is put together from where it is sore, and its address does not say what for', async ({ page }) => {
  const heard = complaints(page);
  await settle(page, server, 'without a program');
  await page.goto(`${server.url}/library`);
  await page.getByRole('link', { name: 'Put one together for me' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Put a session together' })).toBeVisible();
  const thighs = page.getByRole('button', { name: /^Front of thighs/ });
  await thighs.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(thighs).toHaveAccessibleName(/6 of 10/);
  await page.getByRole('radio', { name: '15 min' }).check();
  await page.getByRole('radio', { name: 'Desk' }).check();
  await page.getByRole('button', { name: 'Put it together' }).click();
  await expect(page).toHaveURL(/\/recover\/[0-9a-f]{8}-[0-9a-f-]{27}$/);
  await expect(page.locator('.because').first()).not.toBeEmpty();
  await page.getByText(/movements were left out, and why/).click();
  await expect(page.getByText(/^[^:]+: .+/).last()).toBeVisible();
  const id = page.url().split('/').at(-1)!;
  const session = await call<RecoverySession>(page, 'GET', `/recovery-sessions/${id}`);
  expect(session.minutes).toBeLessThanOrEqual(15);
  expect(await page.title()).not.toMatch(/sore|thigh/i);
  expect(policyBroken(heard)).toEqual([]);
});

test('what is to be left out is kept, and the composer leaves it out', async ({ page }) => {
  await settle(page, server, 'without a program');
  await page.goto(`${server.url}/you`);
  await page.getByRole('link', { name: /^Recovery/ }).click();
  await page.getByRole('checkbox', { name: 'Varicose veins' }).check();
  await page.getByRole('checkbox', { name: 'Foam roller' }).check();
  const kept = () => call<RecoverySettings>(page, 'GET', '/recovery-settings');
  await expect.poll(async () => (await kept()).conditions).toEqual(['varicose_veins']);
  await expect.poll(async () => (await kept()).props).toContain('roller');
  await page.reload();
  await expect(page.getByRole('checkbox', { name: 'Varicose veins' })).toBeChecked();
  await page.getByRole('link', { name: 'Put one together for me' }).click();
  await page.getByRole('button', { name: /^Calves/ }).click();
  await page.getByRole('button', { name: 'Put it together' }).click();
  await page.getByText(/left out, and why/).click();
  await expect(page.getByText(/varicose veins/).first()).toBeVisible();
});

test('the recovery shelf is filtered by minutes, area and stage of life', async ({ page }) => {
  await settle(page, server, 'without a program');
  await page.goto(`${server.url}/library`);
  const cards = page.locator('.cards a.bowl');
  await expect(cards.first()).toBeVisible();
  const all = await cards.count();
  await page.getByRole('button', { name: '10 min', exact: true }).click();
  await expect.poll(() => cards.count()).toBeLessThan(all);
  await page.getByRole('button', { name: '10 min', exact: true }).click();
  await page.getByLabel('Area').selectOption('calves');
  await expect.poll(() => cards.count()).toBeLessThan(all);
  await page.getByLabel('Area').selectOption('');
  await page.getByLabel('Stage of life').selectOption('pregnancy');
  await expect.poll(() => cards.count()).toBeLessThan(all);
  await page.goto(`${server.url}/library/movements`);
  const rows = page.locator('.rows details');
  await expect.poll(() => rows.count()).toBe(73);
  await page.getByLabel('Stage of life').selectOption('after_birth');
  await expect.poll(() => rows.count()).toBe(13);
});

test('an exercise of one’s own is added, changed, logged and taken away', async ({ page }) => {
  await settle(page, server, 'without a program');
  await page.goto(`${server.url}/library/lifts`);
  await page.getByRole('button', { name: 'Add your own' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(sheet.getByRole('alert')).toHaveText('Choose at least one muscle that does the main work.');
  await sheet.getByLabel('What you call it').fill('Suitcase hold');
  await sheet.getByLabel('What it is like').selectOption('carry');
  await sheet.getByRole('group', { name: 'Does the main work' }).getByRole('checkbox', { name: 'Forearms' }).check();
  await sheet.getByRole('group', { name: 'Needs' }).getByRole('checkbox', { name: 'Kettlebell' }).check();
  await sheet.getByRole('radio', { name: 'Time' }).check();
  await sheet.getByRole('switch', { name: 'One side at a time' }).check();
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => own(page)).toMatchObject([{ name: 'Suitcase hold', measure: 'time', per_side: true, equipment: ['kettlebell'] }]);
  await page.getByRole('button', { name: 'Change Suitcase hold' }).click();
  await sheet.getByLabel('What you call it').fill('Suitcase stand');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect.poll(async () => (await own(page)).map((card) => card.name)).toEqual(['Suitcase stand']);

  const [card] = await own(page);
  const id = '018f6f2e-0000-7000-8000-0000000000b1';
  const set = { kind: 'working', load_g: 24_000, unit: 'kg', reps: null, rir: null, duration_s: 40, distance_m: null, note: '', suspect: false };
  const session = { id, day: localToday(), started_at: null, duration_s: 1800, name: 'Grip', session_rpe: null, note: '', slot: null, exercises: [{ exercise_id: card!.id, name: '', sets: [set] }], rev: { counter: 1, device: 'e2e' } };
  await call<Session>(page, 'PUT', `/sessions/${id}`, session);
  await page.getByRole('button', { name: 'Change Suitcase stand' }).click();
  await sheet.getByRole('button', { name: 'Take it away' }).click();
  await expect.poll(() => own(page)).toEqual([]);
  await expect(page.getByRole('button', { name: 'Change Suitcase stand' })).toHaveCount(0);
  expect((await call<Session>(page, 'GET', `/sessions/${id}`)).exercises[0]!.name).toBe('Suitcase stand');
});

test('in the gym a lift that is not in the library is added on the spot, also offline', async ({ page, context }) => {
  await settle(page, server, 'without a program');
  await page.goto(`${server.url}/library/lifts`);
  await expect(page.getByRole('button', { name: 'Add your own' })).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await page.goto(`${server.url}/session/new`);
  await page.getByRole('button', { name: /Add a lift/ }).first().click();
  await page.getByRole('searchbox').fill('Sandbag shoulder');
  await page.getByRole('button', { name: 'Add “Sandbag shoulder” as your own' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByLabel('What you call it')).toHaveValue('Sandbag shoulder');
  await sheet.getByLabel('What it is like').selectOption('hinge');
  await sheet.getByRole('group', { name: 'Does the main work' }).getByRole('checkbox', { name: 'Glutes' }).check();
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Sandbag shoulder' })).toBeVisible();
  await context.setOffline(false);
  await page.goto(server.url);
  await expect.poll(async () => (await own(page)).map((one) => one.name)).toEqual(['Sandbag shoulder']);
});

test('the body map has a name for every place, two figures and a list, and answers keys', async ({ page }) => {
  await settle(page, server, 'without a program');
  await page.goto(`${server.url}/recover/compose`);
  for (const figure of ['Front', 'Back']) {
    const places = page.getByRole('group', { name: figure }).getByRole('button');
    await expect(places.first()).toBeVisible();
    for (const place of await places.all()) await expect(place).toHaveAccessibleName(/^\S.*: .+/);
  }
  const calves = page.getByRole('button', { name: /^Calves/ });
  await calves.focus();
  await page.keyboard.press('4');
  await expect(calves).toHaveAccessibleName(/4 of 10/);
  await expect(page.locator('[role=status]').filter({ hasText: /^Calves: .*4 of 10$/ })).toHaveCount(1);
  await page.keyboard.press('Space');
  await expect(calves).toHaveAccessibleName(/6 of 10/);
  await page.keyboard.press('0');
  await page.getByRole('button', { name: 'Use a list instead' }).click();
  await page.getByLabel('Lower back').selectOption('5');
  await page.getByRole('button', { name: /figure/i }).click();
  await expect(page.getByRole('button', { name: /^Lower back/ })).toHaveAccessibleName(/5 of 10/);
  await expect(calves).not.toHaveAccessibleName(/of 10/);
});

test('after a strength session a walk is offered, now or later, with what it does and does not do', async ({ page }) => {
  await settle(page, server, 'without a program');
  const id = '018f6f2e-0000-7000-8000-0000000000b2';
  const set = { kind: 'working', load_g: 60_000, unit: 'kg', reps: 5, rir: 2, duration_s: null, distance_m: null, note: '', suspect: false };
  const session = { id, day: localToday(), started_at: null, duration_s: null, name: 'Lower', session_rpe: 7, note: '', slot: null, exercises: [{ exercise_id: 'back-squat-barbell', name: '', sets: [set] }], rev: { counter: 1, device: 'e2e' } };
  await call<Session>(page, 'PUT', `/sessions/${id}`, session);
  await page.goto(server.url);
  const card = page.getByRole('region', { name: 'A walk, if you like' });
  await expect(card.getByText('Not shown:')).toBeVisible();
  await expect(card.getByRole('link', { name: /^A walk later/ })).toHaveAttribute('href', '/recover/easy-walk');
  await expect(page.getByText(/^A cold bath within six hours of lifting/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Recovery this week' })).toBeVisible();
  await card.getByRole('link', { name: /^Walk it out now/ }).click();
  await expect(page).toHaveURL(/\/recover\/walk-out$/);
  await page.getByRole('button', { name: 'I did this' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByRole('heading', { name: 'Recovery this week' })).toBeVisible();
  await expect(card).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`library, composer and settings are clean, ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 390, height: 844 }, reducedMotion: 'reduce', timezoneId: 'Europe/Berlin' });
    const page = await context.newPage();
    await settle(page, server, 'without a program');
    const problems: string[] = [];
    for (const path of ['/library', '/library/movements', '/library/lifts', '/recover/compose', '/you/recovery']) {
      await page.goto(server.url + path);
      await page.locator('h1').first().waitFor();
      await page.waitForLoadState('networkidle');
      problems.push(...(await clean(page)));
    }
    await page.goto(`${server.url}/library/lifts`);
    await page.getByRole('button', { name: 'Add your own' }).click();
    await page.getByRole('dialog').waitFor();
    problems.push(...(await clean(page)));
    expect(problems).toEqual([]);
    await context.close();
  });
}
