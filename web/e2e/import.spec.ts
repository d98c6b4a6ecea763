// History in, safely: preview, unit question, names, apply, known a second time, undo; a bad file says so.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { ImportBatch, Session } from '../src/api/types';
import { call, settle } from './person';
import { startServer, type Server } from './server';
import { zipOf } from './zip';

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

const hevy = [
  '"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index","set_type","weight_kg","reps","distance_km","duration_seconds","rpe"',
  '"Lower","9 Mar 2026, 18:00","9 Mar 2026, 19:00","","Squat (Barbell)",,"",0,"normal",82.5,5,,,8',
].join('\n');

test('several files, and a folder of them, are one import', async ({ page }) => {
  await settle(page, server, 'without a program');
  await page.goto(`${server.url}/import`);
  await page.getByLabel('Choose a file').setInputFiles([file, { name: 'workouts.csv', mimeType: 'text/csv', buffer: Buffer.from(hevy) }]);
  await page.getByRole('radio', { name: /Kilograms/ }).check();
  await page.getByRole('button', { name: 'Show me the preview' }).click();
  await expect(page.getByRole('heading', { name: /will be added/ })).toBeVisible();
  await expect(page.getByText('Looks like files of several kinds')).toBeVisible();
  await picture(page, 'several-preview');
  await page.getByRole('button', { name: /^Add / }).click();
  await expect(page.getByRole('heading', { name: /sets are in\.$/ })).toBeVisible();
  const sessions = await call<Session[]>(page, 'GET', '/sessions?from=2026-03-01&to=2026-03-31');
  expect(sessions.map((session) => session.day).sort()).toEqual(['2026-03-02', '2026-03-05', '2026-03-09']);
  expect(await call<ImportBatch[]>(page, 'GET', '/imports')).toMatchObject([{ file_name: '2 files' }]);

  const folder = folderOfLogs();
  await page.goto(`${server.url}/import`);
  await picture(page, 'several-file');
  await page.getByLabel('Choose a folder').setInputFiles(folder);
  await knownAlready(page);
  await expect(page.getByText('3 files', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Choose another file' }).click();
  await dropOnPage(page, [folder]);
  await knownAlready(page);
  await expect(page.getByText('3 files', { exact: true })).toBeVisible();
  rmSync(folder, { recursive: true });
});

/** Logs of two apps, one in a folder within, beside files that are none. */
function folderOfLogs(): string {
  const folder = mkdtempSync(join(tmpdir(), 'recoup-logs-'));
  mkdirSync(join(folder, 'older'));
  writeFileSync(join(folder, 'strong.csv'), strong);
  writeFileSync(join(folder, 'older', 'workouts.csv'), hevy);
  writeFileSync(join(folder, 'readme.txt'), 'Exports of two apps.');
  writeFileSync(join(folder, '.hidden'), 'x');
  return folder;
}

async function knownAlready(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /Kilograms/ }).check();
  await page.getByRole('button', { name: 'Show me the preview' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing new in this file' })).toBeVisible();
}

/** Drags files or folders of the disk over the page's field and lets go, as a file manager does. */
async function dropOnPage(page: Page, files: string[]): Promise<void> {
  const box = (await page.locator('.drop').boundingBox())!;
  const at = { x: box.x + box.width / 2, y: box.y + box.height - 8 };
  const browser = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await browser.send('Input.dispatchDragEvent', { type, ...at, data: { items: [], files, dragOperationsMask: 1 } });
}

test('a file that is no log says what is wrong and keeps nothing', async ({ page }) => {
  await settle(page, server, 'without a program');
  await page.goto(`${server.url}/import`);
  await page.getByLabel('Choose a file').setInputFiles({ name: 'report.csv', mimeType: 'text/csv', buffer: Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj') });
  await expect(page.getByRole('alert')).toContainText('We cannot read this file');
  await page.getByLabel('Choose a file').setInputFiles({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from('') });
  await expect(page.getByRole('alert')).toContainText('We cannot read this file');
  expect(await call<unknown[]>(page, 'GET', '/imports')).toEqual([]);
});

// Real files, where they are at hand: RECOUP_DATA names the folder. They are read, never kept here.
const data = process.env['RECOUP_DATA'] ?? '';
const always = '/sessions?from=1990-01-01&to=2090-12-31';
const shown = (n: number) => n.toLocaleString('en-GB');

/** What a correct import of a log finds, counted by others. */
function expectedOf(name: string): { unit: 'kg' | 'lb'; sessions: number; sets: number; exercises: number; first: string; last: string } {
  const lines = readFileSync(join(data, 'logs/EXPECTED.tsv'), 'utf8').trim().split('\n');
  const line = lines.find((one) => one.startsWith(`${name}\t`))!.split('\t');
  return { unit: line[2] as 'kg' | 'lb', sessions: Number(line[3]), sets: Number(line[4]), exercises: Number(line[5]), first: line[7]!, last: line[8]! };
}

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.goto(`${server.url}/import`);
  await page.getByLabel('Choose a file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

/** A picture of the step, in both of its looks, where SHOTS names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (!folder) return;
  for (const [theme, width, height] of [['light', 390, 844], ['dark', 1280, 900]] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: join(folder, `${name}-${width}-${theme}.png`), fullPage: true });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 390, height: 844 });
}

/** Adds what is previewed, keeps the report, finds nothing new the second time, and takes it back. */
async function addAgainAndUndo(page: Page, name: string, buffer: Buffer, answer: () => Promise<void>): Promise<Session[]> {
  await page.getByRole('button', { name: /^Add / }).click();
  await expect(page.getByRole('button', { name: 'Keep a report' })).toBeVisible({ timeout: 60_000 });
  await picture(page, `${name}-done`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Keep a report' }).click()]);
  const report = readFileSync((await download.path())!, 'utf8');
  const [batch] = await call<ImportBatch[]>(page, 'GET', '/imports');
  expect(report).toContain(`sha256 ${createHash('sha256').update(buffer).digest('hex')}`);
  expect(report).toContain(`import ${batch!.id}`);
  const kept = await call<Session[]>(page, 'GET', always);

  await choose(page, name, buffer);
  await answer();
  await expect(page.getByRole('heading', { name: 'Nothing new in this file' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: /^Add / })).toBeDisabled();

  await page.goto(`${server.url}/you/imports`);
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await expect(page.getByText('Undone', { exact: true })).toBeVisible();
  expect(await call<Session[]>(page, 'GET', always)).toEqual([]);
  return kept;
}

test.describe('real files', () => {
  test.skip(!existsSync(join(data, 'logs/EXPECTED.tsv')), 'RECOUP_DATA names no folder with real files');
  test.setTimeout(240_000);

  for (const [name, asksNames] of [['L018.strong.csv', true], ['L051.hevy.csv', false]] as const) {
    test(`${name} is previewed as counted, matched, added, known again and undone`, async ({ page }) => {
      const buffer = readFileSync(join(data, 'logs', name));
      const told = expectedOf(name);
      await settle(page, server, 'without a program');
      const units = page.getByRole('heading', { name: 'Kilograms or pounds?' });
      const added = page.getByRole('heading', { name: /will be added|Nothing new/ });
      const answer = async () => {
        await expect(units.or(added)).toBeVisible({ timeout: 60_000 });
        if (!(await units.isVisible())) return;
        await picture(page, `${name}-units`);
        await page.getByRole('radio', { name: told.unit === 'kg' ? /Kilograms/ : /Pounds/ }).check();
        await page.getByRole('button', { name: 'Show me the preview' }).click();
      };
      await page.goto(`${server.url}/import`);
      await picture(page, `${name}-file`);
      await choose(page, name, buffer);
      await answer();
      await expect(page.getByRole('heading', { name: `${shown(told.sets)} sets will be added` })).toBeVisible({ timeout: 60_000 });
      await expect(page.getByText(new RegExp(`^${shown(told.sessions)} workouts, `))).toBeVisible();
      await picture(page, `${name}-preview`);

      const open = page.getByRole('combobox', { name: /^Match .* with$/ });
      const asked = await open.count();
      expect(asked > 0, 'names to match').toBe(asksNames);
      if (asksNames) await open.first().selectOption({ index: 1 });
      const kept = await addAgainAndUndo(page, name, buffer, async () => {
        await answer();
        await expect(page.getByRole('heading', { name: 'Nothing new in this file' })).toBeVisible({ timeout: 60_000 });
        // What was said before is remembered.
        await expect(open).toHaveCount(Math.max(0, asked - 1));
      });

      const sets = kept.flatMap((session) => session.exercises.flatMap((exercise) => exercise.sets));
      expect([kept.length, sets.length]).toEqual([told.sessions, told.sets]);
      const days = kept.map((session) => session.day).sort();
      expect([days[0], days.at(-1)]).toEqual([told.first, told.last]);
    });
  }

  test('a ZIP of FIT files is one import', async ({ page }) => {
    const folder = join(data, 'fit');
    const files = readdirSync(folder).filter((name) => name.endsWith('.fit')).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
    const buffer = zipOf(files);
    await settle(page, server, 'without a program');
    const answer = async () => {};
    await choose(page, 'fit.zip', buffer);
    await expect(page.getByRole('heading', { name: /will be added/ })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('They count as load.')).toBeVisible();
    await picture(page, 'fit-preview');
    const kept = await addAgainAndUndo(page, 'fit.zip', buffer, answer);
    expect(kept.length).toBe(files.filter(({ name }) => name.startsWith('strength_')).length);
    expect(await call<unknown[]>(page, 'GET', '/activities?from=1990-01-01&to=2090-12-31')).toEqual([]);
  });
});
