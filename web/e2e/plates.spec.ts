// Plates and bar: chosen under You, kept on the server, used by the plan, the stepper and the keypad.
import { expect, test, type Page } from '@playwright/test';
import type { Me } from '../src/api/types';
import { log } from './gym';
import { call, settle } from './person';
import { startServer, type Server } from './server';

let server: Server;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.stop());

const profile = async (page: Page) => (await call<Me>(page, 'GET', '/me')).profile!;

test('plates and the bar are chosen by touch and by keyboard, and the last plate stays', async ({ page }) => {
  await settle(page, server);
  await page.goto(`${server.url}/you/plates`);
  const plate = (mass: string) => page.getByRole('checkbox', { name: mass, exact: true });
  for (const mass of ['25', '20', '15', '10', '5', '2.5', '1.25']) await expect(plate(mass)).toBeChecked();
  await expect(page.getByRole('radio', { name: '20 kg' })).toBeChecked();

  await page.getByRole('radio', { name: '15 kg' }).check();
  await expect.poll(() => profile(page)).toMatchObject({ bar: 1500 });
  await plate('25').focus();
  await page.keyboard.press('Space');
  await expect.poll(() => profile(page)).toMatchObject({ bar: 1500, plates: [2000, 1500, 1000, 500, 250, 125] });
  for (const [mass, left] of [['20', 5], ['15', 4], ['5', 3], ['2.5', 2], ['1.25', 1]] as const) {
    await plate(mass).uncheck();
    await expect.poll(async () => (await profile(page)).plates?.length).toBe(left);
  }
  await plate('10').click();
  await expect(page.getByRole('alert')).toHaveText('Keep at least one, please.');
  await expect(plate('10')).toBeChecked();
  expect(await profile(page)).toMatchObject({ bar: 1500, plates: [1000] });

  await page.reload();
  await expect(plate('10')).toBeChecked();
  await expect(plate('5')).not.toBeChecked();
  await expect(page.getByRole('radio', { name: '15 kg' })).toBeChecked();
});

test('the stepper goes by what the plates make, and the keypad says what they cannot', async ({ page }) => {
  await settle(page, server);
  const before = await profile(page);
  await call<Me>(page, 'PUT', '/profile', { ...before, plates: [2000, 1500], bar: 1500, rev: { counter: before.rev.counter + 1, device: 'e2e' } });
  await page.goto(`${server.url}/session/new`);
  await page.getByRole('button', { name: 'Add a lift' }).click();
  await page.getByRole('searchbox').fill('back squat');
  await page.getByRole('dialog').getByRole('button', { name: 'Barbell back squat' }).click();
  await page.getByRole('button', { name: 'Plates' }).first().click();
  const sheet = page.getByRole('dialog');
  await page.keyboard.type('105');
  await expect(sheet.getByRole('button', { name: '15 kg' })).toHaveAttribute('aria-pressed', 'true');
  // Three of 15 a side, not two of 20 and 5 that are not there.
  await expect(sheet.getByText('15 + 15 + 15')).toBeVisible();
  for (const _ of '105') await page.keyboard.press('Backspace');
  await page.keyboard.type('107.5');
  await expect(sheet.getByText('2.5 kg')).toBeVisible();
  for (const _ of '107.5') await page.keyboard.press('Backspace');
  await page.keyboard.type('75');
  await page.keyboard.press('Enter');
  await expect(log(page)).toContainText('75 kg');
  // From 15 + 2 × 30 the next that 20 and 15 a side make is 15 + 2 × 35, down from there 15 + 2 × 20.
  await page.getByRole('button', { name: '10 more' }).click();
  await expect(log(page)).toContainText('85 kg');
  await page.getByRole('button', { name: '10 less' }).click();
  await page.getByRole('button', { name: '20 less' }).click();
  await expect(log(page)).toContainText('55 kg');
});

test('what was chosen on this phone before the server kept it is told once', async ({ page }) => {
  await settle(page, server);
  await page.evaluate(() => {
    localStorage.setItem('recoup-plates kg', '[20,10,5]');
    localStorage.setItem('recoup-bar kg', '15000');
  });
  await page.goto(server.url);
  await expect.poll(() => profile(page)).toMatchObject({ plates: [2000, 1000, 500], bar: 1500 });
  const { rev } = await profile(page);
  // What the server was told since then wins over what this phone kept.
  await call<Me>(page, 'PUT', '/profile', { ...(await profile(page)), plates: [], bar: 2000, rev: { counter: rev.counter + 1, device: 'e2e' } });
  await page.goto(`${server.url}/you/plates`);
  await expect(page.getByRole('radio', { name: '20 kg' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: '1.25', exact: true })).toBeChecked();
  expect((await profile(page)).bar).toBe(2000);
});
