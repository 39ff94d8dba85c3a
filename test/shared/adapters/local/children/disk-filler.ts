import { readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createFileBlobs } from '#shared/adapters/local/create-file-blobs.ts';
import { createSqliteTable } from '#shared/adapters/local/create-sqlite-table.ts';
import { openDatabase } from '#shared/adapters/local/open-database.ts';
import { StoreError } from '#shared/errors.ts';

/** Fills the small volume that the folder is, with blobs and then, after some are deleted, with rows, and reports on stdout how that went. */
const [, , folder = ''] = process.argv;
const site = join(folder, 'site');
const blobs = createFileBlobs(site);
const body = (count: number) => `${count}:${'x'.repeat(9_000)}:${count}`;
const table = createSqliteTable(openDatabase(join(folder, 'data.sqlite')), 'things');

async function fill(write: (count: number) => Promise<unknown>): Promise<{ written: number; error: unknown }> {
  for (let count = 0; ; count += 1) {
    try {
      await write(count);
    } catch (error) {
      const { code, message, retryable } = error instanceof StoreError ? error : { message: String(error) };
      return { written: count, error: { code, message, retryable } };
    }
  }
}

const files = await fill((count) => blobs.put(`pages/${count}.html`, body(count), { contentType: 'text/html' }));
let whole = 0;
for (let count = 0; count <= files.written; count += 1) {
  const stored = await blobs.get(`pages/${count}.html`);
  if (stored && Buffer.from(stored.body).toString() === body(count)) whole += 1;
}
const names = [site, join(site, 'pages')].flatMap((path) => readdirSync(path));
for (let count = 0; count < files.written / 2; count += 1) await blobs.delete(`pages/${count}.html`);
const afterRoom = await blobs.put('pages/0.html', 'small', { contentType: 'text/html' });
const rows = await fill((count) => table.put({ pk: 'count', sk: String(count), body: body(count) }));
const readable = (await table.query({ pk: 'count' })).items.length;
writeSync(1, JSON.stringify({ rows, readable, files, whole, names, afterRoom }));
