// Every page but Today, fetched when it is opened: where it lives and what stands around it.
import type { Component } from 'svelte';
import type { Place } from './router.svelte';

type Page = Exclude<Place['page'], 'today' | 'nowhere'>;
// Each takes the parts of its own place.
type File = () => Promise<{ default: Component<any> }>;

/** Opened from where the person is, and left again: the bar of destinations is not shown. */
const away = {
  checkin: () => import('./screens/CheckIn.svelte'),
  evening: () => import('./screens/Evening.svelte'),
  session: () => import('./screens/Session.svelte'),
  recover: () => import('./screens/Recover.svelte'),
  compose: () => import('./screens/Compose.svelte'),
} satisfies Partial<Record<Page, File>>;

const files: Record<Page, File> = {
  ...away,
  play: () => import('./screens/PlayerPage.svelte'),
  week: () => import('./screens/Week.svelte'),
  program: () => import('./screens/Program.svelte'),
  history: () => import('./screens/History.svelte'),
  entry: () => import('./screens/Entry.svelte'),
  activity: () => import('./screens/Activity.svelte'),
  progress: () => import('./screens/Progress.svelte'),
  report: () => import('./screens/Report.svelte'),
  experiment: () => import('./screens/Experiment.svelte'),
  ifthen: () => import('./screens/IfThen.svelte'),
  warning: () => import('./screens/Warning.svelte'),
  lift: () => import('./screens/Lift.svelte'),
  calendar: () => import('./screens/Calendar.svelte'),
  library: () => import('./screens/Library.svelte'),
  you: () => import('./screens/You.svelte'),
  snack: () => import('./screens/Snack.svelte'),
  import: () => import('./screens/Import.svelte'),
  setup: () => import('./screens/Setup.svelte'),
  signin: () => import('./screens/SignIn.svelte'),
  welcome: () => import('./screens/Welcome.svelte'),
};

/** Fetches a page. */
export const fetchPage = (page: Page) => files[page]();

export const isAway = (page: Place['page']): page is keyof typeof away => page in away;
