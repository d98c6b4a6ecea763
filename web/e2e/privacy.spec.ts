// Deleting everything: in seven days with a way back, or now with the count afterwards.
import { expect, test } from '@playwright/test';
import type { Deletion } from '../src/api/types';
import { call, settle } from './person';
import { startServer, type Server } from './server';

let server: Server;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.stop());

test('everything can be had back for seven days, and is gone at once when asked', async ({ page }) => {
  await settle(page, server);
  await page.goto(`${server.url}/you`);
  await page.getByRole('link', { name: /^Privacy/ }).click();
  await expect(page.getByRole('link', { name: 'Take it with you' })).toHaveAttribute('href', '/you/exports');
  const name = page.getByLabel('Type your name to go on');
  await name.fill('Somebody');
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await expect(page.getByText('Your name here is Maya.')).toBeVisible();
  await name.fill('Maya');
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await expect(page.getByText(/^Everything is deleted on /)).toBeVisible();
  await page.getByRole('button', { name: 'Keep everything' }).click();
  await expect(page.getByText('Nothing will be deleted.').first()).toBeVisible();
  expect((await call<Deletion>(page, 'GET', '/deletion')).due_at).toBeNull();

  await page.getByRole('radio', { name: /^Now/ }).check();
  await page.getByLabel('Type your name to go on').fill('maya');
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await expect(page.getByRole('heading', { name: 'It is gone.' })).toBeVisible();
  await expect(page.getByText(/^Counted afterwards in all 2\d tables of the database: 0 rows/)).toBeVisible();
  const kept = await page.evaluate(async () => {
    const open = indexedDB.open('recoup');
    const db = await new Promise<IDBDatabase>((done) => (open.onsuccess = () => done(open.result)));
    const count = (store: string) => new Promise<number>((done) => {
      const asked = db.transaction(store).objectStore(store).count();
      asked.onsuccess = () => done(asked.result);
    });
    return [await count('answers'), await count('drafts'), await count('outbox')];
  });
  expect(kept).toEqual([0, 0, 0]);
  await page.reload();
  await expect(page.getByRole('navigation', { name: 'Main' })).toHaveCount(0);
});

test('the question for symptoms is off until it is turned on, and its answers go alone', async ({ page }) => {
  await settle(page, server);
  await page.goto(`${server.url}/checkin`);
  await expect(page.getByRole('slider')).toBeVisible();
  await expect(page.getByText('Symptoms today')).toHaveCount(0);
  await page.goto(`${server.url}/you/cycle`);
  await page.getByRole('switch', { name: 'Ask for my symptoms at the check-in' }).check();
  await page.goto(`${server.url}/checkin`);
  await page.getByRole('slider').fill('6');
  await page.getByRole('group', { name: 'Cramps' }).getByRole('radio', { name: 'clear' }).check();
  await page.getByRole('button', { name: 'Show my day' }).click();
  await expect.poll(async () => (await call<Deletion>(page, 'GET', '/deletion')).cycle).toBe(1);
  await page.goto(`${server.url}/you/privacy`);
  await page.getByRole('button', { name: 'Delete 1 entry' }).click();
  await page.getByRole('button', { name: 'Yes, delete' }).click();
  await expect(page.getByText('Nothing of the kind is kept.')).toBeVisible();
});
