import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyOutcome } from '#shared/feeds/apply-outcome.ts';
import { nextPoll, type PollCause } from '#shared/feeds/next-poll.ts';
import type { FetchOutcome } from '#shared/feeds/outcome-kinds.ts';
import type { FeedState } from '#shared/model/feed.ts';
import { hoursAgo, NOW, state } from './feed-examples.ts';

const FETCHED: FetchOutcome = { kind: 'not-modified' };
const FAILED: FetchOutcome = { kind: 'failed', state: 'http-5xx', reason: 'a fault', weight: 0.5 };
const DAY = 1440;

const poll = (
  more: Partial<FeedState>,
  outcome: FetchOutcome = FETCHED,
  headers: Record<string, string> = {},
  jitter = 0.5,
  now = NOW,
) => {
  const { at, cause } = nextPoll({ state: state(more), outcome, headers, now, jitter });
  return { minutes: (at.getTime() - now.getTime()) / 60_000, cause };
};
const every = (intervalMinutes: number) => ({ source: { ...state().source, intervalMinutes } });
const throttled = { ...FAILED, state: 'throttled', weight: 0.25 } as const;

const POLLS: [sentence: string, actual: ReturnType<typeof poll>, minutes: number, cause: PollCause][] = [
  ['an hourly feed', poll({ recentEntryTimes: [hoursAgo(0), hoursAgo(1), hoursAgo(2)] }), 60, 'rhythm'],
  ['a very busy feed', poll({ recentEntryTimes: [hoursAgo(0), hoursAgo(0.02)] }), 5, 'rhythm'],
  [
    'a very busy feed, least jitter',
    poll({ recentEntryTimes: [hoursAgo(0), hoursAgo(0.02)] }, FETCHED, {}, 0),
    5,
    'rhythm',
  ],
  ['a weekly feed', poll({ recentEntryTimes: [hoursAgo(0), hoursAgo(168)] }), DAY, 'rhythm'],
  ['entries of one batch are no rhythm', poll({ recentEntryTimes: [hoursAgo(0), hoursAgo(0.01)] }), 30, 'unknown'],
  ['a feed that is not known yet', poll({}), 30, 'unknown'],
  ['a fixed interval', poll(every(15)), 15, 'fixed'],
  ['a fixed interval shorter than any rhythm', poll(every(2)), 2, 'fixed'],
  ['the least jitter', poll(every(100), FETCHED, {}, 0), 90, 'fixed'],
  ['the most jitter', poll(every(100), FETCHED, {}, 1), 110, 'fixed'],
  ['Cache-Control', poll(every(5), FETCHED, { 'cache-control': 'public, max-age=3600', age: '600' }, 0), 50, 'asked'],
  ['Cache-Control of a failure', poll({ failures: 0.5 }, FAILED, { 'cache-control': 'max-age=3600' }, 0), 60, 'asked'],
  ['Expires', poll(every(5), FETCHED, { expires: 'Wed, 23 Oct 2024 13:00:00 GMT' }, 0), 60, 'asked'],
  ['its ttl', poll({ askedSeconds: 7200 }, FETCHED, {}, 0), 120, 'asked'],
  ['its ttl, most jitter', poll({ askedSeconds: 7200 }, FETCHED, {}, 1), 132, 'asked'],
  ['no more than a day off', poll({}, FETCHED, { 'cache-control': 'max-age=604800' }), DAY, 'asked'],
  ['Retry-After in seconds', poll({ failures: 0.25 }, throttled, { 'retry-after': '5400' }, 0), 90, 'asked'],
  [
    'Retry-After as a date',
    poll({ failures: 0.5 }, FAILED, { 'retry-after': 'Wed, 23 Oct 2024 14:00:00 GMT' }, 0),
    120,
    'asked',
  ],
  ['throttled without a word', poll({ failures: 0.25 }, throttled), 60, 'failure'],
  ['the first failure of a busy feed', poll({ ...every(5), failures: 0.5 }, FAILED), 5, 'failure'],
  ['the first failure of a slow feed', poll({ ...every(600), failures: 0.5 }, FAILED), 30, 'failure'],
  ['after many failures', poll({ failures: 40 }, FAILED), DAY, 'failure'],
  ['a 304 after failures', poll({ failures: 6 }, { kind: 'not-modified' }), 320, 'failure'],
  ['a feed that is gone', poll({ failures: 1 }, { ...FAILED, state: 'gone' }), DAY, 'failure'],
  ['hours to skip', poll({ ...every(20), skip: { hours: [12, 13], days: [] } }), 120, 'skipped'],
  ['a day to skip', poll({ ...every(20), skip: { hours: [], days: [3] } }), 720, 'skipped'],
  ['days to skip that last too long', poll({ ...every(20), skip: { hours: [], days: [3, 4] } }), 20, 'fixed'],
  ['everything to skip', poll({ ...every(20), skip: { hours: [...Array(24).keys()], days: [] } }), 20, 'fixed'],
];

