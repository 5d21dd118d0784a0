/** The files in what was dropped: single ones, and all in folders, to any depth. */

export interface Given {
  name: string;
  body: Blob;
}

/** Reads out the items of a drop. Hidden files (`.DS_Store` and the like) are left out. */
export async function filesOf(items: readonly DataTransferItem[]): Promise<Given[]> {
  // All entries are asked for at once: a DataTransfer forgets its items when its event is over.
  const entries = items.map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const found = await Promise.all(entries.map(filesIn));
  return found.flat();
}

async function filesIn(entry: FileSystemEntry): Promise<Given[]> {
  if (entry.name.startsWith('.')) return [];
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    return [{ name: entry.fullPath.replace(/^\//, ''), body: file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: Given[] = [];
  for (;;) {
    // A folder comes in batches of a hundred; the end is an empty one.
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (batch.length === 0) return found;
    const inner = await Promise.all(batch.map(filesIn));
    found.push(...inner.flat());
  }
}
