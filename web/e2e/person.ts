// A person who is set up: account, profile, health answers and, when asked, a program that trains today.
import { expect, type Page } from '@playwright/test';
import type { Me, ProgramCard, Today, Weekday } from '../src/api/types';
import type { Server } from './server';

export const password = 'correct horse battery staple';
const weekdays: Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Today in the zone of the tests, as the server has it after `settle`. */
export function localToday(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(new Date());
}

export function weekdayOf(day: string): Weekday {
  return weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]!;
}

/** Signs up through the API as the page itself, so that the browser has the cookie. */
export async function settle(page: Page, server: Server, program: 'with a program' | 'without a program' = 'with a program'): Promise<Today> {
  await page.goto(server.url);
  const token = new URL(server.setupLink ?? '').hash.replace('#token=', '');
  await call<Me>(page, 'POST', '/setup', { token, name: 'Maya', password });
  const today = weekdays.indexOf(weekdayOf(localToday()));
  const days = [0, 2, 4].map((n) => weekdays[(today + n) % 7]!);
  await call<Me>(page, 'PUT', '/profile', {
    unit: 'kg', time_zone: 'Europe/Berlin', training_days: days, usual_time: '18:00',
    equipment: ['barbell', 'rack', 'bench', 'dumbbell', 'cable', 'machine', 'pull_up_bar'], experience: 'regular', rev: { counter: 1, device: 'e2e' },
  });
  const gate = await call<{ questions: { id: string }[] }>(page, 'GET', '/health-gate');
  await call<Me>(page, 'PUT', '/health-gate', { answers: Object.fromEntries(gate.questions.map(({ id }) => [id, false])), life_stage: null, postpartum_weeks: null });
  if (program === 'with a program') {
    const cards = await call<ProgramCard[]>(page, 'GET', '/programs');
    const card = cards.find((one) => one.strength_days === 3)!;
    await call<Today>(page, 'POST', '/enrollment', { program_id: card.id, start_on: localToday() });
  }
  return call<Today>(page, 'GET', `/today?on=${localToday()}`);
}

/** Opens the app until the worker holds it, so that it is there with no network. */
export async function openKept(page: Page, server: Server): Promise<void> {
  await page.goto(server.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
}

/** A call to the API with the page's own cookie, as the page would make it. */
export async function call<T>(page: Page, method: string, path: string, body?: unknown): Promise<T> {
  const heard = await page.evaluate(
    async ([verb, to, sent]) => {
      const response = await fetch(`/api/v1${to}`, {
        method: verb,
        headers: { 'content-type': 'application/json' },
        body: sent === undefined ? null : JSON.stringify(sent),
      });
      return { ok: response.ok, status: response.status, text: await response.text() };
    },
    [method, path, body] as [string, string, unknown],
  );
  expect(heard.ok, `${method} ${path}: ${heard.status} ${heard.text}`).toBe(true);
  return (heard.text ? JSON.parse(heard.text) : null) as T;
}

/** Collects what the browser complains about; the content policy must never be among it. */
export function complaints(page: Page): string[] {
  const heard: string[] = [];
  page.on('console', (message) => message.type() === 'error' && heard.push(message.text()));
  page.on('pageerror', (error) => heard.push(String(error)));
  return heard;
}

export const policyBroken = (heard: string[]) => heard.filter((text) => /Content Security Policy/i.test(text));
