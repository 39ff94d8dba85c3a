import { describe, expect, test } from 'vitest';
import { applyOutcome, classifyFetch, type FetchOutcome, feedHeaders } from '#shared/feeds/fetch-outcome.ts';
import { nextPoll } from '#shared/feeds/next-poll.ts';
import type { HttpResponse } from '#shared/http.ts';
import type { FeedState, ParsedFeed } from '#shared/model/feed.ts';
import { FeedId } from '#shared/model/ids.ts';

const NOW = new Date('2024-10-23T12:00:00Z');
const id = FeedId.parse('wire');
const state = (more: Partial<FeedState> = {}): FeedState => ({
  version: 1,
  feedId: id,
  source: { id, url: 'https://wire.example/f', outlet: 'Wire', fullText: 'page' },
  url: 'https://wire.example/f',
  failures: 0,
  recentEntryTimes: [],
  attempts: 0,
  notModified: 0,
  entriesSeen: 0,
  isBackfilled: true,
  ...more,
});
const response = (status: number, headers: Record<string, string> = {}, body = 'x'): HttpResponse => ({
  kind: 'response',
  status,
  headers,
  body: Buffer.from(body),
  finalUrl: 'https://wire.example/f',
});
const parsed = (times: string[]): ParsedFeed => ({
  format: 'rss',
  encoding: 'utf-8',
  repaired: false,
  entries: times.map((publishedAt) => ({ id: publishedAt, publishedAt, authors: [], enclosures: [] })),
});
const fetched = classifyFetch(response(200, { etag: 'W/"1', 'last-modified': 'yesterday' }), state(), NOW);
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000).toISOString();
const FAILED: FetchOutcome = { kind: 'failed', state: 'http-5xx', reason: 'a fault', weight: 0.5 };

const CLASSES: [sentence: string, answer: Parameters<typeof classifyFetch>[0], expected: object][] = [
  [
    'a feed',
    response(200, { etag: '"a"', 'content-type': 'text/xml' }),
    { kind: 'fetched', etag: '"a"', contentType: 'text/xml', finalUrl: 'https://wire.example/f' },
  ],
  ['304', response(304), { kind: 'not-modified' }],
  ['404', response(404), { kind: 'failed', state: 'http-4xx', weight: 1 }],
  ['410', response(410), { kind: 'failed', state: 'gone', weight: 1 }],
  [
    '429 with a wait',
    response(429, { 'retry-after': '90' }),
    { kind: 'failed', state: 'throttled', weight: 0.25, retryAfterSeconds: 90 },
  ],
  [
    '503 with a date',
    response(503, { 'retry-after': 'Wed, 23 Oct 2024 12:10:00 GMT' }),
    { kind: 'failed', state: 'http-5xx', weight: 0.5, retryAfterSeconds: 600 },
  ],
  ['a challenge by its header', response(403, { 'cf-mitigated': 'challenge' }), { kind: 'failed', state: 'challenge' }],
  [
    'a challenge by its page',
    response(503, { 'content-type': 'text/html' }, '<title>Just a moment...</title>'),
    { kind: 'failed', state: 'challenge' },
  ],
  ['a redirect to nowhere', response(302), { kind: 'failed', state: 'http-4xx' }],
  [
    'no address',
    { kind: 'failure', reason: 'dns', message: 'no such host', finalUrl: 'x' },
    { kind: 'failed', state: 'dns', reason: 'no such host', weight: 0.5 },
  ],
  [
    'a private target',
    { kind: 'failure', reason: 'unsafe-target', message: 'm', finalUrl: 'x' },
    { kind: 'failed', state: 'unsafe-target', weight: 1 },
  ],
];

describe('classifyFetch', () => {
  test.each(CLASSES)('%s', (_, answer, expected) =>
    expect(classifyFetch(answer, state(), NOW)).toMatchObject(expected),
  );

  test('the same body under another ETag', () => {
    const bodyHash = fetched.kind === 'fetched' ? fetched.bodyHash : '';
    expect(classifyFetch(response(200, { etag: '"new"' }), state({ bodyHash }), NOW)).toEqual({
      kind: 'same-body',
      etag: '"new"',
    });
  });
});

describe('feedHeaders', () => {
  const known = { etag: 'W/"1', lastModified: 'yesterday', lastFullFetchAt: hoursAgo(1) };
  test('validators go out as they came', () =>
    expect(feedHeaders(state(known), NOW)).toMatchObject({
      'if-none-match': 'W/"1',
      'if-modified-since': 'yesterday',
    }));
  test.each([
    ['once a day', { ...known, lastFullFetchAt: hoursAgo(24) }],
    ['after a failure', { ...known, failures: 0.25 }],
  ])('none %s', (_, more) => {
    expect(Object.keys(feedHeaders(state(more), NOW))).toEqual(['accept']);
  });
});

