import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from './file-error.ts';
import { isProcessAlive } from './is-process-alive.ts';
import { temporaryOwner } from './write-file.ts';

/** Removes what writers that were killed left behind; what a living process is writing stays. */
export function sweepTemporaryFiles(folder: string): void {
  for (const name of namesIn(folder)) {
    const owner = temporaryOwner(name);
    if (owner === undefined || owner.isThisRun) continue;
    const isBeingWritten = owner.pid !== process.pid && isProcessAlive(owner.pid);
    if (!isBeingWritten) rmSync(join(folder, name), { force: true });
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}
