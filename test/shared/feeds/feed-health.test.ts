import { describe, expect, test } from 'vitest';
import { feedHealth, troubleFirst } from '#shared/feeds/feed-health.ts';
import { FEED_STATES, FeedHealth, type FeedState } from '#shared/model/feed.ts';
import { FeedId } from '#shared/model/ids.ts';
import { hoursAgo, state } from './feed-examples.ts';

describe('feedHealth', () => {
  test('a feed that is well', () => {
    const health = feedHealth(
      state({
        state: 'not-modified',
        stateSince: hoursAgo(40),
        lastAttemptAt: hoursAgo(0),
        recentEntryTimes: [hoursAgo(1), hoursAgo(6), hoursAgo(12)],
        attempts: 9,
        notModified: 3,
      }),
    );
    expect(health).toMatchObject({
      condition: 'well',
      newestEntryAt: hoursAgo(1),
      entriesADay: 4,
      notModifiedShare: 0.33,
    });
    expect(health.listedUrl).toBeUndefined();
    expect(FeedHealth.parse(health)).toEqual(health);
  });

  test('a feed before its first attempt', () => {
    const health = feedHealth(state({ lastSuccessAt: undefined }));
    expect(health.condition).toBe('unread');
    expect(health.entriesADay).toBeUndefined();
    expect(health.notModifiedShare).toBeUndefined();
  });

  test('a feed that has moved, and one whose entries are of one hour', () => {
    const moved = state({
      url: 'https://new.example/f',
      lastAttemptAt: hoursAgo(0),
      recentEntryTimes: [hoursAgo(0.2), hoursAgo(0.5)],
    });
    expect(feedHealth(moved)).toMatchObject({ url: 'https://new.example/f', listedUrl: 'https://wire.example/f' });
    expect(feedHealth(moved).entriesADay).toBeUndefined();
  });

  test('every state is a condition', () => {
    const conditions = FEED_STATES.map((name) => feedHealth(state({ state: name, reason: 'why' })));
    expect(conditions.filter(({ condition }) => condition === 'well')).toHaveLength(3);
    expect(conditions.filter(({ condition }) => condition === 'odd').map((feed) => feed.state)).toEqual([
      'empty',
      'undated',
      'silent',
    ]);
    expect(conditions.every(({ condition, reason }) => (condition === 'failing') === (reason === 'why'))).toBe(true);
  });
});

test('trouble is on top', () => {
  const feed = (id: string, more: Partial<FeedState>) => feedHealth(state({ feedId: FeedId.parse(id), ...more }));
  const sorted = troubleFirst([
    feed('b-well', { state: 'ok' }),
    feed('a-well', { state: 'same-body' }),
    feed('new', {}),
    feed('silent', { state: 'silent' }),
    feed('once', { state: 'dns', failures: 0.5 }),
    feed('long', { state: 'gone', failures: 7 }),
  ]);
  expect(sorted.map(({ id }) => id)).toEqual(['long', 'once', 'silent', 'new', 'a-well', 'b-well']);
});
