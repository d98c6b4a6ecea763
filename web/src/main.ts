// Starts the page: where we are, who we are, and the worker that keeps the app for offline.
import { mount } from 'svelte';
import App from './App.svelte';
import { app, send, start } from './app.svelte';
import { applyTheme } from './kept/look';
import { applyLanguage, fetchWords } from './words/language';
import { router } from './router.svelte';
import './style/app.css';

applyTheme();
applyLanguage();
router.start();
const target = document.getElementById('app');
void fetchWords().then(() => {
  if (target) mount(App, { target });
  void start().then(() => setTimeout(beginSession, 0));
});

const again = () => {
  app.tick();
  if (app.phase === 'unreachable') void start();
  else if (app.waiting.length > 0 || !app.online) void send().then(() => (app.online ? null : start()));
};
addEventListener('online', again);
addEventListener('offline', () => app.lost());
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && again());
setInterval(again, 30_000);

/** What the gym needs, after the first page stands: ends what was forgotten, reads ahead. */
async function beginSession(): Promise<void> {
  if (app.phase !== 'ready') return;
  const [{ closeForgotten, findClosed }, { readAhead }] = await Promise.all([import('./kept/session'), import('./kept/ahead')]);
  await closeForgotten();
  app.closed = await findClosed();
  await readAhead();
}

if ('serviceWorker' in navigator && import.meta.env.PROD) void keepForOffline();

// Messages for movement snacks, on a phone that was asked to show them.
if (localStorage.getItem('recoup-snack-messages') === 'on') void import('./snack/remind').then(({ watch }) => watch());

/** Registers the worker; a new build waits in the background until the person taps "Update". */
async function keepForOffline(): Promise<void> {
  const registration = await navigator.serviceWorker.register('/sw.js').catch(() => null);
  if (!registration) return;
  const offer = (worker: ServiceWorker | null) => {
    if (worker && navigator.serviceWorker.controller) app.update = worker;
  };
  offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const fresh = registration.installing;
    fresh?.addEventListener('statechange', () => fresh.state === 'installed' && offer(fresh));
  });
  void navigator.storage?.persist?.();
}
