import { expect, test } from 'vitest';
import type { SnackCard, SnacksToday } from '../api/types';
import { isDue, standing, type Standing } from './standing';

const day = '2026-05-14';
const at = (clock: string) => Date.parse(`${day}T${clock}:00Z`);
const card = (clock: string) => ({ at: clock, due: `${day}T${clock}:00Z`, movement_id: `at-${clock}` }) as SnackCard;
const told = (clock: string | null, none: string | null = null) => ({ day, next: clock === null ? null : card(clock), others: [], none_code: none }) as unknown as SnacksToday;
const kept = (clock: string, shown = false): Standing => ({ day, card: card(clock), others: [], shown });

const idOf = (one: Standing | null) => one?.card.movement_id ?? null;

test('what the server says stands, and is due at its time', () => {
  const { snack } = standing({ kept: null, heard: told('15:00'), answered: null }, day, at('14:00'));
  expect(idOf(snack)).toBe('at-15:00');
  expect([isDue(snack, at('14:59')), isDue(snack, at('15:00'))]).toEqual([false, true]);
});

test('one that came due stays until it is answered, whatever the server plans after it', () => {
  expect(idOf(standing({ kept: kept('15:00'), heard: told('16:15'), answered: null }, day, at('15:20')).snack)).toBe('at-15:00');
  expect(idOf(standing({ kept: kept('15:00'), heard: null, answered: null }, day, at('15:20')).snack)).toBe('at-15:00');
  expect(idOf(standing({ kept: kept('15:00'), heard: told(null, 'enough'), answered: null }, day, at('15:20')).snack)).toBe('at-15:00');
});

test('before its time the server may change its mind', () => {
  expect(idOf(standing({ kept: kept('15:00'), heard: told('15:30'), answered: null }, day, at('14:00')).snack)).toBe('at-15:30');
});

test('after an hour it is over: ignored when it was shown, forgotten when it was not', () => {
  expect(standing({ kept: kept('15:00', true), heard: told('16:15'), answered: null }, day, at('16:00'))).toMatchObject({ snack: { card: { movement_id: 'at-16:15' } }, ignored: { movement_id: 'at-15:00' } });
  expect(standing({ kept: kept('15:00'), heard: told(null, 'enough'), answered: null }, day, at('16:00'))).toEqual({ snack: null, ignored: null });
});

test('yesterday’s is over', () => {
  expect(standing({ kept: { ...kept('15:00', true), day: '2026-05-13' }, heard: null, answered: null }, day, at('08:00')).ignored?.movement_id).toBe('at-15:00');
});

test('off, rest and not today take back what stands', () => {
  for (const why of ['off', 'ignored', 'resting', 'not_today']) expect(standing({ kept: kept('15:00', true), heard: told(null, why), answered: null }, day, at('15:20')).snack).toBeNull();
});

test('an answered one does not come back with what the server said before; a muted one makes room for another', () => {
  const heard = told('15:00');
  const answered = (movement: string | null) => ({ due: heard.next!.due, movement });
  expect(standing({ kept: null, heard, answered: answered(null) }, day, at('15:20')).snack).toBeNull();
  expect(standing({ kept: null, heard, answered: answered('at-15:00') }, day, at('15:20')).snack).toBeNull();
  expect(idOf(standing({ kept: null, heard, answered: answered('another') }, day, at('15:20')).snack)).toBe('at-15:00');
  expect(idOf(standing({ kept: null, heard: told('15:15'), answered: answered(null) }, day, at('15:20')).snack)).toBe('at-15:15');
});
