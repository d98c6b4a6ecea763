import { describe, expect, test } from 'vitest';
import { asOne, pickedOf, type Picked } from './several';

const at = (path: string, text: string): Picked => ({ name: path, file: new File([text], path.split('/').at(-1)!, { lastModified: Date.UTC(2026, 0, 2) }) });

describe('several files as one', () => {
  test('are a ZIP of the same bytes in whatever order they were picked', async () => {
    const [a, b] = [at('logs/a.csv', 'one'), at('logs/b.csv', 'two')];
    const one = await (await asOne([a, b], '2 files')).arrayBuffer();
    const other = await (await asOne([b, a], '2 files')).arrayBuffer();
    expect(new Uint8Array(other)).toEqual(new Uint8Array(one));
    const text = new TextDecoder('latin1').decode(one);
    expect(text.startsWith('PK\x03\x04')).toBe(true);
    for (const part of ['logs/a.csv', 'one', 'logs/b.csv', 'two']) expect(text).toContain(part);
  });

  test('leave out what systems put beside them, but never a single file', () => {
    const list = (...picked: Picked[]) => picked.map(({ name, file }) => Object.defineProperty(file, 'webkitRelativePath', { value: name })) as unknown as FileList;
    const names = pickedOf(list(at('x/a.csv', ''), at('x/.DS_Store', ''), at('__MACOSX/a.csv', ''))).map(({ name }) => name);
    expect(names).toEqual(['x/a.csv']);
    expect(pickedOf(list(at('.log.csv', '')))).toHaveLength(1);
    expect(pickedOf(null)).toEqual([]);
  });
});
