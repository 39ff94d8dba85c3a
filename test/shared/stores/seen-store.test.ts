import { beforeEach, describe, expect, test } from 'vitest';
import { createSqliteTable } from '#shared/adapters/local/create-sqlite-table.ts';
import { openDatabase } from '#shared/adapters/local/open-database.ts';
import { FeedId } from '#shared/model/ids.ts';
import type { Table } from '#shared/ports.ts';
import { createSeenStore, type SeenStore } from '#shared/stores/seen-store.ts';

const A = FeedId.parse('a');
const day = (number: number) => new Date(Date.UTC(2024, 0, number));

let table: Table;
let store: SeenStore;
let writes = 0;
beforeEach(() => {
  const real = createSqliteTable(openDatabase(':memory:'), 'feeds');
  writes = 0;
  table = {
    ...real,
    put: (...put) => {
      writes += 1;
      return real.put(...put);
    },
  };
  store = createSeenStore(table);
});

describe('what a feed has shown', () => {
  test('is remembered by feed', async () => {
    await store.remember(A, ['m1', 'm2'], day(1));
    await store.remember(A, ['m3'], day(2));
    expect(await store.marks(A)).toEqual(new Set(['m1', 'm2', 'm3']));
    expect(await store.marks(FeedId.parse('b'))).toEqual(new Set());
  });

  test('is written only when something changes, and once a week while it stays', async () => {
    await store.remember(A, [], day(1));
    expect(writes).toBe(0);
    await store.remember(A, ['m1'], day(1));
    await store.remember(A, ['m1'], day(8));
    expect(writes).toBe(1);
    await store.remember(A, ['m1'], day(9));
    expect(writes).toBe(2);
  });

  test('is forgotten a quarter of a year after it was last shown', async () => {
    await store.remember(A, ['stays', 'goes'], day(1));
    await store.remember(A, ['stays'], day(60));
    await store.remember(A, ['new'], day(92));
    expect(await store.marks(A)).toEqual(new Set(['stays', 'new']));
  });

  test('is bounded, and what is shown now goes before what was', async () => {
    const many = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}${index}`);
    await store.remember(A, ['shown', ...many('a', 2000)], day(1));
    await store.remember(A, many('b', 2000), day(2));
    await store.remember(A, ['shown', ...many('c', 1000)], day(3));
    const kept = await store.marks(A);
    expect(kept.size).toBe(4000);
    for (const mark of ['shown', 'b0', 'b1999', 'c0', 'c999']) expect(kept.has(mark)).toBe(true);
    const row = await table.get({ pk: 'FEED#a', sk: 'SEEN' });
    expect(JSON.stringify(row).length).toBeLessThan(100_000);
  });

  test('survives two runs at once', async () => {
    await Promise.all(['m1', 'm2', 'm3'].map((mark) => store.remember(A, [mark], day(1))));
    expect(await store.marks(A)).toEqual(new Set(['m1', 'm2', 'm3']));
  });
});
