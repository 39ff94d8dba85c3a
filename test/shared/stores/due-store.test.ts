import { beforeEach, expect, test } from 'vitest';
import { createSqliteTable } from '#shared/adapters/local/create-sqlite-table.ts';
import { openDatabase } from '#shared/adapters/local/open-database.ts';
import { ArticleId } from '#shared/model/ids.ts';
import { createDueStore, type DueStore, type DueWork } from '#shared/stores/due-store.ts';

const at = (hours: number) => new Date(Date.UTC(2024, 9, 21, hours));
const reread = (article: string, hours: number): DueWork => ({
  kind: 'reread',
  articleId: ArticleId.parse(article),
  dueAt: at(hours).toISOString(),
});

let store: DueStore;
beforeEach(() => {
  store = createDueStore(createSqliteTable(openDatabase(':memory:'), 'feeds'));
});

test('work is due at its time and not before, oldest first', async () => {
  await store.add(reread('late', 5));
  await store.add(reread('early', 3));
  await store.add(reread('future', 9));
  expect(await store.due('reread', at(2), 10)).toEqual([]);
  expect(await store.due('reread', at(5), 10)).toEqual([reread('early', 3), reread('late', 5)]);
  expect(await store.due('notify', at(9), 10)).toEqual([]);
});

test('work that was done does not come back when the same step puts it there again', async () => {
  await store.add(reread('a', 3));
  await store.done(reread('a', 3), at(4));
  await store.add(reread('a', 3));
  expect(await store.due('reread', at(5), 10)).toEqual([]);
});
