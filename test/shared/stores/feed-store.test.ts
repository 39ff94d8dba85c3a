import { beforeEach, describe, expect, test } from 'vitest';
import { createSqliteTable } from '#shared/adapters/local/create-sqlite-table.ts';
import { openDatabase } from '#shared/adapters/local/open-database.ts';
import { FeedSource, type FeedState } from '#shared/model/feed.ts';
import { createFeedStore, type DueFeed, type FeedStore } from '#shared/stores/feed-store.ts';

const source = (id: string, url = `https://${id}.example/rss`): FeedSource =>
  FeedSource.parse({ id, url, outlet: id.toUpperCase(), fullText: 'page' });
const at = (minutes: number) => new Date(Date.UTC(2024, 9, 21, 6, minutes));

let store: FeedStore;
beforeEach(() => {
  store = createFeedStore(createSqliteTable(openDatabase(':memory:'), 'feeds'));
});

/** Hands out what is due, as a poll does; answers feed `a`. */
async function handOut(now: Date): Promise<DueFeed> {
  let found: DueFeed[] = [];
  await store.handOut(now, 10, async (due) => {
    found = due;
  });
  const due = found.find(({ feedId }) => feedId === 'a');
  if (!due) throw new Error('not due');
  return due;
}

/** What a poll would hand out, if it did not die over it. */
async function dueAt(now: Date, limit = 100): Promise<DueFeed[]> {
  let found: DueFeed[] = [];
  const die = async (due: DueFeed[]) => {
    found = due;
    throw new Error('died');
  };
  await store.handOut(now, limit, die).catch(() => undefined);
  return found;
}

async function answer(dueAt: string, next: Date, state?: FeedState): Promise<void> {
  const before = state ?? (await store.getState(source('a').id));
  if (!before) throw new Error('no state');
  await store.finishAttempt({ ...before, lastAttemptFor: dueAt, nextAttemptAt: next.toISOString() });
}

const dueIds = async (now: Date) => (await dueAt(now)).map(({ feedId }) => feedId).sort();

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

  test('an edited address is a feed never read, due at once; what was counted stays', async () => {
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
      isBackfilled: true,
      failures: 3,
    });
    await store.register([source('a', 'https://moved.example/rss')], at(10));
    const moved = await store.getState(source('a').id);
    expect(moved).toMatchObject({ url: 'https://moved.example/rss', entriesSeen: 7, failures: 0, isBackfilled: false });
    expect(moved).not.toHaveProperty('etag');
    expect(moved).not.toHaveProperty('bodyHash');
    expect(await dueIds(at(10))).toEqual(['a']);
  });
});

describe('due and lease', () => {
  test('a leased feed is left alone, and is due again when no answer comes', async () => {
    await store.register([source('a')], at(0));
    const first = await handOut(at(0));
    expect(await dueIds(at(14))).toEqual([]);
    // The same due time: what answers the second message has answered the first.
    expect(await dueAt(at(16))).toEqual([first]);
  });

  test('an answer that was faster than the lease has the last word', async () => {
    await store.register([source('a')], at(0));
    await store.handOut(at(0), 10, async ([due]) => answer(due?.dueAt ?? '', at(60)));
    expect(await dueIds(at(30))).toEqual([]);
    expect(await dueIds(at(60))).toEqual(['a']);
  });

  test('an answer to what was asked before the address was edited is not written', async () => {
    await store.register([source('a')], at(0));
    const { dueAt } = await handOut(at(0));
    const before = await store.getState(source('a').id);
    if (!before) throw new Error('no state');
    await store.register([source('a', 'https://moved.example/rss')], at(1));
    await store.finishAttempt({ ...before, lastAttemptFor: dueAt, nextAttemptAt: at(60).toISOString() });
    expect(await store.getState(before.feedId)).toMatchObject({ url: 'https://moved.example/rss' });
    expect(await dueIds(at(1))).toEqual(['a']);
  });

  test('an answer does not bring back a feed that was taken off the list, nor an older wording of the list', async () => {
    await store.register([source('a'), source('b')], at(0));
    const { dueAt } = await handOut(at(0));
    const before = await store.getState(source('a').id);
    if (!before) throw new Error('no state');
    await store.register([source('b')], at(1));
    await answer(dueAt, at(30), before);
    expect(await dueIds(at(500))).toEqual(['b']);
    await store.register([{ ...source('a'), outlet: 'New name' }, source('b')], at(501));
    await answer(at(30).toISOString(), at(560), before);
    expect(await store.getState(source('a').id)).toMatchObject({ source: { outlet: 'New name' } });
    expect(await dueIds(at(560))).toEqual(['a', 'b']);
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

  test('a state of another version fails alone, where it is read; the others are handed out', async () => {
    const table = createSqliteTable(openDatabase(':memory:'), 'feeds');
    store = createFeedStore(table);
    await store.register([source('a'), source('b')], at(0));
    const row = await table.get({ pk: 'FEED#a', sk: 'STATE' });
    if (!row) throw new Error('no row');
    await table.put({ ...row, value: { version: 2, feedId: 'a', nextAttemptAt: at(0).toISOString(), news: 1 } });
    expect(await dueIds(at(0))).toEqual(['a', 'b']);
    await handOut(at(0));
    expect(await dueIds(at(0))).toEqual([]);
    expect(await table.get({ pk: 'FEED#a', sk: 'STATE' })).toMatchObject({ value: { version: 2, news: 1 } });
    await expect(store.getState(source('a').id)).rejects.toMatchObject({ code: 'row-unreadable' });
  });

  test('more feeds than a row of the schedule holds', async () => {
    const many = Array.from({ length: 1500 }, (_, index) => source(`f${index}`));
    await store.register(many, at(0));
    expect(await store.handOut(at(0), 5000, async () => undefined)).toBe(1500);
    expect(await store.handOut(at(1), 5000, async () => undefined)).toBe(0);
    await store.register(many.slice(0, 500), at(2));
    expect(await store.handOut(at(30), 5000, async () => undefined)).toBe(500);
  });

  test('a table whose schedule was an index gets its rows', async () => {
    const table = createSqliteTable(openDatabase(':memory:'), 'feeds');
    store = createFeedStore(table);
    await store.register([source('a')], at(0));
    const row = await table.get({ pk: 'CONFIG', sk: 'FEEDS' });
    if (typeof row?.value !== 'object' || row.value === null || Array.isArray(row.value)) throw new Error('no list');
    const { rows: _rows, ...older } = row.value;
    await table.put({ pk: 'CONFIG', sk: 'FEEDS', value: older });
    expect(await dueIds(at(0))).toEqual([]);
    await store.register([source('a')], at(1));
    expect(await dueIds(at(1))).toEqual(['a']);
  });

  test('no more than asked for are handed out', async () => {
    await store.register(
      ['a', 'b', 'c', 'd', 'e'].map((id) => source(id)),
      at(0),
    );
    expect(await dueAt(at(0), 2)).toHaveLength(2);
  });
});
