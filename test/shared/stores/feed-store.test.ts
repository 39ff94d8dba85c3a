import { beforeEach, describe, expect, test } from 'vitest';
import { createSqliteTable } from '#shared/adapters/local/create-sqlite-table.ts';
import { openDatabase } from '#shared/adapters/local/open-database.ts';
import { FeedSource } from '#shared/model/feed.ts';
import { createFeedStore, type FeedStore } from '#shared/stores/feed-store.ts';

const source = (id: string, url = `https://${id}.example/rss`): FeedSource =>
  FeedSource.parse({ id, url, outlet: id.toUpperCase(), fullText: 'page' });
const at = (minutes: number) => new Date(Date.UTC(2024, 9, 21, 6, minutes));

let store: FeedStore;
beforeEach(() => {
  store = createFeedStore(createSqliteTable(openDatabase(':memory:'), 'feeds'));
});

const dueIds = async (now: Date) => (await store.due(now, 100)).map(({ feedId }) => feedId).sort();

describe('register', () => {
  test('new feeds are due at once', async () => {
    await store.register([source('a'), source('b')], at(0));
    expect(await dueIds(at(0))).toEqual(['a', 'b']);
  });

  test('a feed that was taken off the list is not due any more, and keeps its state', async () => {
    await store.register([source('a'), source('b')], at(0));
    await store.register([source('b')], at(1));
    expect(await dueIds(at(2))).toEqual(['b']);
    expect(await store.getState(source('a').id)).toBeDefined();
    expect(await store.registered()).toEqual(['b']);
  });

  test('an edited address starts with fresh validators and is due at once', async () => {
    await store.register([source('a')], at(0));
    const state = await store.getState(source('a').id);
    if (!state) throw new Error('no state');
    await store.finishAttempt({
      ...state,
      etag: '"1"',
      lastModified: 'Mon, 21 Oct 2024 06:00:00 GMT',
      bodyHash: 'x',
      lastAttemptFor: at(0).toISOString(),
      nextAttemptAt: at(500).toISOString(),
      entriesSeen: 7,
    });
    await store.register([source('a', 'https://moved.example/rss')], at(10));
    const moved = await store.getState(source('a').id);
    expect(moved).toMatchObject({ url: 'https://moved.example/rss', entriesSeen: 7 });
    expect(moved).not.toHaveProperty('etag');
    expect(moved).not.toHaveProperty('bodyHash');
    expect(await dueIds(at(10))).toEqual(['a']);
  });
});

describe('due and lease', () => {
  test('a leased feed is left alone, and is due again when no answer comes', async () => {
    await store.register([source('a')], at(0));
    const [first] = await store.due(at(0), 10);
    await store.lease(source('a').id, at(0));
    expect(await dueIds(at(14))).toEqual([]);
    const [second] = await store.due(at(16), 10);
    expect(second?.feedId).toBe('a');
    expect(first).toBeDefined();
  });

  test('what is answered twice for the same due time is written once', async () => {
    await store.register([source('a')], at(0));
    const state = await store.getState(source('a').id);
    if (!state) throw new Error('no state');
    const answered = { ...state, lastAttemptFor: at(0).toISOString(), nextAttemptAt: at(30).toISOString() };
    await store.finishAttempt({ ...answered, attempts: 1 });
    await store.finishAttempt({ ...answered, attempts: 2 });
    expect((await store.getState(source('a').id))?.attempts).toBe(1);
    expect(await dueIds(at(29))).toEqual([]);
    expect(await dueIds(at(30))).toEqual(['a']);
  });

  test('no more than asked for are handed out', async () => {
    await store.register(
      ['a', 'b', 'c', 'd', 'e'].map((id) => source(id)),
      at(0),
    );
    expect(await store.due(at(0), 2)).toHaveLength(2);
  });
});

test('entries are remembered by feed and key', async () => {
  const { id } = source('a');
  await store.markSeen(id, 'k1', { contentHash: 'h1', firstSeenAt: at(0).toISOString() }, at(0));
  await store.markSeen(id, 'k1', { contentHash: 'h2', firstSeenAt: at(0).toISOString() }, at(5));
  const seen = await store.seenEntries(id);
  expect([...seen]).toEqual([['k1', { contentHash: 'h2', firstSeenAt: at(0).toISOString() }]]);
  expect(await store.seenEntries(source('b').id)).toEqual(new Map());
});
