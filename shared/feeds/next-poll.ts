import type { FeedSkip, FeedState } from '../model/feed.ts';
import { medianGapMs } from './feed-rhythm.ts';
import type { FetchOutcome } from './outcome-kinds.ts';
import { freshSeconds, retryAfterSeconds } from './retry-after.ts';

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
const SHORTEST_MS = 5 * MINUTE_MS;
const LONGEST_MS = 24 * HOUR_MS;
/** For a feed whose rhythm is not known yet. */
const DEFAULT_MS = 30 * MINUTE_MS;
/** A server that throttles without saying for how long. */
const THROTTLED_MS = HOUR_MS;
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

/** What decided on the wait: the list, the feed's entries, nothing known, failures, or what server or feed ask for. */
export type PollCause = 'fixed' | 'rhythm' | 'unknown' | 'failure' | 'asked' | 'skipped';
export type NextPoll = { at: Date; cause: PollCause };

type Wait = { ms: number; cause: PollCause };

/**
 * When a feed is to be read next: after the usual gap between its entries (5 minutes to 24 hours) or the interval that its
 * source fixes, later after failures, give or take a tenth; never sooner than `Cache-Control`, `Expires`, `Retry-After` or
 * the feed's own `ttl` ask, nor in hours and on days that it asks to skip; and never more than 24 hours off.
 */
export function nextPoll({ state, outcome, headers, now, jitter }: PollInput): NextPoll {
  const share = Math.min(1, Math.max(0, jitter));
  const own = state.failures > 0 ? backOff(state, outcome, headers) : rhythm(state);
  const least = Math.min(SHORTEST_MS, own.ms);
  const spread = Math.max(least, own.ms * (1 - JITTER + 2 * JITTER * share));
  // What is asked for is a least: feeds of one server with one `max-age` still come apart.
  const asked = askedMs(state, headers, now) * (1 + JITTER * share);
  const wait: Wait = asked > spread ? { ms: asked, cause: 'asked' } : { ms: spread, cause: own.cause };
  const at = new Date(now.getTime() + Math.ceil(Math.min(LONGEST_MS, wait.ms)));
  const later = state.skip && afterSkipped(at, state.skip, now.getTime() + LONGEST_MS);
  return later ? { at: later, cause: 'skipped' } : { at, cause: wait.cause };
}

function rhythm(state: FeedState): Wait {
  const { intervalMinutes } = state.source;
  if (intervalMinutes !== undefined) return { ms: intervalMinutes * MINUTE_MS, cause: 'fixed' };
  const gap = medianGapMs(state.recentEntryTimes);
  if (gap === undefined) return { ms: DEFAULT_MS, cause: 'unknown' };
  return { ms: Math.min(LONGEST_MS, Math.max(SHORTEST_MS, gap)), cause: 'rhythm' };
}

/** Doubles with the failures before this one; a slow feed is asked again sooner than it would be, not to lose entries. */
function backOff(state: FeedState, outcome: FetchOutcome, headers: PollInput['headers']): Wait {
  const isFailed = outcome.kind === 'failed';
  if (isFailed && outcome.state === 'gone') return { ms: LONGEST_MS, cause: 'failure' };
  const before = Math.max(0, state.failures - (isFailed ? outcome.weight : 0));
  const waiting = SHORTEST_MS * 2 ** Math.min(MAX_DOUBLINGS, before);
  const isThrottled = isFailed && outcome.state === 'throttled' && headers['retry-after'] === undefined;
  const least = Math.max(isThrottled ? THROTTLED_MS : 0, Math.min(rhythm(state).ms, DEFAULT_MS));
  return { ms: Math.min(LONGEST_MS, Math.max(waiting, least)), cause: 'failure' };
}

function askedMs(state: FeedState, headers: PollInput['headers'], now: Date): number {
  const retry = retryAfterSeconds(headers['retry-after'], now) ?? 0;
  return Math.max(retry, freshSeconds(headers, now) ?? 0, state.askedSeconds ?? 0) * 1000;
}

/** The start of the first hour from `at` on that is not skipped; undefined when `at` is in one, or none comes in time. */
function afterSkipped(at: Date, { hours, days }: FeedSkip, latestMs: number): Date | undefined {
  const isSkipped = (time: Date) => hours.includes(time.getUTCHours()) || days.includes(time.getUTCDay());
  let time = at;
  while (isSkipped(time)) {
    time = new Date((Math.floor(time.getTime() / HOUR_MS) + 1) * HOUR_MS);
    if (time.getTime() > latestMs) return undefined;
  }
  return time === at ? undefined : time;
}
