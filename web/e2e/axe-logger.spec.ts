// axe finds nothing in any state of the logger nor on the pages that change an entry, light and dark; targets are large enough for the gym.
import { expect, test, type Page } from '@playwright/test';
import { found, smallTargets } from './clean';
import { log, logOne, start } from './gym';
import { call, localToday, settle } from './person';
import { startServer, type Server } from './server';

let server: Server;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.stop());

/** Looks at states one after the other and remembers what is wrong in each. */
class Looker {
  readonly problems: string[] = [];
  readonly seen: string[] = [];

  constructor(readonly page: Page) {}

  async look(state: string): Promise<void> {
    this.problems.push(...(await found(this.page)).map((one) => `${state} ${one}`));
    this.problems.push(...(await smallTargets(this.page)).map((one) => `${state} small: ${one}`));
    this.seen.push(state);
    const shots = process.env['SHOTS'];
    if (shots) await this.page.screenshot({ path: `${shots}/logger-${this.seen.length}-${state.replaceAll(' ', '-')}-${test.info().title.split(' ').at(-1)}.png` });
  }
}

const sheet = (page: Page) => page.getByRole('dialog');
const close = (page: Page) => sheet(page).getByRole('button', { name: 'Close' }).click();

async function add(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a lift' }).click();
  await page.getByRole('searchbox').fill(name);
  await sheet(page).getByRole('button', { name, exact: true }).click();
}

