import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '#shared/errors.ts';
import { fileError } from './file-error.ts';
import { numberColumn } from './row.ts';
import { MIGRATIONS } from './schema.ts';
import { inTransaction, sqliteError } from './transaction.ts';

export type Database = DatabaseSync;

/** How long a statement waits for another process, e.g. a command that corrects a claim while the pipeline runs. */
const BUSY_TIMEOUT_MS = 10_000;

/**
 * Opens the database of a data folder, makes it where there is none and brings an older one up to date. `:memory:` works.
 *
 * WAL with `synchronous = NORMAL`: `kill -9` loses nothing that was answered. A power cut may lose the last transactions,
 * always from the end: the messages whose work is lost come back with it, and the work is done again.
 * `StoreError`: `newer-schema`, `not-ours`, `corrupt`, `disk-full`, `not-writable`, `busy`.
 */
export function openDatabase(file: string): Database {
  let db: DatabaseSync;
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    db = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
  } catch (error) {
    throw fileError(sqliteError(error, file), file);
  }
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    migrate(db, file);
    return db;
  } catch (error) {
    db.close();
    throw sqliteError(error, file);
  }
}

function migrate(db: Database, file: string): void {
  if (schemaVersion(db, file) === MIGRATIONS.length) return;
  // Somebody else may migrate at the same moment: the version counts that is read under the lock.
  inTransaction(db, () => {
    const version = schemaVersion(db, file);
    if (version === 0 && numberColumn(db.prepare('SELECT count(*) AS count FROM sqlite_schema').get(), 'count') > 0) {
      throw new StoreError('not-ours', `${file} is a database of another program: name another file or folder`);
    }
    for (const statements of MIGRATIONS.slice(version)) db.exec(statements);
    db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
  });
}

function schemaVersion(db: Database, file: string): number {
  const version = numberColumn(db.prepare('PRAGMA user_version').get(), 'user_version');
  if (version >= 0 && version <= MIGRATIONS.length) return version;
  throw new StoreError(
    'newer-schema',
    `${file} was written by a newer claimwire (schema ${version}, this one reads up to ${MIGRATIONS.length}): update, or use another folder`,
  );
}
