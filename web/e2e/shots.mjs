// Pictures of the demo athlete: `RECOUP_BIN=… npm run shots` writes those of docs/; `npm run shots:states`
// writes the states of library, composer, player and snacks in both themes to web/.shots, which is not
// kept, to look at beside the mocks. Without ImageMagick's `convert` they stay as the browser makes them.
import { chromium } from '@playwright/test';
import { spawn, spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';

const binary = process.env.RECOUP_BIN ?? '../target/debug/recoup';
const url = 'http://localhost:7431';
const docs = new URL('../../docs/pictures/', import.meta.url).pathname;
const looked = new URL('../.shots/', import.meta.url).pathname;

const pages = [
  { name: 'today-phone', path: '/', theme: 'light', size: [390, 844] },
  { name: 'today-desk', path: '/', theme: 'light', size: [1280, 800] },
  { name: 'checkin-phone', path: '/checkin', theme: 'light', size: [390, 844] },
  { name: 'week-phone-dark', path: '/week', theme: 'dark', size: [390, 844] },
  { name: 'week-desk', path: '/week', theme: 'light', size: [1280, 800] },
];

/** Goes on until the player shows a part of this kind. */
async function until(page, text) {
  for (let n = 0; n < 400; n += 1) {
    if (await page.getByText(text, { exact: true }).first().isVisible()) return page.clock.runFor(2_000);
    await page.clock.runFor(1_000);
  }
  throw new Error(`shots: never came to ${text}`);
}

async function open(page, path) {
  await page.goto(url + path);
  await page.locator('h1').first().waitFor();
}

async function play(page, session) {
  await page.goto(`${url}/recover/${session}/play`);
  await page.locator('main[data-status]').waitFor();
}

/** The states, each reached from the one before it. */
const states = [
  ['library', (page) => open(page, '/library')],
  ['library-filtered', async (page) => {
    await page.getByRole('button', { name: '10 min', exact: true }).click();
    await page.getByLabel('Area').selectOption('hamstrings');
  }],
  ['library-movements', (page) => open(page, '/library/movements')],
  ['library-lifts', (page) => open(page, '/library/lifts')],
  ['own-exercise', async (page) => {
    await page.getByRole('button', { name: 'Add your own' }).click();
    await page.getByLabel('What you call it').fill('Suitcase hold');
  }],
  ['compose', async (page) => {
    await open(page, '/recover/compose');
    await page.getByRole('button', { name: /^Front of thighs/ }).click();
  }],
  ['composed', async (page) => {
    await page.getByRole('button', { name: 'Put it together' }).click();
    await page.getByRole('button', { name: /^Start/ }).waitFor();
  }],
  ['you-recovery', (page) => open(page, '/you/recovery')],
  ['snack', (page) => open(page, '/snack')],
  ['session', (page) => open(page, '/recover/day-after-legs')],
  ['get-ready', async (page) => {
    await play(page, 'day-after-legs');
    await page.keyboard.press('ArrowRight');
    await page.clock.runFor(2_000);
  }],
  ['reps-left', (page) => until(page, 'Left side')],
  ['side-switch', (page) => until(page, 'Other side')],
  ['reps-right', (page) => until(page, 'Right side')],
  ['rest', async (page) => {
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await until(page, 'Rest');
  }],
  ['hold-left', async (page) => {
    await page.keyboard.press('ArrowRight');
    await until(page, 'Left side');
    await page.clock.runFor(30_000);
  }],
  ['paused', (page) => page.keyboard.press('Space')],
  ['sounds', (page) => page.keyboard.press('s')],
  ['close-sheet', async (page) => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  }],
  ['done', (page) => page.getByRole('button', { name: /Finish here/ }).click()],
  ['done-training', (page) => page.getByRole('radio', { name: 'Hard', exact: true }).check()],
  ['breathe', async (page) => {
    await play(page, 'full-rest');
    await page.clock.runFor(7_000);
  }],
];

async function answers() {
  for (let n = 0; n < 600; n += 1) {
    if (await fetch(`${url}/api/v1/health`).then((r) => r.ok, () => false)) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`shots: nothing answers on ${url}`);
}

/** A page of the demo athlete, signed in. */
async function signedIn(browser, password, options) {
  const page = await browser.newPage({ serviceWorkers: 'block', locale: 'en-GB', ...options });
  await page.goto(url);
  const field = page.getByLabel('Password');
  await field.or(page.getByRole('navigation', { name: 'Main' })).first().waitFor();
  if (await field.isVisible()) {
    await field.fill(password);
    await page.keyboard.press('Enter');
  }
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  return page;
}

/** Takes the picture once letters are there and what moves by CSS, which is on no page's clock, has settled. */
async function shoot(page, file) {
  await page.locator('h1').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  await new Promise((done) => setTimeout(done, 600));
  await page.screenshot({ path: file });
  console.log(file);
}

async function shootDocs(browser, password) {
  for (const { name, path, theme, size } of pages) {
    const [width, height] = size;
    const page = await signedIn(browser, password, { viewport: { width, height }, colorScheme: theme, reducedMotion: 'reduce' });
    if (name.startsWith('today')) {
      await page.goto(`${url}/checkin`);
      await page.getByRole('slider').fill('2');
      await page.getByRole('button', { name: 'Show my day' }).click();
      await page.getByRole('link', { name: 'Edit', exact: true }).waitFor();
    }
    await page.goto(url + path);
    const file = `${docs}${name}.png`;
    await shoot(page, file);
    spawnSync('convert', [file, '+dither', '-colors', '160', '-define', 'png:compression-level=9', file]);
    await page.close();
  }
}

async function shootStates(browser, password) {
  await mkdir(looked, { recursive: true });
  for (const colorScheme of ['light', 'dark']) {
    const page = await signedIn(browser, password, { viewport: { width: 390, height: 844 }, colorScheme });
    await page.clock.install();
    for (const [name, reach] of states) {
      await reach(page);
      await page.clock.runFor(300);
      await shoot(page, `${looked}${name}-${colorScheme}.png`);
    }
    await page.close();
  }
}

let said = '';
const server = spawn(binary, ['serve', '--demo', '--bind', `127.0.0.1:${new URL(url).port}`], { stdio: ['ignore', 'pipe', 'inherit'] });
server.stdout.on('data', (bytes) => (said += bytes));
try {
  await answers();
  await new Promise((done) => setTimeout(done, 500));
  const password = /password "([^"]+)"/.exec(said)?.[1] ?? '';
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  await (process.argv[2] === 'states' ? shootStates : shootDocs)(browser, password);
  await browser.close();
} finally {
  server.kill();
}
