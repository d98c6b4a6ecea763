// Cuts the two fonts from npm down to what a Latin page needs, once per install:
// Bricolage at its display size for words and numbers, Instrument Sans for text.
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subset from 'subset-font';

const find = createRequire(import.meta.url).resolve;
const folder = new URL('../.fonts/', import.meta.url);

/** Basic Latin, Latin-1 and the typographic marks the catalogue and people's names use. */
const letters = [
  ...range(0x20, 0x7e),
  ...range(0xa0, 0xff),
  ...[...'ıŁłŒœŠšŽžĞğŞşĆćČčĐđ–—‘’‚“”„†•…‰‹›€™−×÷≤≥→←↑↓\u2009\u202f'].map((c) => c.codePointAt(0)),
];

const fonts = [
  {
    name: 'display',
    from: '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-opsz-normal.woff2',
    axes: { opsz: 56, wght: { min: 500, max: 800 } },
  },
  {
    name: 'text',
    from: '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
    axes: { wght: { min: 400, max: 700 } },
  },
];

function range(from, to) {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

async function isThere(path) {
  return stat(path).then(() => true, () => false);
}

await mkdir(folder, { recursive: true });
for (const { name, from, axes } of fonts) {
  const to = new URL(`${name}.woff2`, folder);
  if (await isThere(to)) continue;
  const text = String.fromCodePoint(...letters);
  const font = await subset(await readFile(find(from)), text, { targetFormat: 'woff2', variationAxes: axes });
  await writeFile(to, font);
  console.log(`fonts: ${name} ${font.length} bytes`);
}
