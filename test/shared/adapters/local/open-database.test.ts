import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSqliteTable } from '#shared/adapters/local/create-sqlite-table.ts';
import { openDatabase } from '#shared/adapters/local/open-database.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimwire-database-'));
  file = join(folder, 'new', 'data.sqlite');
});
afterEach(() => rm(folder, { recursive: true }));

const failure = (code: string, message: RegExp) =>
  expect.objectContaining({ name: 'StoreError', code, message: expect.stringMatching(message) });

it('makes folder and file, keeps a write-ahead log and can be opened again', async () => {
  const first = openDatabase(file);
  expect(first.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  await createSqliteTable(first, 'things').put({ pk: 'a', sk: 'b' });
  first.close();
  const second = openDatabase(file);
  expect(await createSqliteTable(second, 'things').get({ pk: 'a', sk: 'b' })).toEqual({ pk: 'a', sk: 'b' });
  second.close();
});

it('serves two connections, which see each other', async () => {
  const [first, second] = [openDatabase(file), openDatabase(file)];
  const [mine, yours] = [createSqliteTable(first, 'things'), createSqliteTable(second, 'things')];
  for (let count = 0; count < 20; count += 1) {
    const writer = count % 2 === 0 ? mine : yours;
    const condition = count === 0 ? { absent: true as const } : { equals: { count: count - 1 } };
    expect(await writer.put({ pk: 'a', sk: 'b', count }, condition)).toBe(true);
  }
  first.close();
  second.close();
});

it('leaves a database of a newer version alone', () => {
  openDatabase(file).close();
  const newer = new DatabaseSync(file);
  newer.exec('PRAGMA user_version = 99');
  newer.close();
  expect(() => openDatabase(file)).toThrow(failure('newer-schema', /newer claimwire \(schema 99.*update/));
});

it('leaves the database of another program alone', async () => {
  const other = new DatabaseSync(join(folder, 'other.sqlite'));
  other.exec('CREATE TABLE songs (title TEXT)');
  expect(() => openDatabase(join(folder, 'other.sqlite'))).toThrow(failure('not-ours', /another program/));
  other.close();
});

it('says that a file is no database, is damaged or cannot be there', async () => {
  await writeFile(join(folder, 'text.sqlite'), 'a text of some length that is no database at all'.repeat(100));
  expect(() => openDatabase(join(folder, 'text.sqlite'))).toThrow(failure('corrupt', /is no database/));
  expect(() => openDatabase(folder)).toThrow(failure('not-writable', /cannot be opened/));
  expect(() => openDatabase(join(folder, 'text.sqlite', 'below.sqlite'))).toThrow(
    failure('bad-key', /a file and a folder/),
  );
});
