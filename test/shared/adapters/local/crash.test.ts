import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFileBlobs } from '#shared/adapters/local/create-file-blobs.ts';
import { createSqliteQueue } from '#shared/adapters/local/create-sqlite-queue.ts';
import { createSqliteTable } from '#shared/adapters/local/create-sqlite-table.ts';
import { openDatabase } from '#shared/adapters/local/open-database.ts';
import { kill, linesOf, startChild } from './children/start.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimwire-crash-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** The writer is killed in the middle of its next round; answers the last count that it has confirmed. */
async function writeAndKill(first: number, confirmations: number): Promise<number> {
  const child = startChild('crash-writer.ts', folder, String(first));
  let last = -1;
  for await (const line of linesOf(child)) {
    last = Number(line);
    if (last === first + confirmations) await kill(child);
  }
  return last;
}

it('loses nothing that was answered when the writer is killed, and leaves nothing half-written', async () => {
  let next = 0;
  for (const confirmations of [0, 3, 10, 17]) {
    const last = await writeAndKill(next, confirmations);
    expect(last).toBeGreaterThanOrEqual(next + confirmations);
    next = last + 1;
    await checkBlobs(last);
    await checkDatabase(last);
  }
}, 30_000);

async function checkBlobs(last: number): Promise<void> {
  const blobs = createFileBlobs(join(folder, 'site'));
  const left = (await readdir(folder, { recursive: true })).filter((name) => name.includes('.tmp-'));
  expect(left).toEqual([]);
  for (let count = 0; count <= last; count += 1) {
    const entry = await blobs.get(`entries/${count}.json`);
    expect(entry && countIn(entry.body)).toBe(count);
  }
  for (const page of [0, 1, 2].filter((remainder) => remainder <= last)) {
    const stored = await blobs.get(`pages/${page}.html`);
    const count = stored ? countIn(stored.body) : Number.NaN;
    // The next write of this page may have got through without being confirmed.
    expect([last - ((last - page) % 3), last - ((last - page) % 3) + 3]).toContain(count);
    expect(stored).toMatchObject({ contentType: 'text/html', cacheControl: `max-age=${count}` });
  }
}

async function checkDatabase(last: number): Promise<void> {
  const database = openDatabase(join(folder, 'data.sqlite'));
  const { items } = await createSqliteTable(database, 'things').query({ pk: 'count' });
  for (let count = 0; count <= last; count += 1) {
    expect(items[count]?.body && countIn(Buffer.from(String(items[count]?.body)))).toBe(count);
  }
  const queue = createSqliteQueue(database, { name: 'work', fifo: false, now: () => new Date() });
  expect(queue.depth().visible).toBeGreaterThanOrEqual(last + 1);
  database.close();
}

/** The count that a whole body carries at both ends. */
function countIn(body: Uint8Array): number {
  const [start = '', middle = '', end = ''] = Buffer.from(body).toString().split(':');
  return start === end && middle.length === 20_000 ? Number(start) : Number.NaN;
}
