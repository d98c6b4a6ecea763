// Addresses: every page has one, unknown ones are nowhere, and none carries health data.
import { expect, test } from 'vitest';
import { placeOf } from './router.svelte';

test('every destination has an address', () => {
  for (const [path, page] of [['/', 'today'], ['/choose', 'today'], ['/checkin', 'checkin'], ['/week', 'week'], ['/program', 'program'], ['/history', 'history'], ['/history/session/a', 'entry'], ['/activity/new', 'activity'],
    ['/progress', 'progress'], ['/library/lifts', 'library'], ['/you/tokens', 'you'], ['/import', 'import'], ['/recover/compose', 'compose'], ['/recover/1/play', 'play'], ['/you/recovery', 'you'], ['/welcome/3', 'welcome']] as const) {
    expect(placeOf(path).page, path).toBe(page);
  }
});

test('the setup token is read from the fragment, which no server sees', () => {
  expect(placeOf('/setup', '#token=abc')).toEqual({ page: 'setup', token: 'abc' });
  expect(placeOf('/setup')).toEqual({ page: 'setup', token: null });
});

test('a session to move is part of the address', () => {
  expect(placeOf('/week/2026-W20/move/w4%20lower-b')).toEqual({ page: 'week', week: '2026-W20', move: 'w4 lower-b' });
});

test('an unknown address is nowhere', () => {
  expect(placeOf('/what/is/this')).toEqual({ page: 'nowhere' });
  expect(placeOf('/recover')).toEqual({ page: 'nowhere' });
});
