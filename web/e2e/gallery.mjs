// The gallery of docs/: every scene on a phone and a desk, in both themes, as one picture; and the
// pictures of the README. `npm run gallery`, or `npm run gallery -- Logger Week` for scenes whose
// names begin so (those before them are played and not kept); `VIEWS=1280-dark` for one view only.
//
// Needs the binary (`RECOUP_BIN`), Chromium, ImageMagick and `faketime`: server and pages live on one
// Monday, so that the same scenes come out whenever it is run.
import { chromium } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../scripts/serving.mjs';
import { arriving, athlete, otherwise } from './scenes.mjs';

/** A strength day of the demo athlete's program, in the morning. */
const monday = '2026-11-16 09:10:00';
const binary = process.env.RECOUP_BIN ?? new URL('../../target/debug/recoup', import.meta.url).pathname;
/** Single views, not kept in the repository: a run of some scenes leaves the others as they were. */
const folder = new URL('../.gallery/', import.meta.url).pathname;
const gallery = new URL('../../docs/gallery/', import.meta.url).pathname;
const pictures = new URL('../../docs/pictures/', import.meta.url).pathname;

const views = [
  { name: '390-light', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { name: '390-dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
  { name: '1280-light', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { name: '1280-dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
];
const acts = [
  { title: 'Arriving', scenes: arriving, flags: [] },
  { title: 'A Monday of the demo athlete', scenes: athlete, flags: ['--demo'] },
  { title: 'The same Monday, otherwise', scenes: otherwise, flags: ['--demo'] },
];
/** Views that the README and the docs show by themselves. */
const kept = { 'Today, push 390-light': 'today-phone', 'Today, swap 1280-light': 'today-desk', 'Check-in, answered 390-light': 'checkin-phone', 'Week 390-dark': 'week-phone-dark', 'Week 1280-light': 'week-desk' };

const wanted = process.argv.slice(2);
const isWanted = (scene) => wanted.length === 0 || wanted.some((name) => scene.startsWith(name));
const fileOf = (scene) => scene.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/** A server of its own on that Monday. */
async function serveOnMonday(flags) {
  const data = await mkdtemp(join(tmpdir(), 'recoup-gallery-'));
  const own = flags.includes('--demo') ? [] : ['--data-dir', data];
  const server = await serve('faketime', '-f', `@${monday}`, binary, ...own, 'serve', ...flags);
  // It prints its link or password right after it first answers.
  await new Promise((done) => setTimeout(done, 800));
  const stop = async () => {
    await server.stop();
    await rm(data, { recursive: true, force: true });
  };
  return { ...server, stop };
}

async function signIn(page, password) {
  await page.goto(page.home);
  const field = page.getByLabel('Password');
  const inside = page.getByRole('navigation', { name: 'Main' });
  await field.or(inside).first().waitFor();
  if (await field.isVisible()) {
    await field.fill(password);
    await page.keyboard.press('Enter');
  }
  await inside.waitFor();
}

/** The page once letters are there and what moves has settled; a long page on a phone in a window of up to two screens. */
async function shoot(page, file) {
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle').catch(() => {});
  await page.evaluate(() => document.fonts.ready);
  const { width, height } = page.viewportSize();
  const sheet = await page.locator('dialog[open]').count();
  const long = await page.evaluate(() => document.documentElement.scrollHeight);
  if (width < 500 && sheet === 0) await page.setViewportSize({ width, height: Math.min(2 * height, Math.max(height, long)) });
  await page.evaluate(() => scrollTo(0, 0));
  await new Promise((done) => setTimeout(done, 400));
  await page.screenshot({ path: file });
  await page.setViewportSize({ width, height });
}

async function playAct(browser, { scenes, flags }, view) {
  const last = scenes.findLastIndex(([name]) => isWanted(name));
  if (last < 0) return;
  const server = await serveOnMonday(flags);
  const context = await browser.newContext({ ...view, locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => console.error(`${view.name} ${page.url()}: ${error.message}`));
  page.home = server.url;
  page.setupLink = /https?:\/\/\S+\/setup#token=\S+/.exec(server.said())?.[0];
  try {
    await page.clock.install({ time: `${monday.replace(' ', 'T')}Z` });
    if (flags.includes('--demo')) await signIn(page, /password "([^"]+)"/.exec(server.said())?.[1] ?? '');
    for (const [name, reach] of scenes.slice(0, last + 1)) {
      try {
        await reach(page);
        await page.clock.runFor(300);
        if (isWanted(name)) await shoot(page, join(folder, `${fileOf(name)}-${view.name}.png`));
      } catch (cause) {
        console.error(`${view.name}, ${name}: ${String(cause).split('\n').slice(0, 4).join(' ')}`);
        process.exitCode = 1;
      }
    }
  } finally {
    await context.close();
    await server.stop();
  }
}

/** The four views side by side: phones at their height, the desk's two above each other. */
function together(scene) {
  const of = (view) => join(folder, `${fileOf(scene)}-${view}.png`);
  execFileSync('convert', [
    '-background', '#8c8391', '(', of('390-light'), of('390-dark'), '-gravity', 'north', '+append', ')',
    '(', of('1280-light'), of('1280-dark'), '-append', ')',
    '-bordercolor', '#8c8391', '-border', '8', '-gravity', 'north', '+append', '-resize', '70%', '-quality', '72', join(gallery, `${fileOf(scene)}.webp`),
  ]);
}

function page() {
  const parts = acts.flatMap(({ title, scenes }) => [`## ${title}`, '', ...scenes.flatMap(([name]) => [`### ${name}`, '', `![${name}: phone and desk, light and dark](${fileOf(name)}.webp)`, ''])]);
  return ['# Every screen', '', 'Phone and desk, light and dark, made by `npm run gallery` in `web/` from the demo athlete and from someone new; a phone shows at most two screens of a long page.', '', ...parts].join('\n');
}

await mkdir(folder, { recursive: true });
await mkdir(gallery, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const asked = process.env.VIEWS?.split(',');
for (const act of acts) for (const view of views.filter(({ name }) => asked?.includes(name) ?? true)) await playAct(browser, act, view);
await browser.close();
const taken = new Set(await readdir(folder));
for (const { scenes } of acts) {
  for (const [name] of scenes) {
    if (!isWanted(name) || !views.every((view) => taken.has(`${fileOf(name)}-${view.name}.png`))) continue;
    together(name);
    for (const [which, picture] of Object.entries(kept)) {
      const [scene, view] = [which.slice(0, which.lastIndexOf(' ')), which.slice(which.lastIndexOf(' ') + 1)];
      if (scene !== name) continue;
      const { width, height } = views.find((one) => one.name === view).viewport;
      execFileSync('convert', [join(folder, `${fileOf(name)}-${view}.png`), '-crop', `${width}x${height}+0+0`, '+repage', '+dither', '-colors', '160', '-define', 'png:compression-level=9', join(pictures, `${picture}.png`)]);
    }
  }
}
await writeFile(join(gallery, 'README.md'), page());