test.each(POLLS)('%s', (_, actual, minutes, cause) => {
  expect(actual.minutes).toBeCloseTo(minutes, 3);
  expect(actual.cause).toBe(cause);
});

const outcomes: fc.Arbitrary<FetchOutcome> = fc.oneof(
  fc.constant<FetchOutcome>({ kind: 'not-modified' }),
  fc.constant<FetchOutcome>({ kind: 'same-body' }),
  fc
    .record({
      state: fc.constantFrom('dns' as const, 'gone' as const, 'throttled' as const, 'http-5xx' as const),
      weight: fc.constantFrom(1 as const, 0.5 as const, 0.25 as const),
    })
    .map(({ state, weight }): FetchOutcome => ({ kind: 'failed', state, weight, reason: 'why' })),
);
const jitters = fc.double({ min: 0, max: 1, noNaN: true });
const polls = fc.record({
  outcome: outcomes,
  jitter: jitters,
  failures: fc.double({ min: 0, max: 100, noNaN: true }),
  agesMinutes: fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 12 }),
  askedSeconds: fc.option(fc.integer({ min: 1, max: 200_000 }), { nil: undefined }),
  maxAge: fc.option(fc.integer({ min: 0, max: 200_000 }), { nil: undefined }),
  retryAfter: fc.option(fc.integer({ min: 0, max: 200_000 }), { nil: undefined }),
  skip: fc.option(
    fc.record({
      hours: fc.uniqueArray(fc.integer({ min: 0, max: 23 })),
      days: fc.uniqueArray(fc.integer({ min: 0, max: 6 })),
    }),
    { nil: undefined },
  ),
});

describe('laws', () => {
  test('between 5 minutes and a day, never sooner than asked for but for the day, and the same again', () => {
    fc.assert(
      fc.property(polls, ({ outcome, jitter, failures, agesMinutes, askedSeconds, maxAge, retryAfter, skip }) => {
        const headers = {
          ...(maxAge === undefined ? {} : { 'cache-control': `max-age=${maxAge}` }),
          ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
        };
        const recentEntryTimes = agesMinutes.map((minutes) => hoursAgo(minutes / 60));
        const more = { failures, recentEntryTimes, askedSeconds, skip };
        const { minutes } = poll(more, outcome, headers, jitter);
        const asked = Math.max(askedSeconds ?? 0, maxAge ?? 0, retryAfter ?? 0) / 60;
        expect(minutes).toBeGreaterThanOrEqual(Math.max(5, Math.min(DAY, asked)));
        expect(minutes).toBeLessThanOrEqual(DAY);
        expect(poll(more, outcome, headers, jitter).minutes).toBe(minutes);
      }),
    );
  });

  test('failure upon failure, whatever each weighs, is never waited for shorter', () => {
    const weights = fc.array(fc.constantFrom(1 as const, 0.5 as const, 0.25 as const), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(weights, jitters, (failures, jitter) => {
        let before = state();
        let waited = 0;
        for (const weight of failures) {
          const outcome = { ...FAILED, weight };
          before = applyOutcome(before, outcome, undefined, NOW);
          const { minutes } = poll(before, outcome, {}, jitter);
          expect(minutes).toBeGreaterThanOrEqual(waited);
          waited = minutes;
        }
      }),
    );
  });
});
