// Fails when the first load grows over its budget: what the page itself asks for before
// anybody touches anything, compressed as it is sent, and the fonts beside it. The budget is
// 60 KB with the day's data; 6 KB of it are left to the data, which the server compresses.
import { readdir, readFile, stat } from 'node:fs/promises';

const KB = 1024;
const budget = { load: (60 - 6) * KB, fonts: 70 * KB };
const dist = new URL('../dist/', import.meta.url);

const page = await readFile(new URL('index.html', dist), 'utf8');
const asked = [...page.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map((m) => m[1]);
const first = ['index.html', ...asked];
const names = await readdir(new URL('assets/', dist));
const fonts = names.filter((name) => name.endsWith('.woff2')).map((name) => `assets/${name}`);
const lazy = names.filter((name) => /\.(js|css)$/.test(name)).map((name) => `assets/${name}`).filter((name) => !asked.includes(name));

const size = async (name) => (await stat(new URL(name, dist))).size;
const sum = async (list, end = '') => (await Promise.all(list.map((name) => size(name + end)))).reduce((a, b) => a + b, 0);

const load = { br: await sum(first, '.br'), gz: await sum(first, '.gz') };
const face = await sum(fonts);
const kb = (bytes) => `${(bytes / KB).toFixed(1)} KB`;
console.log(`first load  ${kb(load.br)} brotli (budget ${kb(budget.load)}), ${kb(load.gz)} gzip: ${first.join(' ')}`);
console.log(`fonts       ${kb(face)} (budget ${kb(budget.fonts)}): ${fonts.length} files`);
console.log(`on demand   ${kb(await sum(lazy, '.gz'))} gzip, ${kb(await sum(lazy, '.br'))} brotli in ${lazy.length} files`);
if (asked.length === 0 || fonts.length === 0) throw new Error('size: dist/ holds no build; run npm run build first');
if (load.br > budget.load || face > budget.fonts) throw new Error('size: over the budget');
