// How much the first minutes ask: screens, taps and words from the account to day 1, by touch and with what is
// suggested. The time is a model of it and no measurement of people; its constants stand below with their source.
import { expect, test, type Page } from '@playwright/test';
import { password } from './person';
import { startServer, type Server } from './server';

let server: Server;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

/** Seconds to decide, to move there and to press. Source: the keystroke-level model (Card, Moran and Newell 1980): M 1.35, P 1.1, B 0.1.
 *  Choice: P is of a mouse; a thumb has less far to go. */
const tapS = 1.35 + 1.1 + 0.1;
/** Words read in a second. Source: Brysbaert 2019, 238 words a minute in silent reading of English. */
const wordsPerS = 238 / 60;

/** Choice: the 90 s of the goal with a tenth to spare for who goes with what is suggested, and the goal itself for who reads
 *  every word that stands on the screens (not what opens on tap). */
const [goalS, readingAllS] = [81, 90];

type Screen = { said: number; taps: number; scanned: number; all: number };

const secondsOf = (taps: number, words: number) => taps * tapS + words / wordsPerS;

/** Words that are seen in what the selectors find; a text in two of them counts once. */
const wordsIn = (page: Page, selector: string) =>
  page.evaluate((wanted) => {
    const texts = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT);
    let words = 0;
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const holder = text.parentElement!;
      if (holder.closest(wanted) && holder.checkVisibility() && !holder.closest('.unseen, svg')) words += (text.nodeValue ?? '').split(/\s+/).filter((word) => /\p{L}|\d/u.test(word)).length;
    }
    return words;
  }, selector);

/** What a screen asks: the seconds it says are left, its taps, the words looked over to go on, and every word of it. */
async function read(page: Page, scanned: string, taps: number): Promise<Screen> {
  const said = Number(/\d+/.exec(await page.locator('.topbar .tiny').innerText())?.[0]);
  return { said, taps, scanned: await wordsIn(page, scanned), all: await wordsIn(page, 'main') };
}

/** Another program is two taps away and says more of itself where it is tapped; these taps are not in the model. */
async function pickAnotherAndBack(page: Page): Promise<void> {
  await page.locator('summary').filter({ hasText: 'Program' }).tap();
  const suggested = page.locator('.choice').filter({ hasText: 'Suggested' });
  await expect(suggested.getByRole('radio')).toBeChecked();
  const more = page.getByText('dumbbells, a band and a chair');
  await expect(more).toBeHidden();
  await page.getByRole('radio', { name: /at home/ }).tap();
  await expect(more).toBeVisible();
  await suggested.tap();
  await expect(more).toBeHidden();
}

test('from the account to day 1 in five screens and seven taps', async ({ page }) => {
  const screens: Screen[] = [];
  await page.goto(server.setupLink!);
  await page.getByLabel('Your name').fill('Maya');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create my account' }).tap();
  const next = page.getByRole('button', { name: 'Next' });
  const labels = 'h1, legend, .label, b, .seg label, .chip, [role=group] button';
  for (const head of ['What brings you here?', 'Which days can be hard?', 'What is at hand?']) {
    await expect(page.getByRole('heading', { level: 1, name: head })).toBeVisible();
    screens.push(await read(page, labels, 1));
    await next.tap();
  }
  // What is asked about health is read to the last word, and so is what is agreed to and all beside it.
  await expect(page.getByRole('checkbox', { name: 'None of these' })).toBeVisible();
  screens.push(await read(page, 'main', 2));
  await page.getByRole('checkbox', { name: 'None of these' }).tap();
  await next.tap();
  await expect(page.getByRole('heading', { name: /First strength day/ })).toBeVisible();
  await expect(page.locator('summary').filter({ hasText: 'Program' })).toContainText('Strong in Sixty');
  screens.push(await read(page, 'main', 2));
  await pickAnotherAndBack(page);
  await page.getByRole('checkbox', { name: 'I understand' }).tap();
  await page.getByRole('button', { name: 'Start day 1' }).tap();
  await expect(page.getByText('day 1 of')).toBeVisible();

  const sum = (of: (screen: Screen) => number, from = 0) => screens.slice(from).reduce((total, screen) => total + of(screen), 0);
  const taps = sum((screen) => screen.taps);
  const scanned = sum((screen) => screen.scanned);
  const all = sum((screen) => screen.all);
  const [suggestedS, allS] = [secondsOf(taps, scanned), secondsOf(taps, all)];
  const told = `${screens.length} screens, ${taps} taps, ${scanned} words looked over: about ${Math.round(suggestedS)} s; every one of ${all} words: about ${Math.round(allS)} s`;
  test.info().annotations.push({ type: 'onboarding', description: told });
  console.log(told, JSON.stringify(screens));
  expect([screens.length, taps]).toEqual([5, 7]);
  expect(suggestedS).toBeLessThanOrEqual(goalS);
  expect(allS).toBeLessThanOrEqual(readingAllS);
  // No screen says less time than the model gives for what is left, nor much more.
  for (const [n, { said }] of screens.entries()) {
    const left = secondsOf(sum((screen) => screen.taps, n), sum((screen) => screen.scanned, n));
    expect(said, `screen ${n + 1}, about ${Math.round(left)} s`).toBeGreaterThanOrEqual(left - 2.5);
    expect(said, `screen ${n + 1}, about ${Math.round(left)} s`).toBeLessThan(left + 7.5);
  }
});
