// How fast the app is on a throttled phone (RULINGS 15: 150 ms round trip, 1.6 Mbit/s, a processor four times
// slower), with the demo athlete: `RECOUP_BIN=../target/release/recoup npm run speed`. Prints a table; not part
// of the tests, since a figure depends on the machine. Fails when a goal is missed and `--check` is given.
import { chromium } from '@playwright/test';
import { serve } from './serving.mjs';

const binary = process.env.RECOUP_BIN ?? '../target/release/recoup';
const runs = Number(process.env.RUNS ?? 7);
const phone = { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 1.6e6 / 8, offline: false };
const slower = 4;
const goals = { interactive: 1500, frame: 1 };

const server = await serve(binary, 'serve', '--demo');
const { url } = server;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });

/** Notes in the page when something is there to be touched: it is painted, and the page has come to rest after it. */
const watch = (selector) => {
  globalThis.whenThere = new Promise((done) => {
    // Looks when the page has changed and not in every frame: looking slows the phone too.
    const changes = new MutationObserver(() => look());
    const look = () => {
      if (!document.querySelector(selector)?.checkVisibility()) return;
      changes.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0));
    };
    changes.observe(document, { childList: true, subtree: true });
    look();
  });
};

async function phonePage(context) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', phone);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return { page, session };
}

const aPhone = () => browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2, timezoneId: 'Europe/Berlin' });
const middle = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const rows = [];
const row = (what, list, unit, goal) => {
  const worst = Math.max(...list);
  rows.push({ what, middle: middle(list), worst, unit, goal, met: goal === undefined || middle(list) <= goal });
};

/** From the start of the navigation until Today's own button is there. */
const main = '#main .btn--main';
async function load(page) {
  await page.addInitScript(watch, main);
  await page.goto(url, { waitUntil: 'commit' });
  return page.evaluate(() => globalThis.whenThere);
}

const [cold, warm, painted] = [[], [], []];
for (let n = 0; n < runs; n += 1) {
  const context = await aPhone();
  const { page } = await phonePage(context);
  cold.push(await load(page));
  painted.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0));
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForLoadState('networkidle');
  await page.close();
  const again = await phonePage(context);
  warm.push(await load(again.page));
  await context.close();
}
row('first load, nothing on the phone: something to read', painted, 'ms');
row('first load, nothing on the phone: Today’s button can be pressed', cold, 'ms', goals.interactive);
row('opened again, the worker holds the app: Today’s button can be pressed', warm, 'ms', goals.interactive);

/** Logs sets with no network; of each, whether the next frame showed it and how long the tap took until it was painted. */
async function logSets(page, session) {
  await page.goto(`${url}/session/new`);
  await page.getByRole('button', { name: 'Add a lift' }).tap();
  await page.getByRole('searchbox').fill('back squat');
  await page.getByRole('dialog').getByRole('button', { name: 'Barbell back squat', exact: true }).tap();
  for (let n = 0; n < 10; n += 1) await page.getByRole('button', { name: 'Add set' }).tap();
  await page.waitForLoadState('networkidle');
  await session.send('Network.emulateNetworkConditions', { ...phone, offline: true });
  await page.evaluate(() => {
    const done = () => document.querySelectorAll('.strip .on').length;
    globalThis.taps = [];
    addEventListener('click', (event) => {
      if (!event.target.closest('.logdock .log')) return;
      const [before, at] = [done(), event.timeStamp];
      requestAnimationFrame(() => {
        const isShown = done() > before;
        const channel = new MessageChannel();
        channel.port1.onmessage = () => globalThis.taps.push({ isShown, ms: performance.now() - at });
        channel.port2.postMessage(0);
      });
    }, { capture: true });
  });
  for (let n = 0; n < 10; n += 1) {
    await page.locator('.logdock .log').tap();
    await page.waitForFunction((count) => globalThis.taps.length > count, n);
    const skip = page.getByRole('button', { name: 'Skip rest' });
    if (await skip.isVisible()) await skip.tap();
  }
  return page.evaluate(() => globalThis.taps);
}

/** From a tap on a place of the bar until its page has a heading on the screen. */
async function switchTo(page, name) {
  await page.evaluate(() => {
    globalThis.switched = new Promise((done) => {
      addEventListener('click', (event) => {
        const from = location.pathname;
        const look = () => {
          const there = location.pathname !== from && document.querySelector('#main h1, h1, #main h2')?.checkVisibility();
          if (there) setTimeout(() => done(performance.now() - event.timeStamp), 0);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }, { capture: true, once: true });
    });
  });
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).tap();
  return page.evaluate(() => globalThis.switched);
}

const context = await aPhone();
const { page, session } = await phonePage(context);
await load(page);
await page.evaluate(() => navigator.serviceWorker.ready);
await page.reload();
await page.locator(main).waitFor();
const places = ['Plan', 'Progress', 'Library', 'You', 'Today'];
const [fresh, known] = [[], []];
for (const name of places) fresh.push(await switchTo(page, name));
for (let n = 0; n < 2; n += 1) for (const name of places) known.push(await switchTo(page, name));
row('a page of the bar for the first time', fresh, 'ms');
row('a page of the bar again', known, 'ms');
const taps = await logSets(page, session);
row('a set logged with no network: frames until it shows', taps.map((tap) => (tap.isShown ? 1 : 2)), 'frames', goals.frame);
row('a set logged with no network: tap until painted', taps.map((tap) => tap.ms), 'ms');

await browser.close();
await server.stop();
const say = (n, unit) => `${Math.round(n)}${unit === 'ms' ? ' ms' : ''}`;
console.log(`| what | middle of the runs | worst | goal |\n|---|---|---|---|`);
for (const one of rows) console.log(`| ${one.what} | ${say(one.middle, one.unit)} | ${say(one.worst, one.unit)} | ${one.goal === undefined ? '' : `${say(one.goal, one.unit)}${one.met ? '' : ', missed'}`} |`);
if (process.argv.includes('--check') && rows.some((one) => !one.met)) process.exit(1);
