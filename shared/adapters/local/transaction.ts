import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '#shared/errors.ts';

/** Result codes of SQLite (https://sqlite.org/rescode.html) by their low byte. */
const CODES = new Map<number, { code: string; retryable: boolean; says: string }>([
  [5, { code: 'busy', retryable: true, says: 'is held by another process' }],
  [6, { code: 'busy', retryable: true, says: 'is held by this process' }],
  [8, { code: 'not-writable', retryable: false, says: 'cannot be written' }],
  [10, { code: 'io', retryable: true, says: 'cannot be read or written' }],
  [11, { code: 'corrupt', retryable: false, says: 'is damaged' }],
  [
    13,
    {
      code: 'disk-full',
      retryable: true,
      says: 'has no space left: free some and start again, nothing is half-written',
    },
  ],
  [14, { code: 'not-writable', retryable: false, says: 'cannot be opened' }],
  [26, { code: 'corrupt', retryable: false, says: 'is no database' }],
]);

/** An error of SQLite in words for whoever runs the program; what is none is given back as it is. */
export function sqliteError(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return error;
  const known = CODES.get(error.errcode & 0xff);
  if (known === undefined) return new StoreError('sqlite', `${file}: ${error.message}`, { cause: error });
  return new StoreError(known.code, `${file} ${known.says} (${error.message})`, {
    cause: error,
    retryable: known.retryable,
  });
}

/** All that `task` writes, or nothing. It must not wait for anything: the connection has one transaction at a time. */
export function inTransaction<T>(db: DatabaseSync, task: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = task();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk ends the transaction by itself.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** Runs `task` with SQLite's errors turned into `StoreError`. */
export function guarded<T>(db: DatabaseSync, task: () => T): T {
  try {
    return task();
  } catch (error) {
    throw sqliteError(error, db.location() ?? 'the database in memory');
  }
}
