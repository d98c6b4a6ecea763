// No network: nothing is lost, nothing is sent twice, nothing is decided here, and a red flag still stops.
import { expect, test, type Page } from '@playwright/test';
import type { CheckIn, Today } from '../src/api/types';
import { call, complaints, localToday, openKept, policyBroken, settle } from './person';
import { startServer, type Server } from './server';

let server: Server;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.stop());

/** Opens Today and waits until the worker holds the app and the page holds the day. */
async function keepHere(page: Page): Promise<void> {
  await openKept(page, server);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

test('a check-in made offline is kept over a reload and sent once', async ({ page, context }) => {
  const heard = complaints(page);
  await settle(page, server);
  await keepHere(page);
  const puts: string[] = [];
  page.on('request', (request) => request.method() === 'PUT' && puts.push(request.url()));
  await context.setOffline(true);
  await page.goto(`${server.url}/checkin`);
  await page.getByRole('slider').fill('7');
  await page.getByRole('button', { name: 'Show my day' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Plan as written, without a decision' })).toBeVisible();
  await expect(page.getByText('1 thing waiting')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Plan as written, without a decision' })).toBeVisible();
  await expect(page.getByText('7 of 10 recovered.')).toBeVisible();

  puts.length = 0;
  await context.setOffline(false);
  await expect(page.getByText('1 thing saved to your server.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Plan as written, without a decision' })).toHaveCount(0);
  const day = localToday();
  const kept = await call<CheckIn[]>(page, 'GET', `/check-ins?from=${day}&to=${day}`);
  expect(kept.map((one) => one.prs)).toEqual([7]);
  await page.reload();
  await expect(page.getByText('7 of 10 recovered.')).toBeVisible();
  expect(puts.filter((url) => url.includes('/check-ins/'))).toHaveLength(1);
  expect(policyBroken(heard)).toEqual([]);
});

test('a red flag answered offline stops at once, from this phone', async ({ page, context }) => {
  await settle(page, server);
  await keepHere(page);
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Something feels wrong?' }).click();
  await page.getByRole('checkbox', { name: /chest pain/i }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Get medical help' })).toBeVisible();
  await expect(page.getByRole('link', { name: /Call 112/ })).toBeVisible();
  await expect(page.getByText('Shown from this phone.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Get medical help' })).toBeVisible();
  await context.setOffline(false);
  await expect.poll(async () => (await call<Today>(page, 'GET', `/today?on=${localToday()}`)).state).toBe('stop');
});

test('in German the red flags and the stop screen are German, also with no network', async ({ page, context }) => {
  await settle(page, server);
  await page.evaluate(() => localStorage.setItem('recoup-language', 'de'));
  await keepHere(page);
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Stimmt etwas nicht?' }).click();
  for (const box of await page.getByRole('checkbox').all()) await expect(box).not.toHaveAccessibleName(/\b(the|or|and|with|after)\b/);
  await page.getByRole('checkbox', { name: /Druck in der Brust/ }).check();
  await page.getByRole('button', { name: 'Weiter' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Hole medizinische Hilfe' })).toBeVisible();
  await expect(page.getByText('Hör auf und ruf 112 an.', { exact: false })).toBeVisible();
  await expect(page.getByRole('link', { name: /112 anrufen/ })).toBeVisible();
  await expect(page.locator('#say')).toContainText('ich nehme diese Medikamente');
});

test('a fever answered offline rests, without a decision of the phone', async ({ page, context }) => {
  const before = await settle(page, server);
  const sentence = before.illness.find((one) => one.kind === 'fever')?.sentence ?? '';
  expect(sentence).not.toBe('');
  await keepHere(page);
  await context.setOffline(true);
  await page.goto(`${server.url}/checkin`);
  await page.getByText('Pain or feeling ill?').click();
  await page.getByRole('radio', { name: 'Fever' }).check();
  await page.getByRole('button', { name: 'Show my day' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Rest' })).toBeVisible();
  await expect(page.getByText(sentence)).toBeVisible();
});

test('a page not opened before says what is here instead', async ({ page, context }) => {
  await settle(page, server);
  await keepHere(page);
  await context.setOffline(true);
  await page.goto(`${server.url}/you/rules`);
  await expect(page.getByRole('heading', { name: 'Not on this phone' })).toBeVisible();
  await page.getByRole('link', { name: 'Show today' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
