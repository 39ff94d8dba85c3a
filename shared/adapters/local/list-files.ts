import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isBlobKey } from '../rules/blob-key.ts';
import { fileError, systemCode } from './file-error.ts';

/** Keys of the plain files (whatever else lies there is passed over) under `base` that start with `prefix`, in the byte order of the keys. */
export async function* listFiles(base: string, prefix: string, folderKey = ''): AsyncGenerator<string> {
  const entries = (await entriesOf(join(base, folderKey)))
    // A folder sorts as its name with the slash that follows in the keys: `a-b` stands before `a/b`.
    .map((entry) => ({ entry, key: `${folderKey}${entry.name}${entry.isDirectory() ? '/' : ''}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  for (const { entry, key } of entries) {
    if (entry.isDirectory()) {
      if (key.startsWith(prefix) || prefix.startsWith(key)) yield* listFiles(base, prefix, key);
    } else if (entry.isFile() && key.startsWith(prefix) && isBlobKey(key)) yield key;
  }
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return [];
    throw fileError(error, folder);
  }
}
