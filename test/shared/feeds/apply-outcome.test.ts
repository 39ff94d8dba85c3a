import { describe, expect, test } from 'vitest';
import { applyOutcome } from '#shared/feeds/apply-outcome.ts';
import type { FetchOutcome } from '#shared/feeds/outcome-kinds.ts';
import { FeedState } from '#shared/model/feed.ts';
import { feedOf, HOME, hoursAgo, NOW, state } from './feed-examples.ts';

const AT = NOW.toISOString();
const NEW = 'https://new.example/f';
const FETCHED = {
  kind: 'fetched',
  bytes: new Uint8Array(),
  bodyHash: 'hash',
  etag: 'W/"1',
  lastModified: 'yesterday',
  finalUrl: HOME,
} as const satisfies FetchOutcome;
const FAILED: FetchOutcome = { kind: 'failed', state: 'http-5xx', reason: 'a fault', weight: 0.5 };
const UNCHANGED: FetchOutcome = { kind: 'not-modified' };
const SAME: FetchOutcome = { kind: 'same-body' };
const found = (times: (string | undefined)[], newEntries = 0) => ({ feed: feedOf(times), newEntries });

test('an empty feed has not been seen yet', () => {
  const empty = applyOutcome(state({ isBackfilled: false }), FETCHED, found([]), NOW);
  expect(empty).toMatchObject({ isBackfilled: false, state: 'empty' });
  expect(applyOutcome(empty, FETCHED, found([hoursAgo(1)], 1), NOW)).toMatchObject({ isBackfilled: true });
});

test('a feed that was read after failures', () => {
  const next = applyOutcome(
    state({ failures: 3, reason: 'x', state: 'dns', entriesSeen: 4 }),
    FETCHED,
    found([hoursAgo(1), hoursAgo(3), hoursAgo(2), hoursAgo(-1)], 2),
    NOW,
  );
  expect(next).toMatchObject({
    state: 'ok',
    failures: 0,
    etag: 'W/"1',
    lastModified: 'yesterday',
    bodyHash: 'hash',
    attempts: 1,
    lastAttemptAt: AT,
    lastSuccessAt: AT,
    lastFullFetchAt: AT,
    stateSince: AT,
    lastEntries: { total: 4, dated: 4 },
    lastNewEntryAt: AT,
    entriesSeen: 6,
  });
  expect(next.reason).toBeUndefined();
  expect(next.recentEntryTimes).toEqual([hoursAgo(1), hoursAgo(2), hoursAgo(3)]);
});

test('the first sight does not tell when its entries came', () => {
  const next = applyOutcome(state({ isBackfilled: false }), FETCHED, found([undefined, undefined], 2), NOW);
  expect(next).toMatchObject({ isBackfilled: true, entriesSeen: 2, recentEntryTimes: [], state: 'undated' });
  expect(next.lastNewEntryAt).toBeUndefined();
});

describe('the look of a feed that can be read', () => {
  test.each([
    ['empty', found([])],
    ['undated', found([undefined])],
    ['silent', found([hoursAgo(30), hoursAgo(32), hoursAgo(34)])],
    ['ok', found([hoursAgo(3), hoursAgo(5), hoursAgo(7)])],
    ['ok', found([hoursAgo(30)])],
  ])('%s', (name, feed) => {
    const once = applyOutcome(state(), FETCHED, feed, NOW);
    expect(once.state).toBe(name);
    // It stays what it was while nothing changes, and after a failure has passed.
    const mended = applyOutcome(applyOutcome(once, FAILED, undefined, NOW), SAME, undefined, NOW);
    if (name !== 'ok') {
      expect(applyOutcome(once, UNCHANGED, undefined, NOW).state).toBe(name);
      expect(mended.state).toBe(name);
    } else expect(mended.state).toBe('same-body');
  });

  test.each([UNCHANGED, SAME])('a feed falls silent while nothing changes', (outcome) => {
    const quiet = state({ recentEntryTimes: [hoursAgo(30), hoursAgo(32)] });
    expect(applyOutcome(quiet, outcome, undefined, NOW).state).toBe('silent');
  });

  test('three usual gaps are not yet silence, and a gap counts as an hour at least', () => {
    const quiet = (hours: number, gap: number) =>
      applyOutcome(state({ recentEntryTimes: [hoursAgo(hours), hoursAgo(hours + gap)] }), UNCHANGED, undefined, NOW)
        .state;
    expect([quiet(6, 2), quiet(6.1, 2), quiet(3, 0.1), quiet(3.1, 0.1)]).toEqual([
      'not-modified',
      'silent',
      'not-modified',
      'silent',
    ]);
  });

  test('a feed whose dates lie in a wrong zone is not silent when entries have just come in', () => {
    const times = [hoursAgo(9), hoursAgo(10)];
    expect(applyOutcome(state(), FETCHED, found(times, 1), NOW).state).toBe('ok');
    expect(applyOutcome(state(), FETCHED, found(times, 0), NOW).state).toBe('silent');
  });

  test('a feed without dates is known by what comes in', () => {
    const seen = state({ recentEntryTimes: [hoursAgo(2), hoursAgo(4)] });
    const next = applyOutcome(seen, FETCHED, found([undefined], 1), NOW);
    expect(next).toMatchObject({ state: 'undated', recentEntryTimes: [AT, hoursAgo(2), hoursAgo(4)] });
    expect(applyOutcome(next, UNCHANGED, undefined, new Date(NOW.getTime() + 7 * 3_600_000)).state).toBe('silent');
  });
});

