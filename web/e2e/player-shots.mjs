// Pictures of the player's states in both themes, to look at beside the mocks: `RECOUP_BIN=… npm run shots:player`.
// They go to web/.shots, which is not kept.
import { chromium } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';

const binary = process.env.RECOUP_BIN ?? '../target/debug/recoup';
const url = 'http://localhost:7432';
const out = new URL('../.shots/', import.meta.url).pathname;

async function answers() {
  for (let n = 0; n < 600; n += 1) {
    if (await fetch(`${url}/api/v1/health`).then((r) => r.ok, () => false)) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`shots: nothing answers on ${url}`);
}

/** Goes on until the player shows a part of this kind. */
async function until(page, text) {
  for (let n = 0; n < 400; n += 1) {
    if (await page.getByText(text, { exact: true }).first().isVisible()) return page.clock.runFor(2_000);
    await page.clock.runFor(1_000);
  }
  throw new Error(`shots: never came to ${text}`);
}

const states = [
  ['session', async (page) => page.goto(`${url}/recover/day-after-legs`)],
  ['get-ready', async (page) => {
    await page.goto(`${url}/recover/day-after-legs/play`);
    await page.locator('main[data-status]').waitFor();
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
  ['paused', async (page) => page.keyboard.press('Space')],
  ['sounds', async (page) => page.keyboard.press('s')],
  ['close-sheet', async (page) => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  }],
  ['done', async (page) => page.getByRole('button', { name: /Finish here/ }).click()],
  ['done-training', async (page) => page.getByRole('radio', { name: 'Hard', exact: true }).check()],
  ['breathe', async (page) => {
    await page.goto(`${url}/recover/full-rest/play`);
    await page.locator('main[data-status]').waitFor();
    await page.clock.runFor(7_000);
  }],
];

let said = '';
const server = spawn(binary, ['serve', '--demo', '--bind', `127.0.0.1:${new URL(url).port}`], { stdio: ['ignore', 'pipe', 'inherit'] });
server.stdout.on('data', (bytes) => (said += bytes));
try {
  await answers();
  await new Promise((done) => setTimeout(done, 500));
  const password = /password "([^"]+)"/.exec(said)?.[1] ?? '';
  await mkdir(out, { recursive: true });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, colorScheme, serviceWorkers: 'block', locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(url);
    const field = page.getByLabel('Password');
    await field.or(page.getByRole('navigation', { name: 'Main' })).first().waitFor();
    if (await field.isVisible()) {
      await field.fill(password);
      await page.keyboard.press('Enter');
    }
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    await page.clock.install();
    for (const [name, reach] of states) {
      await reach(page);
      await page.locator('h1').first().waitFor();
      await page.evaluate(() => document.fonts.ready);
      await page.clock.runFor(300);
      await new Promise((done) => setTimeout(done, 400)); // what moves by CSS is not on the page's clock
      await page.screenshot({ path: `${out}${name}-${colorScheme}.png` });
      console.log(`${out}${name}-${colorScheme}.png`);
    }
    await context.close();
  }
  await browser.close();
} finally {
  server.kill();
}
