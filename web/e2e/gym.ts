// What a person does in the gym, for the specs that go there.
import { expect, type Page } from '@playwright/test';
import type { Session } from '../src/api/types';
import { call, localToday } from './person';
import type { Server } from './server';

export const log = (page: Page) => page.locator('.logdock .log');
export const logged = (page: Page) => call<Session[]>(page, 'GET', `/sessions?from=${localToday()}&to=${localToday()}`);

export async function start(page: Page, server: Server): Promise<void> {
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Skip, show the plan' }).click();
  await page.getByRole('button', { name: /^Start/ }).click();
  await expect(page).toHaveURL(/\/session\/[0-9a-f-]{36}$/);
}

/** Presses the big button, and ends the rest that follows. */
export async function logOne(page: Page): Promise<void> {
  const before = await page.locator('.strip .on').count();
  await log(page).click();
  const stop = page.getByRole('button', { name: 'Stop' });
  if (await stop.isVisible()) {
    await expect(log(page)).not.toContainText('Get ready');
    await stop.click();
  }
  if ((await page.locator('.strip .on').count()) === before && !(await page.locator('.restdock').isVisible())) return;
  const skip = page.getByRole('button', { name: 'Skip rest' });
  if (await skip.isVisible()) await skip.click();
  // A set with two sides is done when both are.
  if (await log(page).filter({ hasText: 'other side' }).isVisible()) await logOne(page);
}

/** Ticks the first set that is not the one now and not done; the rest that follows is ended. */
export async function tickOne(page: Page): Promise<void> {
  const todo = page.locator('.set.is-todo .ok').first();
  if (await todo.isVisible()) await todo.click();
  else await logOne(page);
  const skip = page.getByRole('button', { name: 'Skip rest' });
  if (await skip.isVisible()) await skip.click();
}

export async function finish(page: Page, effort = 'Hard'): Promise<void> {
  await page.getByRole('button', { name: 'Session menu' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /Enough for today|Finish/ }).click();
  await page.getByRole('radio', { name: effort, exact: true }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Finish' }).click();
}

/** How many writes wait on the phone. */
export const outboxOf = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((done) => {
        const open = indexedDB.open('recoup');
        open.onsuccess = () => {
          const count = open.result.transaction('outbox').objectStore('outbox').count();
          count.onsuccess = () => {
            open.result.close();
            done(count.result);
          };
        };
      }),
  );
