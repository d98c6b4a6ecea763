// Every control of every main page by Tab: each is reached, in sight when it has focus, and shows that it has it.
import { expect, test, type Page } from '@playwright/test';
import { settle } from './person';
import { startServer, type Server } from './server';

let server: Server;
test.beforeAll(async ({ browser }) => {
  server = await startServer();
  const page = await browser.newPage();
  await settle(page, server);
  storage = await page.context().storageState();
  await page.close();
});
test.afterAll(() => server.stop());
let storage: Awaited<ReturnType<import('@playwright/test').BrowserContext['storageState']>>;

const paths = [
  '/', '/choose', '/checkin', '/checkin/pain', '/checkin/wrong', '/week', '/program', '/history', '/progress', '/warning', '/report', '/experiment', '/if-then',
  '/library', '/library/movements', '/library/lifts', '/you', '/you/days', '/you/kit', '/you/plates', '/you/health', '/you/privacy', '/you/exports', '/you/recovery',
  '/you/cycle', '/you/body', '/activity/new', '/import', '/recover/compose', '/recover/day-after-legs', '/snack', '/evening',
];

/** Marks what a keyboard must reach: one stop for each group of radios. */
function mark(page: Page): Promise<number> {
  return page.evaluate(() => {
    for (const old of document.querySelectorAll<HTMLElement>('[data-stop]')) delete old.dataset['stop'];
    const root = document.querySelector('dialog[open]') ?? document.body;
    const all = [...root.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(
      (el) => el.checkVisibility({ visibilityProperty: true }) && !el.matches(':disabled, [tabindex="-1"], [type=hidden]'),
    );
    const groups = new Set<string>();
    let n = 0;
    for (const el of all) {
      if (el instanceof HTMLInputElement && el.type === 'radio') {
        if (groups.has(el.name)) continue;
        groups.add(el.name);
        for (const one of root.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${el.name}"]`)) one.dataset['stop'] = String(n);
      } else el.dataset['stop'] = String(n);
      n += 1;
    }
    return n;
  });
}

type Stop = { stop: string | null; wrong: string | null };

/** What has focus now, and what is wrong with how it shows. */
function atFocus(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const el = document.activeElement as HTMLElement | SVGElement | null;
    if (!el || el === document.body) return { stop: null, wrong: null };
    const stop = el.dataset['stop'] ?? null;
    const name = el.outerHTML.slice(0, 120);
    // A field drawn by its label, and a slider laid over its bars, show focus there.
    const drawn = [el, el.closest('label'), el.parentElement].filter((one) => one !== null) as (HTMLElement | SVGElement)[];
    const shows = (one: HTMLElement | SVGElement) => {
      const style = getComputedStyle(one);
      return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
    };
    // A part of the body map is drawn around with a stroke of its shape.
    const stroked = el instanceof SVGElement && [...el.querySelectorAll('*')].some((path) => parseFloat(getComputedStyle(path).strokeWidth) >= 2);
    if (!stroked && !drawn.some(shows)) return { stop, wrong: `no ring: ${name}` };
    const box = (el.matches('input') ? (el.closest('label') ?? el) : el).getBoundingClientRect();
    const dialog = el.closest('dialog');
    if (box.bottom < 1 || box.top > innerHeight - 1) return { stop, wrong: `out of sight at ${Math.round(box.top)}: ${name}` };
    const at = document.elementFromPoint(box.left + box.width / 2, Math.min(innerHeight - 2, Math.max(2, box.top + box.height / 2)));
    const bars = '.dock, .logdock, .restdock, nav, header';
    const covered = at !== null && !el.contains(at) && at.closest(bars) !== null && !el.closest(bars) && !dialog;
    return { stop, wrong: covered ? `under ${at!.className}: ${name}` : null };
  });
}

/** Tabs through a page; what was not reached, and what was reached without showing it. */
async function walk(page: Page, where: string): Promise<string[]> {
  const all = await mark(page);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const reached = new Set<string>();
  const problems: string[] = [];
  for (let n = 0; n < all + 12 && reached.size < all; n += 1) {
    await page.keyboard.press('Tab');
    const { stop, wrong } = await atFocus(page);
    if (stop !== null) reached.add(stop);
    if (wrong) problems.push(`${where} ${wrong}`);
  }
  const missed = await page.evaluate(
    (got) => [...document.querySelectorAll<HTMLElement>('[data-stop]')].filter((el) => !got.includes(el.dataset['stop']!)).map((el) => el.outerHTML.slice(0, 120)),
    [...reached],
  );
  return [...problems, ...missed.map((one) => `${where} not reached: ${one}`)];
}

