// From the link in the terminal to day 1.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { complaints, password, policyBroken } from './person';
import { startServer, type Server } from './server';

let server: Server;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

/** What axe finds on this step. */
async function clean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)}`))).toEqual([]);
}

test('a new person sets up, answers five questions and starts day 1', async ({ page }) => {
  const heard = complaints(page);
  await page.goto(server.url);
  await expect(page.getByRole('heading', { name: 'Open the link from the terminal' })).toBeVisible();

  await page.goto(server.setupLink!);
  await page.reload();
  await clean(page);
  await page.getByLabel('Your name').fill('Maya');
  await page.getByLabel('Password').fill('short');
  await page.getByRole('button', { name: 'Create my account' }).click();
  await expect(page.getByText('Ten characters or more, please.')).toBeVisible();
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create my account' }).click();

  await expect(page.getByRole('heading', { name: 'What brings you here?' })).toBeVisible();
  await clean(page);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('heading', { name: 'Which days can be hard?' })).toBeVisible();
  await page.getByRole('button', { name: 'Tuesday' }).click();
  await expect(page.getByText('Monday and Tuesday touch.')).toBeVisible();
  await page.getByRole('button', { name: 'Tuesday' }).click();
  await clean(page);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByText('Cable').click();
  await clean(page);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('heading', { name: 'Before you lift' })).toBeVisible();

  await page.reload();
  await expect(page.getByRole('heading', { name: 'Before you lift' })).toBeVisible();
  const next = page.getByRole('button', { name: 'Next' });
  await expect(next).toBeDisabled();
  await clean(page);
  await page.getByRole('checkbox').first().check();
  await page.getByRole('checkbox', { name: 'None of these' }).check();
  await expect(page.getByRole('checkbox').first()).not.toBeChecked();
  await next.click();

  await expect(page.getByText('Recoup is no medical advice')).toBeVisible();
  await page.getByText('What that means').click();
  await expect(page.getByText('not a medical device')).toBeVisible();
  await expect(page.getByText('First strength day')).toBeVisible();
  const start = page.getByRole('button', { name: 'Start day 1' });
  await expect(start).toBeDisabled();
  await clean(page);
  await page.getByRole('checkbox', { name: 'I understand' }).check();
  await start.click();

  await expect(page).toHaveURL(`${server.url}/`);
  await expect(page.getByText('day 1 of')).toBeVisible();
  expect(policyBroken(heard)).toEqual([]);
});

test('signing in needs the password', async ({ page }) => {
  await page.goto(server.url);
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('That password was not accepted.')).toBeVisible();
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await page.goto(`${server.url}/you`);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});
