// What docs/develop/phone.md names is there: each spec by its title, each picture by its file.
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/develop/phone.md', root), 'utf8');

test('every spec that the page of the phone app names has that title', () => {
  const named = [...page.matchAll(/([\w-]+) "([^"]+)"/g)];
  expect(named.length).toBeGreaterThan(40);
  const absent = named.filter(([, spec, title]) => {
    const file = new URL(`web/e2e/${spec}.spec.ts`, root);
    return !existsSync(file) || !new RegExp(`test\\(['\`]${title}`).test(readFileSync(file, 'utf8'));
  });
  expect(absent.map(([all]) => all)).toEqual([]);
});

test('every picture that it names is in the gallery', () => {
  const named = [...page.matchAll(/picture ([\w-]+)(?=;| \|)/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((name) => !existsSync(new URL(`docs/gallery/${name}.webp`, root)))).toEqual([]);
});