test('what a feed says that cannot be meant does not spoil its state', () => {
  const feed = feedOf([hoursAgo(1), '1970-01-01T00:00:00.000Z'], { ttlSeconds: 1e300 });
  const next = applyOutcome(state(), FETCHED, { feed, newEntries: 0 }, NOW);
  expect(FeedState.parse(next)).toMatchObject({ askedSeconds: 86_400, recentEntryTimes: [hoursAgo(1)] });
  const none = applyOutcome(state(), FETCHED, { feed: { ...feed, ttlSeconds: 0 }, newEntries: 0 }, NOW);
  expect(FeedState.parse(none).askedSeconds).toBeUndefined();
});

describe('failures', () => {
  test('add up, and a 304 is no recovery', () => {
    const once = applyOutcome(state({ lastSuccessAt: hoursAgo(5) }), FAILED, undefined, NOW);
    const twice = applyOutcome(once, UNCHANGED, undefined, NOW);
    expect(once).toMatchObject({ state: 'http-5xx', reason: 'a fault', failures: 0.5 });
    expect(twice).toMatchObject({ state: 'http-5xx', failures: 0.5, lastSuccessAt: hoursAgo(5), notModified: 1 });
    expect(applyOutcome(twice, SAME, undefined, NOW)).toMatchObject({ state: 'same-body', failures: 0 });
  });

  test('a reason is cut to a sentence', () => {
    const next = applyOutcome(state(), { ...FAILED, reason: 'x'.repeat(10_000) }, undefined, NOW);
    expect(next.reason).toHaveLength(400);
  });
});

test('how the server says that all is well makes no new state to stand in', () => {
  const before = state({ state: 'ok', stateSince: hoursAgo(50) });
  const unchanged = applyOutcome(before, UNCHANGED, undefined, NOW);
  expect(unchanged).toMatchObject({ state: 'not-modified', stateSince: hoursAgo(50) });
  expect(applyOutcome(unchanged, FAILED, undefined, NOW).stateSince).toBe(AT);
});

describe('permanent redirects', () => {
  const run = (outcomes: FetchOutcome[], from = state()): string[] => {
    let next: FeedState = from;
    return outcomes.map((outcome) => {
      next = applyOutcome(next, outcome, undefined, NOW);
      return new URL(next.url).host;
    });
  };
  const seen: FetchOutcome = { ...UNCHANGED, permanentUrl: NEW };
  const [OLD_HOST, NEW_HOST] = ['wire.example', 'new.example'];

  test('are believed at the third sighting in a row', () => {
    expect(run([seen, seen, UNCHANGED, seen, seen, seen])).toEqual([...Array(5).fill(OLD_HOST), NEW_HOST]);
  });

  test('to another place each time are never believed', () => {
    const other: FetchOutcome = { ...SAME, permanentUrl: 'https://other.example/f' };
    expect(run([seen, other, seen, other, seen, other])).toEqual(Array(6).fill(OLD_HOST));
  });

  test('are undone when the new place fails; while both fail, each is asked in turn', () => {
    expect(run([seen, seen, seen, FAILED, FAILED, FAILED, SAME])).toEqual([
      OLD_HOST,
      OLD_HOST,
      NEW_HOST,
      OLD_HOST,
      NEW_HOST,
      OLD_HOST,
      OLD_HOST,
    ]);
  });

  test('that were undone are forgotten when the old place answers, and believed at once when it points there again', () => {
    const undone = state({ movedTo: NEW, movedSightings: 3 });
    expect(run([SAME, FAILED, FAILED], undone)).toEqual([OLD_HOST, OLD_HOST, OLD_HOST]);
    expect(run([{ ...SAME, permanentUrl: NEW }], undone)).toEqual([NEW_HOST]);
  });

  test('a single sighting is no place to go when the old one fails', () => {
    expect(run([seen, FAILED, FAILED])).toEqual([OLD_HOST, OLD_HOST, OLD_HOST]);
  });
});
