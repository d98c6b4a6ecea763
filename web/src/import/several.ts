// Several files, or a folder of them, as the one file that an import takes: a ZIP without compression,
// made on this phone only when there is more than one.

/** A file, and its path from the folder on that was picked. */
export type Picked = { name: string; file: File };

/** What systems leave beside the files. */
const isLitter = (path: string) => path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');

/** What an input of files holds. */
export function pickedOf(files: FileList | null): Picked[] {
  const all = [...(files ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
  return all.length > 1 ? all.filter(({ name }) => !isLitter(name)) : all;
}

/** What was dropped, with everything in the folders among it. */
export async function droppedOf(dropped: DataTransfer): Promise<Picked[]> {
  // Entries are asked for at once: after the event they are gone.
  const entries = [...dropped.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  if (!entries.some((entry) => entry?.isDirectory)) return pickedOf(dropped.files);
  const found: Picked[] = [];
  for (const entry of entries) if (entry) await walk(entry, entry.name, found);
  return found;
}

async function walk(entry: FileSystemEntry, name: string, found: Picked[]): Promise<void> {
  if (isLitter(name)) return;
  if (entry.isFile) {
    const file = await new Promise<File>((take, fail) => (entry as FileSystemFileEntry).file(take, fail));
    found.push({ name, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A folder is told a hundred entries at a time, and none at its end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((take, fail) => reader.readEntries(take, fail));
    if (some.length === 0) return;
    for (const one of some) await walk(one, `${name}/${one.name}`, found);
  }
}

/** One file of many, the same bytes for the same files in whatever order they were picked. */
export async function asOne(picked: Picked[], title: string): Promise<File> {
  const { makeZip } = await import('client-zip');
  const inOrder = [...picked].sort((a, b) => (a.name < b.name ? -1 : 1));
  const entries = inOrder.map(({ name, file }) => ({ name, input: file, lastModified: new Date(file.lastModified) }));
  const blob = await new Response(makeZip(entries)).blob();
  return new File([blob], title, { type: 'application/zip' });
}
