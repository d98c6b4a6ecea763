// How the app is built: one page, hashed files, a service worker that knows them all,
// and a .br and .gz beside each so that the server only picks one.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { precompress } from './build/precompress.ts';
import { serviceWorker } from './build/service-worker.ts';

const api = process.env['RECOUP_API'] ?? 'http://127.0.0.1:7878';

export default defineConfig({
  plugins: [svelte(), serviceWorker(), precompress()],
  build: {
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    assetsDir: 'assets',
    // What every page needs comes in one piece: each file more of the first load costs a phone a request.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'base', test: /node_modules|\/parts\/Icon\.|\/words\/language\./, minShareCount: 2 }] } } },
  },
  server: { proxy: { '/api': api } },
  test: { include: ['src/**/*.test.ts', 'build/**/*.test.ts'], environment: 'node' },
});
