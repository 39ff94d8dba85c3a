import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { StoreError } from '#shared/errors.ts';
import { fileError, systemCode } from './file-error.ts';
import { isProcessAlive } from './is-process-alive.ts';
import { sqliteError } from './transaction.ts';

export type DataFolderLock = {
  /** Gives the folder back; calling it again does nothing. */
  release(): void;
};

const LOCK_FILE = 'lock.db';
const OWNER_FILE = 'lock.json';
const Owner = z.object({ pid: z.int().positive() });

/**
 * Makes this process the only one that runs on the data folder; The lock is an SQLite one: the
 * system drops it with the process, however that ends, so none is ever stale.
 * `StoreError`: `data-in-use` when another process holds it, `disk-full`, `not-writable`.
 */
export function lockDataFolder(dir: string): DataFolderLock {
  const ownerFile = join(dir, OWNER_FILE);
  let lock: DatabaseSync | undefined;
  try {
    mkdirSync(dir, { recursive: true });
    lock = new DatabaseSync(join(dir, LOCK_FILE));
    lock.exec('BEGIN EXCLUSIVE');
    writeFileSync(ownerFile, JSON.stringify({ pid: process.pid }));
  } catch (error) {
    lock?.close();
    const known = fileError(sqliteError(error, join(dir, LOCK_FILE)), dir);
    if (known instanceof StoreError && known.code === 'busy') throw inUse(dir, ownerFile, known);
    throw known;
  }
  const held = lock;
  return {
    release() {
      if (!held.isOpen) return;
      rmSync(ownerFile, { force: true });
      held.close();
    },
  };
}

function inUse(dir: string, ownerFile: string, cause: StoreError): StoreError {
  const pid = readOwner(ownerFile);
  const who = pid === undefined ? 'another process' : `process ${pid}`;
  return new StoreError(
    'data-in-use',
    `${dir} is in use by ${who}: stop it first, or name another folder with --data`,
    {
      cause,
    },
  );
}

/** Undefined when the file is not written yet, or was left by a process that is gone. */
function readOwner(ownerFile: string): number | undefined {
  try {
    const owner = Owner.safeParse(JSON.parse(readFileSync(ownerFile, 'utf8')));
    return owner.success && isProcessAlive(owner.data.pid) ? owner.data.pid : undefined;
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