describe('applyOutcome', () => {
  test('a fetched feed', () => {
    const next = applyOutcome(
      state({ failures: 3, reason: 'x', state: 'dns' }),
      fetched,
      parsed([hoursAgo(1), hoursAgo(3), hoursAgo(2)]),
      NOW,
    );
    expect(next).toMatchObject({
      state: 'ok',
      failures: 0,
      etag: 'W/"1',
      lastModified: 'yesterday',
      attempts: 1,
      lastSuccessAt: NOW.toISOString(),
      stateSince: NOW.toISOString(),
    });
    expect(next.reason).toBeUndefined();
    expect(next.recentEntryTimes).toEqual([hoursAgo(1), hoursAgo(2), hoursAgo(3)]);
  });

  test.each([
    ['empty', parsed([])],
    ['undated', { ...parsed([]), entries: [{ id: 'a', authors: [], enclosures: [] }] }],
    ['silent', parsed([hoursAgo(30), hoursAgo(32), hoursAgo(34)])],
  ])('%s', (name, feed) => {
    expect(applyOutcome(state(), fetched, feed, NOW).state).toBe(name);
  });

  test('a feed falls silent while the server answers 304', () => {
    expect(
      applyOutcome(state({ recentEntryTimes: [hoursAgo(30), hoursAgo(32)] }), { kind: 'not-modified' }, undefined, NOW)
        .state,
    ).toBe('silent');
  });

  test('failures add up, and a 304 is no recovery', () => {
    const once = applyOutcome(state({ lastSuccessAt: hoursAgo(5) }), FAILED, undefined, NOW);
    const twice = applyOutcome(once, { kind: 'not-modified' }, undefined, NOW);
    expect(once).toMatchObject({ state: 'http-5xx', reason: 'a fault', failures: 0.5 });
    expect(twice).toMatchObject({ state: 'http-5xx', failures: 0.5, lastSuccessAt: hoursAgo(5), notModified: 1 });
  });

  test('a permanent redirect is believed at the third sighting in a row', () => {
    const seen: FetchOutcome = { kind: 'not-modified', permanentUrl: 'https://new.example/f' };
    let next = state();
    const urls: string[] = [];
    for (const outcome of [seen, seen, { kind: 'not-modified' } as const, seen, seen, seen]) {
      next = applyOutcome(next, outcome, undefined, NOW);
      urls.push(next.url);
    }
    expect(urls.map((url) => new URL(url).host)).toEqual([...Array(5).fill('wire.example'), 'new.example']);
  });
});

const minutes = (
  more: Partial<FeedState>,
  outcome: FetchOutcome = fetched,
  headers: Record<string, string> = {},
  jitter = 0.5,
) => (nextPoll({ state: state(more), outcome, headers, now: NOW, jitter }).getTime() - NOW.getTime()) / 60_000;
const source = state().source;
const POLLS: [sentence: string, actual: number, expected: number][] = [
  ['an hourly feed', minutes({ recentEntryTimes: [hoursAgo(0), hoursAgo(1), hoursAgo(2)] }), 60],
  ['a very busy feed', minutes({ recentEntryTimes: [hoursAgo(0), hoursAgo(0.02)] }), 5],
  ['a weekly feed', minutes({ recentEntryTimes: [hoursAgo(0), hoursAgo(168)] }), 1440],
  ['a fixed interval', minutes({ source: { ...source, intervalMinutes: 15 } }), 15],
  ['the least jitter', minutes({ source: { ...source, intervalMinutes: 100 } }, fetched, {}, 0), 90],
  ['the most jitter', minutes({ source: { ...source, intervalMinutes: 100 } }, fetched, {}, 1), 110],
  [
    'not sooner than Cache-Control',
    minutes({ source: { ...source, intervalMinutes: 5 } }, fetched, {
      'cache-control': 'public, max-age=3600',
      age: '600',
    }),
    50,
  ],
  [
    'not sooner than Expires',
    minutes({ source: { ...source, intervalMinutes: 5 } }, fetched, { expires: 'Wed, 23 Oct 2024 13:00:00 GMT' }),
    60,
  ],
  ['not sooner than its ttl', minutes({ askedSeconds: 7200 }), 120],
  ['no more than a day off', minutes({}, fetched, { 'cache-control': 'max-age=604800' }), 1440],
  [
    'Retry-After',
    minutes(
      { failures: 0.25 },
      { kind: 'failed', state: 'throttled', reason: '', weight: 0.25, retryAfterSeconds: 5400 },
    ),
    90,
  ],
  ['after many failures', minutes({ failures: 40 }, FAILED), 1440],
  ['a feed that is gone', minutes({ failures: 1 }, { ...FAILED, state: 'gone' }), 1440],
];

describe('nextPoll', () => {
  test.each(POLLS)('%s', (_, actual, expected) => expect(actual).toBeCloseTo(expected, 5));

  test('failures make it later and later', () => {
    const waits = [1, 3, 5, 7].map((failures) => minutes({ failures }, { ...FAILED, weight: 1 }));
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits[3]).toBeGreaterThan(waits[0] ?? 0);
  });
});
