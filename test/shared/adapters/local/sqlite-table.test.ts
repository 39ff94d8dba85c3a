import { createSqliteTable } from '#shared/adapters/local/create-sqlite-table.ts';
import { openDatabase } from '#shared/adapters/local/open-database.ts';
import { tableContract } from '../contract/table.ts';

tableContract('SQLite', async () => {
  const database = openDatabase(':memory:');
  return { table: createSqliteTable(database, 'things'), close: () => database.close() };
});
