// Starts the page: where we are, who we are, and the worker that keeps the app for offline.
import { mount } from 'svelte';
import App from './App.svelte';
import { allRead, app, send, start } from './app.svelte';
import { whenIdle } from './kept/idle';
import { applyTheme } from './kept/look';
import { applyLanguage, fetchWords } from './words/language';
import { router } from './router.svelte';
import './style/app.css';

applyTheme();
applyLanguage();
router.start();
// What this phone knows is on its way while the page is put up.
const started = start();
const target = document.getElementById('app');
void fetchWords().then(() => {
  if (target) mount(App, { target });
  void started.then(standing).then(() => Promise.all([beginSession(), keepForOffline()]));
});

/** Resolves when the first page stands: what it asked for is here, and the phone has nothing to do. */
async function standing(): Promise<void> {
  await whenIdle();
  await allRead();
  await whenIdle();
}

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

// Messages for movement snacks, on a phone that was asked to show them.
if (localStorage.getItem('recoup-snack-messages') === 'on') void import('./snack/remind').then(({ watch }) => watch());

/** Registers the worker; a new build waits in the background until the person taps "Update". */
async function keepForOffline(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
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
