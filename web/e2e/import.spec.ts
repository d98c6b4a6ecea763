// History in, safely: preview, unit question, names, apply, known a second time, undo; a bad file says so.
import { expect, test } from '@playwright/test';
import type { Session } from '../src/api/types';
import { call, settle } from './person';
import { startServer, type Server } from './server';

let server: Server;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.stop());

const strong = [
  'Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE',
  '2026-03-02 18:00:00,"Lower",54m,"Squat (Barbell)",1,80,5,0,0,"","",',
  '2026-03-02 18:00:00,"Lower",54m,"Squat (Barbell)",2,80,5,0,0,"","",8',
  '2026-03-02 18:00:00,"Lower",54m,"Jo\'s finisher",1,20,12,0,0,"","",',
  '2026-03-05 18:00:00,"Upper",47m,"Bench Press (Barbell)",1,60,8,0,0,"","",',
  '2026-03-05 18:00:00,"Upper",47m,"Bench Press (Barbell)",2,60,many,0,0,"","",',
].join('\n');
const file = { name: 'strong.csv', mimeType: 'text/csv', buffer: Buffer.from(strong) };

test('a Strong file is previewed, added once and undone', async ({ page }) => {
  await settle(page, server, 'without a program');
  await page.goto(`${server.url}/import`);
  await page.getByLabel('Choose a file').setInputFiles(file);
  await expect(page.getByRole('heading', { name: 'Kilograms or pounds?' })).toBeVisible();
  await page.reload();
  const preview = page.getByRole('button', { name: 'Show me the preview' });
  await expect(preview).toBeDisabled();
  await page.getByRole('radio', { name: /Kilograms/ }).check();
  await preview.click();

  await expect(page.getByRole('heading', { name: /will be added/ })).toBeVisible();
  await expect(page.getByLabel(/Match Jo's finisher with/)).toHaveValue('own');
  await page.getByText(/1 row we cannot read/).click();
  await expect(page.getByText(/“many”/)).toBeVisible();
  await page.getByRole('button', { name: /^Add / }).click();
  await expect(page.getByRole('heading', { name: /sets are in\.$/ })).toBeVisible();
  const span = '/sessions?from=2026-03-01&to=2026-03-31';
  const sessions = await call<Session[]>(page, 'GET', span);
  expect(sessions.map((session) => session.day).sort()).toEqual(['2026-03-02', '2026-03-05']);
  expect(sessions.flatMap((session) => session.exercises.flatMap((one) => one.sets.map((set) => set.load_g)))).toContain(80_000);

  await page.goto(`${server.url}/import`);
  await page.getByLabel('Choose a file').setInputFiles(file);
  await page.getByRole('radio', { name: /Kilograms/ }).check();
  await preview.click();
  await expect(page.getByRole('heading', { name: 'Nothing new in this file' })).toBeVisible();

  await page.goto(`${server.url}/you/imports`);
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await expect(page.getByText('Undone', { exact: true })).toBeVisible();
  expect(await call<Session[]>(page, 'GET', span)).toEqual([]);
});

test('a file that is no log says what is wrong and keeps nothing', async ({ page }) => {
  await settle(page, server, 'without a program');
  await page.goto(`${server.url}/import`);
  await page.getByLabel('Choose a file').setInputFiles({ name: 'report.csv', mimeType: 'text/csv', buffer: Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj') });
  await expect(page.getByRole('alert')).toContainText('We cannot read this file');
  await page.getByLabel('Choose a file').setInputFiles({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from('') });
  await expect(page.getByRole('alert')).toContainText('We cannot read this file');
  expect(await call<unknown[]>(page, 'GET', '/imports')).toEqual([]);
});
