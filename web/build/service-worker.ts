// Writes dist/sw.js: a small worker that holds everything this build emitted, so that the
// app opens without a network. A new build waits until the person taps "Update".
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const beside = ['/', '/early.js', '/manifest.webmanifest', '/icon.svg'];

export function serviceWorker(): Plugin {
  let folder = 'public';
  return {
    name: 'recoup-service-worker',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      folder = config.publicDir;
    },
    generateBundle(_, bundle) {
      const emitted = Object.keys(bundle).filter((name) => name !== 'index.html' && !name.endsWith('.map'));
      const held = [...beside, ...emitted.map((name) => `/${name}`)].sort();
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: worker(held, version(held, bundle, folder)) });
    },
  };
}

/** Changes whenever any file does: hashed names say so for all but the page itself and what lies beside it. */
function version(held: string[], bundle: Record<string, { type: string }>, folder: string): string {
  const page = bundle['index.html'] as { source?: string | Uint8Array } | undefined;
  const hash = createHash('sha256').update(held.join()).update(page?.source ?? '');
  for (const name of beside.slice(1)) hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 12);
}

function worker(held: string[], name: string): string {
  return `// Holds one build of the app. API answers are kept by the page, never here.
const CACHE = 'recoup-${name}';
const FILES = ${JSON.stringify(held)};

addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)));
});

addEventListener('activate', (event) => {
  const old = (names) => names.filter((name) => name.startsWith('recoup-') && name !== CACHE);
  event.waitUntil(
    caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))).then(() => clients.claim()),
  );
});

addEventListener('message', (event) => {
  if (event.data === 'activate') skipWaiting();
});

// A message was touched: the page that is open hears which button; without one it opens.
addEventListener('notificationclick', (event) => {
  event.notification.close();
  const snack = event.action === 'later' ? 'later' : 'open';
  event.waitUntil(clients.matchAll({ type: 'window' }).then(async ([page]) => {
    if (event.notification.tag === 'rest') return page ? page.focus() : clients.openWindow('/');
    if (!page) return clients.openWindow('/snack');
    page.postMessage({ snack });
    if (snack === 'open') await page.focus();
  }));
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || url.pathname.startsWith('/api/')) return;
  const key = request.mode === 'navigate' ? '/' : request;
  event.respondWith(caches.open(CACHE).then((cache) => cache.match(key)).then((kept) => kept ?? fetch(request)));
});
`;
}
