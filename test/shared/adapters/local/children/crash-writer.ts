import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { createFileBlobs } from '#shared/adapters/local/create-file-blobs.ts';
import { createSqliteQueue } from '#shared/adapters/local/create-sqlite-queue.ts';
import { createSqliteTable } from '#shared/adapters/local/create-sqlite-table.ts';
import { openDatabase } from '#shared/adapters/local/open-database.ts';

/** Writes to all stores of the folder without end, from the given number on, and says on stdout what has been answered. */
const [, , folder = '', first = '0'] = process.argv;
const blobs = createFileBlobs(join(folder, 'site'));
const database = openDatabase(join(folder, 'data.sqlite'));
const table = createSqliteTable(database, 'things');
const queue = createSqliteQueue(database, { name: 'work', fifo: false, now: () => new Date() });

for (let count = Number(first); ; count += 1) {
  // Body and headers both carry the count: a reader sees whether they belong together and whether the body is whole.
  const body = `${count}:${'x'.repeat(20_000)}:${count}`;
  await blobs.put(`pages/${count % 3}.html`, body, { contentType: 'text/html', cacheControl: `max-age=${count}` });
  await blobs.put(`entries/${count}.json`, body, { contentType: 'application/json' }, { ifAbsent: true });
  await table.put({ pk: 'count', sk: String(count).padStart(8, '0'), body });
  await queue.send([{ body: count }]);
  writeSync(1, `${count}\n`);
}
