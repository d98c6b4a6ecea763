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

type Count = { screens: number; taps: number; scanned: number; all: number };

const wordsIn = (page: Page, selector: string) =>
  page.evaluate((wanted) => {
    const text = [...document.querySelectorAll<HTMLElement>(wanted)].filter((el) => el.checkVisibility() && !el.closest('.unseen')).map((el) => el.innerText);
    return text.join(' ').split(/\s+/).filter(Boolean).length;
  }, selector);

/** Counts a screen: what is looked over to go on, and every word of it. */
async function read(page: Page, count: Count, scanned: string): Promise<void> {
  await expect(page.locator('main h1')).toBeVisible();
  await page.waitForLoadState('networkidle');
  count.screens += 1;
  count.scanned += await wordsIn(page, scanned);
  count.all += await wordsIn(page, 'main');
}

test('from the account to day 1 in six screens and eight taps', async ({ page }) => {
  const count: Count = { screens: 0, taps: 0, scanned: 0, all: 0 };
  const tap = async (target: ReturnType<Page['locator']>) => {
    await target.tap();
    count.taps += 1;
  };
  await page.goto(server.setupLink!);
  await page.getByLabel('Your name').fill('Maya');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create my account' }).tap();
  const next = page.getByRole('button', { name: 'Next' });
  const heads = 'main h1, main legend:not(.unseen), main .label, main b, main .seg label';
  for (const head of ['What brings you here?', 'Which days can be hard?', 'What do you have?', 'Pick a program']) {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(head === 'What do you have?' ? '.' : head.replace('?', '\\?')));
    // The programs come from the server: counted before they are there, the screen has too few words.
    if (head === 'Pick a program') await expect(page.locator('input[name=program]:checked')).toHaveCount(1);
    await read(page, count, heads);
    await tap(next);
  }
  // What is asked about health is read to the last word.
  await expect(page.getByRole('heading', { name: 'Before you lift' })).toBeVisible();
  await read(page, count, 'main');
  await tap(page.getByRole('checkbox', { name: 'None of these' }));
  await tap(next);
  // So is what is agreed to.
  await expect(page.getByRole('button', { name: 'Start day 1' })).toBeVisible();
  await read(page, count, 'main h1, main .lead, main h2, main .dots, main .choice');
  await tap(page.getByRole('checkbox', { name: 'I understand' }));
  await tap(page.getByRole('button', { name: 'Start day 1' }));
  await expect(page.getByText('day 1 of')).toBeVisible();

  const seconds = (words: number) => Math.round(count.taps * tapS + words / wordsPerS);
  const said = `${count.screens} screens, ${count.taps} taps, ${count.scanned} words looked over: about ${seconds(count.scanned)} s; every one of ${count.all} words: about ${seconds(count.all)} s`;
  test.info().annotations.push({ type: 'onboarding', description: said });
  console.log(said);
  expect([count.screens, count.taps]).toEqual([6, 8]);
});
