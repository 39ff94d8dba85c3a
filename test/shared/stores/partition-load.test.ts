import { expect, test } from 'vitest';
import { loadStories } from '#local/config.ts';
import { createSqliteTable } from '#shared/adapters/local/create-sqlite-table.ts';
import { openDatabase } from '#shared/adapters/local/open-database.ts';
import { FeedSource } from '#shared/model/feed.ts';
import type { Item, Table } from '#shared/ports.ts';
import { createFeedStore } from '#shared/stores/feed-store.ts';
import { makeDeps, SOURCE } from '../steps/make-deps.ts';
import { FIRST, type Item as NewsItem, runSteps, SECOND } from '../steps/run-steps.ts';

/** DynamoDB: what one partition takes in a second, in units of 1 KB written and 4 KB read. */
const MAX_WRITES = 1000;
const MAX_READS = 3000;
const FEEDS = 100_000;
/** A million articles a day, in a second. */
const ARTICLES_PER_SECOND = 1_000_000 / 86_400;

type Load = Map<string, { writes: number; reads: number }>;

/** Notes the units that each partition takes, those of the index under `due: …`. */
function watched(table: Table, load: Load): Table {
  const bytes = (item: Item | undefined) => Buffer.byteLength(JSON.stringify(item ?? null));
  const note = (partition: string, kind: 'writes' | 'reads', units: number) => {
    const entry = load.get(partition) ?? { writes: 0, reads: 0 };
    entry[kind] += units;
    load.set(partition, entry);
  };
  return {
    async get(key) {
      const item = await table.get(key);
      note(key.pk, 'reads', Math.ceil(bytes(item) / 4096));
      return item;
    },
    async put(item, condition) {
      note(item.pk, 'writes', Math.ceil(bytes(item) / 1024));
      // An entry of the index that moves is taken away and put again.
      if (item.duePk !== undefined) note(`due: ${item.duePk}`, 'writes', 2 * Math.ceil(bytes(item) / 1024));
      return table.put(item, condition);
    },
    async delete(key, condition) {
      note(key.pk, 'writes', 1);
      return table.delete(key, condition);
    },
    async query(query) {
      const page = await table.query(query);
      const read = page.items.reduce((sum, item) => sum + bytes(item), 0);
      note(query.index === undefined ? query.pk : `due: ${query.pk}`, 'reads', Math.ceil(read / 4096));
      return page;
    },
  };
}

const hottest = (load: Load, kind: 'writes' | 'reads') => Math.max(0, ...[...load.values()].map((each) => each[kind]));

test('a poll over a hundred thousand feeds keeps every partition under its limit, were it all in one second', async () => {
  const load: Load = new Map();
  const store = createFeedStore(watched(createSqliteTable(openDatabase(':memory:'), 'feeds'), load));
  const feeds = Array.from({ length: FEEDS / 10 }, (_, index) =>
    FeedSource.parse({
      id: `outlet-with-a-long-name-${index}`,
      url: `https://o${index}.example/rss`,
      outlet: 'O',
      fullText: 'feed',
    }),
  );
  const now = new Date('2024-10-21T06:00:00Z');
  // The rows of the schedule are alike: a tenth of the feeds loads each of its partitions as all of them do.
  await store.register(feeds, now);
  load.clear();
  expect(await store.handOut(now, FEEDS, async () => undefined)).toBe(FEEDS / 10);
  expect(hottest(load, 'writes')).toBeLessThan(MAX_WRITES / 2);
  expect(hottest(load, 'reads')).toBeLessThan(MAX_READS / 2);
  expect(hottest(load, 'writes')).toBeGreaterThan(0);
});

test('a million articles a day, all of one story, keep its partition and the due list under their limits', async () => {
  const deps = makeDeps(loadStories(), [{ ...SOURCE, fullText: 'feed' }]);
  const load: Load = new Map();
  const third: NewsItem = { ...SECOND, guid: 'third', title: `${SECOND.title} again` };
  await runSteps(deps, '2024-10-21T06:00:00Z', [FIRST]);
  const counted = {
    ...deps,
    storyTable: watched(deps.storyTable, load),
    feedTable: watched(deps.feedTable, load),
    articleTable: watched(deps.articleTable, load),
  };
  await runSteps(counted, '2024-10-22T06:00:00Z', [SECOND, third, FIRST]);
  const perArticle = [...load].filter(([partition]) => !/^(?:FEED|SCHEDULE|CONFIG|SITE)/.test(partition));
  for (const [partition, { writes }] of perArticle) {
    expect(`${partition}: ${(writes / 2) * ARTICLES_PER_SECOND < MAX_WRITES}`).toBe(`${partition}: true`);
  }
  expect(perArticle.some(([partition]) => partition.startsWith('STORY#'))).toBe(true);
  expect(perArticle.some(([partition]) => partition === 'due: reread')).toBe(true);
  deps.close();
});
