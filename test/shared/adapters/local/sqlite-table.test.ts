import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteTable } from '#shared/adapters/local/create-sqlite-table.ts';
import { type Database, openDatabase } from '#shared/adapters/local/open-database.ts';
import { textColumn } from '#shared/adapters/local/row.ts';
import { selectSql } from '#shared/adapters/local/select-sql.ts';
import { sortRange, type TableQuery } from '#shared/adapters/rules/table-query.ts';
import { tableContract } from '../contract/table.ts';
import { createTestClock } from '../contract/test-clock.ts';

tableContract('SQLite', async () => {
  const database = openDatabase(':memory:');
  return { table: createSqliteTable(database, 'things'), close: () => database.close() };
});

describe('SQLite', () => {
  let database: Database;
  beforeEach(() => {
    database = openDatabase(':memory:');
  });
  afterEach(() => database.close());

  it('keeps tables of different names apart', async () => {
    const [one, two] = [createSqliteTable(database, 'one'), createSqliteTable(database, 'two')];
    await one.put({ pk: 'a', sk: 'b', duePk: 'd', dueSk: '1' });
    expect(await two.get({ pk: 'a', sk: 'b' })).toBeUndefined();
    expect(await two.query({ pk: 'a' })).toEqual({ items: [] });
    expect(await two.query({ pk: 'd', index: 'due' })).toEqual({ items: [] });
    await two.delete({ pk: 'a', sk: 'b' });
    expect(await one.get({ pk: 'a', sk: 'b' })).toBeDefined();
  });

  it('drops expired rows by the clock it is given, in time', async () => {
    const { now, advance } = createTestClock();
    const table = createSqliteTable(database, 'things', { now });
    const expiresAt = now().getTime() / 1000 + 60;
    const write = async () => {
      for (let count = 0; count < 300; count += 1) await table.put({ pk: 'busy', sk: 'one' });
    };
    await table.put({ pk: 'a', sk: 'expires', expiresAt });
    await table.put({ pk: 'a', sk: 'stays' });
    await write();
    expect((await table.query({ pk: 'a' })).items).toHaveLength(2);
    advance(61_000);
    await write();
    expect((await table.query({ pk: 'a' })).items).toEqual([{ pk: 'a', sk: 'stays' }]);
  });

  it('drops nothing without a clock', async () => {
    const table = createSqliteTable(database, 'things');
    await table.put({ pk: 'a', sk: 'old', expiresAt: 1 });
    for (let count = 0; count < 600; count += 1) await table.put({ pk: 'busy', sk: 'one' });
    expect(await table.get({ pk: 'a', sk: 'old' })).toBeDefined();
  });

  it.each<[string, TableQuery, string]>([
    ['a partition', { pk: 'a' }, 'sqlite_autoindex_items_1 (tbl=? AND pk=?)'],
    [
      'a range, backwards',
      { pk: 'a', from: 'b', to: 'c', reverse: true },
      'sqlite_autoindex_items_1 (tbl=? AND pk=? AND sk>? AND sk<?)',
    ],
    ['what is due', { index: 'due', pk: 'a', to: 'c' }, 'items_due (tbl=? AND due_pk=? AND due_sk>? AND due_sk<?)'],
  ])('finds %s by an index and sorts nothing', (_, query, index) => {
    const range = sortRange(query);
    if (range.kind === 'empty') throw new Error('not empty');
    const { sql, values } = selectSql(query, range);
    const plan = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all('things', query.pk, ...values);
    expect(plan.map((row) => textColumn(row, 'detail'))).toEqual([`SEARCH items USING INDEX ${index}`]);
  });

  it('says that a row is damaged', async () => {
    const table = createSqliteTable(database, 'things');
    await table.put({ pk: 'a', sk: 'b' });
    database.exec(`UPDATE items SET json = '{"pk": 1}'`);
    await expect(table.get({ pk: 'a', sk: 'b' })).rejects.toMatchObject({ name: 'StoreError', code: 'corrupt' });
    database.exec(`UPDATE items SET json = '{"pk'`);
    await expect(table.query({ pk: 'a' })).rejects.toMatchObject({ name: 'StoreError', code: 'corrupt' });
  });

  it('takes back everything of a write that fails half-way', async () => {
    const table = createSqliteTable(database, 'things');
    database.exec(`CREATE TRIGGER full AFTER INSERT ON items BEGIN SELECT RAISE(ABORT, 'no'); END`);
    await expect(table.put({ pk: 'a', sk: 'b' })).rejects.toMatchObject({ name: 'StoreError', code: 'sqlite' });
    database.exec('DROP TRIGGER full');
    expect(database.isTransaction).toBe(false);
    expect(await table.get({ pk: 'a', sk: 'b' })).toBeUndefined();
  });
});
