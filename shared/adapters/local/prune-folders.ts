import { rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCode } from './file-error.ts';

/** Removes `folder` and those above it, up to but not including `base`, as long as they are empty. */
export async function pruneFolders(base: string, folder: string): Promise<void> {
  for (let path = folder; path.startsWith(`${base}/`); path = dirname(path)) {
    try {
      await rmdir(path);
    } catch (error) {
      if (['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(systemCode(error) ?? '')) return;
      throw error;
    }
  }
}
