import { join } from 'node:path';
import { createFileBlobs } from '#shared/adapters/local/create-file-blobs.ts';
import { createSqliteQueue, type LocalQueue } from '#shared/adapters/local/create-sqlite-queue.ts';
import { createSqliteTable } from '#shared/adapters/local/create-sqlite-table.ts';
import { openDatabase } from '#shared/adapters/local/open-database.ts';
import { FIFO_QUEUE, type QueueName } from '#shared/names.ts';
import type { Blobs, Clock, Table } from '#shared/ports.ts';

/** When a message that failed is tried again, in ms: soon, since somebody may be waiting for the run to end. */
const VISIBILITY_MS = 60_000;

export type LocalStores = {
  articleBlobs: Blobs;
  siteBlobs: Blobs;
  feedTable: Table;
  articleTable: Table;
  storyTable: Table;
  queues: Readonly<Record<QueueName, LocalQueue>>;
  siteDir: string;
  close(): void;
};

/** What lies in a data folder. A run holds the folder's lock; commands that look, or leave one row, need not. */
export function openStores(dataDir: string, now: Clock): LocalStores {
  const database = openDatabase(join(dataDir, 'claimwire.sqlite'));
  const siteDir = join(dataDir, 'site');
  const queue = (name: QueueName) =>
    createSqliteQueue(database, { name, fifo: name === FIFO_QUEUE, now, visibilityMs: VISIBILITY_MS });
  return {
    articleBlobs: createFileBlobs(join(dataDir, 'articles')),
    siteBlobs: createFileBlobs(siteDir),
    feedTable: createSqliteTable(database, 'feeds'),
    articleTable: createSqliteTable(database, 'articles'),
    storyTable: createSqliteTable(database, 'stories'),
    queues: {
      fetch: queue('fetch'),
      read: queue('read'),
      analyse: queue('analyse'),
      publish: queue('publish'),
      notify: queue('notify'),
    },
    siteDir,
    close: () => database.close(),
  };
}
