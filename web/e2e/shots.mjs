// Pictures of the demo athlete for the pages of docs/: `RECOUP_BIN=… npm run shots`.
// Without ImageMagick's `convert` they are written as the browser makes them.
import { chromium } from '@playwright/test';
import { spawn, spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';

const binary = process.env.RECOUP_BIN ?? '../target/debug/recoup';
const url = 'http://localhost:7431';
const out = new URL('../../docs/pictures/', import.meta.url).pathname;

const shots = [
  { name: 'today-phone', path: '/', theme: 'light', size: [390, 844] },
  { name: 'today-desk', path: '/', theme: 'light', size: [1280, 800] },
  { name: 'checkin-phone', path: '/checkin', theme: 'light', size: [390, 844] },
  { name: 'week-phone-dark', path: '/week', theme: 'dark', size: [390, 844] },
  { name: 'week-desk', path: '/week', theme: 'light', size: [1280, 800] },
];

async function answers() {
  for (let n = 0; n < 600; n += 1) {
    if (await fetch(`${url}/api/v1/health`).then((r) => r.ok, () => false)) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`shots: nothing answers on ${url}`);
}

let said = '';
const server = spawn(binary, ['serve', '--demo', '--bind', `127.0.0.1:${new URL(url).port}`], { stdio: ['ignore', 'pipe', 'inherit'] });
server.stdout.on('data', (bytes) => (said += bytes));
try {
  await answers();
  await new Promise((done) => setTimeout(done, 500));
  const password = /password "([^"]+)"/.exec(said)?.[1] ?? '';
  await mkdir(out, { recursive: true });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  for (const { name, path, theme, size } of shots) {
    const [width, height] = size;
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme, reducedMotion: 'reduce', serviceWorkers: 'block', locale: 'en-GB' });
    await page.goto(url);
    const field = page.getByLabel('Password');
    await field.or(page.getByRole('navigation', { name: 'Main' })).first().waitFor();
    if (await field.isVisible()) {
      await field.fill(password);
      await page.keyboard.press('Enter');
    }
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    if (name.startsWith('today')) {
      await page.goto(`${url}/checkin`);
      await page.getByRole('slider').fill('2');
      await page.getByRole('button', { name: 'Show my day' }).click();
      await page.getByRole('link', { name: 'Edit', exact: true }).waitFor();
    }
    await page.goto(url + path);
    await page.locator('h1').first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(600);
    const file = `${out}${name}.png`;
    await page.screenshot({ path: file });
    spawnSync('convert', [file, '+dither', '-colors', '160', '-define', 'png:compression-level=9', file]);
    await page.close();
    console.log(file);
  }
  await browser.close();
} finally {
  server.kill();
}
