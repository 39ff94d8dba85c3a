import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from './file-error.ts';
import { isProcessAlive } from './is-process-alive.ts';
import { temporaryOwner } from './write-file.ts';

/** No write takes so long: the process id has been given to another program since. */
const OLD_MS = 60 * 60 * 1000;

/** Removes what writers that were killed left behind; what a living process is writing stays. */
export function sweepTemporaryFiles(folder: string): void {
  for (const name of namesIn(folder)) {
    const owner = temporaryOwner(name);
    if (owner === undefined || owner.isThisRun) continue;
    const path = join(folder, name);
    const isBeingWritten = owner.pid !== process.pid && isProcessAlive(owner.pid) && !isOld(path);
    if (!isBeingWritten) rmSync(path, { force: true });
  }
}

function isOld(path: string): boolean {
  const written = statSync(path, { throwIfNoEntry: false });
  return written !== undefined && Date.now() - written.mtimeMs > OLD_MS;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}