for (const viewport of [{ width: 390, height: 844 }, { width: 1280, height: 800 }]) {
  test(`every control is reached by Tab and shows it, ${viewport.width} wide`, async ({ browser }) => {
    test.setTimeout(420_000);
    const context = await browser.newContext({ storageState: storage, viewport, reducedMotion: 'reduce', timezoneId: 'Europe/Berlin' });
    const page = await context.newPage();
    const problems: string[] = [];
    for (const path of paths) {
      await page.goto(server.url + path);
      await page.getByRole('heading').first().waitFor();
      await page.waitForLoadState('networkidle');
      problems.push(...(await walk(page, path)));
    }
    expect(problems.slice(0, 40)).toEqual([]);
    await context.close();
  });
}

test('the logger and its sheets are reached by Tab and show it', async ({ browser }) => {
  test.setTimeout(240_000);
  const context = await browser.newContext({ storageState: storage, viewport: { width: 390, height: 844 }, reducedMotion: 'reduce', timezoneId: 'Europe/Berlin' });
  const page = await context.newPage();
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Skip, show the plan' }).click();
  await page.getByRole('button', { name: /^Start/ }).click();
  await expect(page.locator('.now')).toBeVisible();
  const problems = await walk(page, 'logger');
  const name = await page.locator('.ex h2').first().innerText();
  const sheets = [`Swap ${name} for`, `${name}: swap, order, notes`, 'Type of set 1', 'Keypad', 'Plates', 'Session menu', 'Add a lift'];
  for (const one of sheets) {
    const button = page.getByRole('button', { name: one }).first();
    if (!(await button.isVisible())) continue;
    await button.click();
    await expect(page.getByRole('dialog')).toBeVisible();
    problems.push(...(await walk(page, one)));
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    // Focus is back where the sheet was opened from.
    await expect(button).toBeFocused();
  }
  expect(problems).toEqual([]);
  await context.close();
});

test('a phone with text twice as large loses nothing', async ({ browser }) => {
  test.setTimeout(420_000);
  // 200 % on a phone 390 px wide is the layout of 195 px; WCAG 1.4.10 asks for 320 px, 1.4.4 for text of twice the size.
  const context = await browser.newContext({ storageState: storage, viewport: { width: 390, height: 844 }, reducedMotion: 'reduce', timezoneId: 'Europe/Berlin' });
  const page = await context.newPage();
  const lost: string[] = [];
  const look = async (where: string) => {
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    lost.push(...(await page.evaluate((at) => {
      const cut = [...document.querySelectorAll<HTMLElement>('main *, nav *, dialog[open] *')].filter((el) => {
        if (!el.checkVisibility() || el.closest('.unseen, svg, table, .scroll') || ![...el.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim() !== '')) return false;
        const style = getComputedStyle(el);
        const box = el.getBoundingClientRect();
        const clipped = style.overflowX !== 'visible' && style.overflowX !== 'auto' && el.scrollWidth > el.clientWidth + 2;
        return clipped || box.right > innerWidth + 2 || box.left < -2;
      });
      const wide = document.documentElement.scrollWidth > innerWidth ? [`${at} scrolls sideways by ${document.documentElement.scrollWidth - innerWidth}`] : [];
      return [...wide, ...cut.slice(0, 4).map((el) => `${at} cut: ${el.outerHTML.slice(0, 110)}`)];
    }, where)));
  };
  for (const path of paths) {
    await page.goto(server.url + path);
    await page.getByRole('heading').first().waitFor();
    await page.waitForLoadState('networkidle');
    await look(path);
  }
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Skip, show the plan' }).or(page.getByRole('button', { name: /^Start|^Go on/ })).first().click();
  if (!page.url().includes('/session/')) await page.getByRole('button', { name: /^Start|^Go on/ }).first().click();
  await page.locator('.ex h2').first().waitFor();
  await look('the logger');
  expect(lost).toEqual([]);
  await context.close();
});

test('nothing moves for who wants less motion', async ({ browser }) => {
  test.setTimeout(240_000);
  const context = await browser.newContext({ storageState: storage, reducedMotion: 'reduce', timezoneId: 'Europe/Berlin' });
  const page = await context.newPage();
  const moving: string[] = [];
  for (const path of paths) {
    await page.goto(server.url + path);
    await page.getByRole('heading').first().waitFor();
    await page.waitForLoadState('networkidle');
    const found = await page.evaluate(() =>
      document.getAnimations().filter((one) => one.playState === 'running' && Number(one.effect?.getComputedTiming().duration ?? 0) > 50).map((one) => (one.effect as KeyframeEffect | null)?.target?.outerHTML.slice(0, 100) ?? ''),
    );
    moving.push(...found.map((one) => `${path} ${one}`));
  }
  expect(moving).toEqual([]);
  await context.close();
});