/** A session of three days ago, so that a lift added by hand has a last time and a warm-up. */
async function before(page: Page): Promise<string> {
  const id = crypto.randomUUID();
  const day = new Date(Date.parse(`${localToday()}T00:00:00Z`) - 3 * 86_400_000).toISOString().slice(0, 10);
  const set = { kind: 'working', load_g: 75_000, unit: 'kg', reps: 5, rir: 2, duration_s: null, distance_m: null, note: '', suspect: false };
  await call(page, 'PUT', `/sessions/${id}`, {
    id, day, started_at: null, duration_s: null, name: 'Before', session_rpe: null, note: '', slot: null, rev: { counter: 1, device: 'e2e' },
    exercises: [{ exercise_id: 'back-squat-barbell', name: 'Barbell back squat', sets: [set, set] }],
  });
  return id;
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ colorScheme, viewport: { width: 390, height: 844 }, contextOptions: { reducedMotion: 'reduce' } });

    test(`a planned session in each of its states, ${colorScheme}`, async ({ page }) => {
      test.setTimeout(300_000);
      const looker = new Looker(page);
      await settle(page, server);
      await start(page, server);
      await looker.look('planned');
      await page.locator('.warm summary, .why summary').first().click();
      await looker.look('why or warm-up open');
      const name = await page.locator('.ex h2').first().innerText();
      await page.getByRole('button', { name: `Swap ${name} for` }).click();
      await looker.look('swap');
      await close(page);
      await page.getByRole('button', { name: `${name}: swap, order, notes` }).click();
      await sheet(page).getByRole('textbox').fill('Left side weak');
      await looker.look('order, superset, rest and note');
      await sheet(page).getByRole('button', { name: 'Superset with the next lift' }).click();
      await close(page);
      await expect(page.locator('.superset')).toBeVisible();
      await looker.look('superset');
      await page.getByRole('button', { name: `${name}: swap, order, notes` }).click();
      await sheet(page).getByRole('button', { name: 'Take the superset apart' }).click();
      await close(page);
      // Advice is for sets that are still to do.
      await page.locator('.ex').first().getByRole('button', { name: 'Add set' }).click();
      await page.locator('.ex').first().getByRole('button', { name: 'Set 1: do this next' }).click();
      await page.getByLabel(/^Weight, kg/).fill('60');
      await page.getByRole('textbox', { name: 'Reps' }).fill('8');
      await page.getByRole('radio', { name: /^0/ }).check();
      await log(page).click();
      await expect(page.getByRole('timer')).toBeVisible();
      await expect(page.getByText('Nothing was left, and the plan wanted some.', { exact: false })).toBeVisible();
      await looker.look('rest and advice');
      await page.getByRole('button', { name: 'Skip rest' }).click();
      await page.getByRole('button', { name: 'Type of set 1' }).first().click();
      await looker.look('type of set');
      await close(page);
      await page.getByRole('button', { name: 'Session menu' }).click();
      await looker.look('menu');
      await sheet(page).getByRole('button', { name: /^Enough for today/ }).click();
      await expect(page.getByRole('radio', { name: 'Hard', exact: true })).toBeVisible();
      await looker.look('finish');
      expect(looker.problems).toEqual([]);
    });

    test(`lifts of every kind, ${colorScheme}`, async ({ page }) => {
      test.setTimeout(300_000);
      const looker = new Looker(page);
      await settle(page, server, 'without a program');
      await before(page);
      await page.goto(`${server.url}/session/new`);
      await expect(page.getByText('Add the first one.')).toBeVisible();
      await looker.look('empty');
      await page.getByRole('button', { name: 'Add a lift' }).click();
      await page.getByRole('searchbox').fill('squat');
      await expect(sheet(page).getByRole('button', { name: 'Barbell back squat' })).toBeVisible();
      await looker.look('add a lift');
      await close(page);
      await add(page, 'Barbell back squat');
      await expect(page.locator('.warm')).toContainText('20 × 8 · 37.5 × 5 · 57.5 × 3');
      await page.locator('.warm summary').click();
      await looker.look('warm-up');
      await page.getByRole('button', { name: 'Plates' }).click();
      await looker.look('plates');
      await close(page);
      await add(page, 'Plank');
      await add(page, 'Pull-up');
      await add(page, 'Assisted pull-up');
      await add(page, 'Dumbbell split squat');
      await page.locator('.ex').filter({ hasText: 'Plank' }).getByRole('button', { name: 'Set 1: do this next' }).click();
      await page.getByRole('textbox', { name: 'Seconds' }).fill('300');
      await looker.look('timed');
      await log(page).click();
      await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
      await looker.look('timed, running');
      await page.getByRole('button', { name: 'Stop' }).click();
      // Stopped while getting ready it was no set, stopped later it is one and a rest follows.
      const skip = page.getByRole('button', { name: 'Skip rest' });
      await expect(skip.or(log(page))).toBeVisible();
      if (await skip.isVisible()) await skip.click();
      for (const name of ['Assisted pull-up', 'Pull-up']) {
        const lift = page.getByRole('region', { name, exact: true });
        await lift.getByRole('button', { name: 'Set 1: do this next' }).click();
        await looker.look(name);
        await lift.getByRole('button', { name: 'Keypad' }).click();
        await looker.look(`${name} keypad`);
        await close(page);
      }
      await page.getByRole('region', { name: 'Dumbbell split squat' }).getByRole('button', { name: 'Set 1: do this next' }).click();
      await page.getByRole('textbox', { name: 'Reps' }).fill('8');
      await log(page).click();
      await expect(page.getByText('Other side').first()).toBeVisible();
      await looker.look('between two sides');
      expect(looker.problems).toEqual([]);
    });

    test(`what is asked afterwards, ${colorScheme}`, async ({ page }) => {
      test.setTimeout(300_000);
      const looker = new Looker(page);
      await settle(page, server);
      const id = await before(page);
      await start(page, server);
      await logOne(page);
      await expect(page.locator('.strip .on')).toHaveCount(1);
      const under = page.url().split('/').at(-1)!;
      await call(page, 'PUT', `/sessions/${under}`, {
        id: under, day: localToday(), started_at: null, duration_s: 600, name: 'From the tablet', session_rpe: 3, note: '', slot: null, rev: { counter: 1, device: 'tablet' },
        exercises: [{ exercise_id: 'back-squat-barbell', name: 'Barbell back squat', sets: [{ kind: 'working', load_g: 60_000, unit: 'kg', reps: 5, rir: null, duration_s: null, distance_m: null, note: '', suspect: false }] }],
      });
      await page.clock.install({ time: Date.now() + 95 * 60_000 });
      await page.goto(server.url);
      await expect(page.getByText(/We closed .* after its last set/)).toBeVisible();
      await expect(page.getByText('Which one stays?', { exact: false })).toBeVisible();
      await looker.look('forgotten and contested');
      await page.goto(`${server.url}/history/session/${id}`);
      await expect(page.getByRole('button', { name: 'Save' })).toBeVisible();
      await looker.look('a session to be changed');
      const recovery = crypto.randomUUID();
      await call(page, 'PUT', `/recovery-logs/${recovery}`, {
        day: localToday(), started_at: null, template: 'easy-walk', minutes: 20, met: null, effort: 2, soreness: null, note: '', rev: { counter: 1, device: 'e2e' },
      });
      await page.goto(`${server.url}/history/recovery/${recovery}`);
      await expect(page.getByRole('button', { name: 'Save' })).toBeVisible();
      await looker.look('a recovery session to be changed');
      expect(looker.problems).toEqual([]);
    });
  });
}
