// What is on every page: its frame, the buttons that mean the same everywhere, states and days.
import type { State, Weekday } from '../../api/types';
import { section } from '../language';

export const shell = section('shell', {
  app: 'Recoup',
  skip: 'Skip to content',
  close: 'Close',
  back: 'Back',
  next: 'Next',
  undo: 'Undo',
  edit: 'Edit',
  save: 'Save',
  saved: 'Saved.',
  message: 'Message',
  about: 'About this server',
  cancel: 'Cancel',
  loading: 'Loading',
  nav: { label: 'Main', today: 'Today', plan: 'Plan', progress: 'Progress', library: 'Library', you: 'You' },
  title: (page: string) => `${page} · Recoup`,
  state: {
    push: 'Push', hold: 'Hold', swap: 'Swap', rest: 'Rest', ease: 'Ease', get_checked: 'Get it checked', stop: 'Get medical help',
  } satisfies Record<State, string>,
  weekday: {
    mon: 'Monday', tue: 'Tuesday', wed: 'Wednesday', thu: 'Thursday', fri: 'Friday', sat: 'Saturday', sun: 'Sunday',
  } satisfies Record<Weekday, string>,
  weekdayLetter: { mon: 'M', tue: 'T', wed: 'W', thu: 'T', fri: 'F', sat: 'S', sun: 'S' } satisfies Record<Weekday, string>,
  demo: 'Demo athlete. Nothing here is a real person, and it goes away when the server stops.',
  kg: 'kg',
  lb: 'lb',
  noKit: 'no kit',
  on: 'on',
  off: 'off',
});
