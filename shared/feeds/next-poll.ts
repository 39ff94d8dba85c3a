import type { FeedState } from '../model/feed.ts';
import { medianGapMs } from './feed-rhythm.ts';
import type { FetchOutcome } from './outcome-kinds.ts';
import { freshSeconds } from './retry-after.ts';

const MINUTE_MS = 60 * 1000;
const SHORTEST_MS = 5 * MINUTE_MS;
const LONGEST_MS = 24 * 60 * MINUTE_MS;
/** For a feed whose rhythm is not known yet. */
const DEFAULT_MS = 30 * MINUTE_MS;
/** A server that throttles without saying for how long. */
const THROTTLED_MS = 60 * MINUTE_MS;
/** 5 minutes, 10, 20 … up to the longest. */
const MAX_DOUBLINGS = 9;
const JITTER = 0.1;

export type PollInput = {
  /** As it is after the attempt. */
  state: FeedState;
  outcome: FetchOutcome;
  /** Of the response, lower-case names; empty when there was none. */
  headers: Readonly<Record<string, string>>;
  now: Date;
  /** 0 to 1, drawn by the caller. */
  jitter: number;
};

/**
 * When a feed is to be read next: after the usual gap between its entries (5 minutes to 24 hours) or the interval that its
 * source fixes, later after failures, give or take a tenth; never sooner than `Cache-Control`, `Retry-After` or the feed's
 * own `ttl` ask, and never more than 24 hours off.
 */
export function nextPoll({ state, outcome, headers, now, jitter }: PollInput): Date {
  const wanted = outcome.kind === 'failed' ? backOff(state, outcome) : rhythm(state);
  const spread = wanted * (1 - JITTER + 2 * JITTER * Math.min(1, Math.max(0, jitter)));
  const asked = askedMs(state, outcome, headers, now);
  return new Date(now.getTime() + Math.round(Math.min(LONGEST_MS, Math.max(spread, asked, MINUTE_MS))));
}

function rhythm(state: FeedState): number {
  if (state.source.intervalMinutes !== undefined) return state.source.intervalMinutes * MINUTE_MS;
  const gap = medianGapMs(state.recentEntryTimes) ?? DEFAULT_MS;
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, gap));
}

function backOff(state: FeedState, outcome: Extract<FetchOutcome, { kind: 'failed' }>): number {
  if (outcome.state === 'gone') return LONGEST_MS;
  const doublings = Math.min(MAX_DOUBLINGS, Math.max(0, state.failures - outcome.weight));
  const waiting = SHORTEST_MS * 2 ** doublings;
  const least = outcome.state === 'throttled' && outcome.retryAfterSeconds === undefined ? THROTTLED_MS : 0;
  return Math.min(LONGEST_MS, Math.max(waiting, least, Math.min(rhythm(state), DEFAULT_MS)));
}

function askedMs(state: FeedState, outcome: FetchOutcome, headers: PollInput['headers'], now: Date): number {
  const retry = outcome.kind === 'failed' ? (outcome.retryAfterSeconds ?? 0) : 0;
  const fresh = outcome.kind === 'failed' ? 0 : (freshSeconds(headers, now) ?? 0);
  return Math.max(retry, fresh, state.askedSeconds ?? 0) * 1000;
}
