import type { FeedState, FeedStateName, ParsedFeed } from '../model/feed.ts';
import { afterFailure, afterSuccess } from './feed-moves.ts';
import { medianGapMs } from './feed-rhythm.ts';
import type { FetchOutcome } from './outcome-kinds.ts';

/** Publication times that are kept to know the feed's rhythm. */
const KEPT_TIMES = 30;
/** "Silent": nothing new for this many of the usual gaps, the gap counted as at least an hour. */
const SILENT_GAPS = 3;
const SHORTEST_GAP_MS = 3600 * 1000;
/** A reason is a sentence, in UTF-16 units. */
const MAX_REASON_LENGTH = 400;

/** The feed that was in a fetched body, and how many of its entries are new or worded anew. */
export type FoundFeed = { feed: ParsedFeed; newEntries: number };

/** The state after an attempt; `found` where a body was read. Pure: the same in gives the same out. */
export function applyOutcome(
  state: FeedState,
  outcome: FetchOutcome,
  found: FoundFeed | undefined,
  now: Date,
): FeedState {
  const at = now.toISOString();
  const tried: FeedState = { ...state, attempts: state.attempts + 1, lastAttemptAt: at };
  switch (outcome.kind) {
    case 'failed': {
      const failing = { ...tried, ...afterFailure(state), failures: state.failures + outcome.weight };
      return named(failing, outcome.state, at, outcome.reason.slice(0, MAX_REASON_LENGTH));
    }
    case 'not-modified': {
      const seen = { ...tried, ...afterSuccess(state, outcome.permanentUrl), notModified: state.notModified + 1 };
      // The server only says that it still has what it had before the failure: the failure stands.
      if (state.failures > 0) return seen;
      return named({ ...seen, lastSuccessAt: at }, lookOf(seen, now) ?? 'not-modified', at);
    }
    case 'same-body': {
      const seen = read(tried, outcome, at);
      return named(seen, lookOf(seen, now) ?? 'same-body', at);
    }
    case 'fetched': {
      const fetched = { ...read(tried, outcome, at), bodyHash: outcome.bodyHash };
      const seen = found === undefined ? fetched : withEntries(fetched, found, now);
      return named(seen, lookOf(seen, now) ?? 'ok', at);
    }
    default:
      return outcome satisfies never;
  }
}

/** States that only tell how the server said that all is well. */
const WELL = new Set<FeedStateName | undefined>(['ok', 'not-modified', 'same-body']);

function named(state: FeedState, name: FeedStateName, at: string, reason?: string): FeedState {
  const isSame = state.state === name || (WELL.has(state.state) && WELL.has(name));
  return { ...state, state: name, reason, stateSince: isSame ? (state.stateSince ?? at) : at };
}

type Answer = { etag?: string; lastModified?: string; permanentUrl?: string };

function read(state: FeedState, answer: Answer, at: string): FeedState {
  return {
    ...state,
    ...afterSuccess(state, answer.permanentUrl),
    etag: answer.etag,
    lastModified: answer.lastModified,
    failures: 0,
    lastSuccessAt: at,
    lastFullFetchAt: at,
  };
}

function withEntries(state: FeedState, { feed, newEntries }: FoundFeed, now: Date): FeedState {
  const dated = feed.entries.flatMap((entry) => entry.publishedAt ?? entry.updatedAt ?? []);
  const at = now.toISOString();
  // The first sight of a feed does not tell when its entries came.
  const isNew = newEntries > 0 && state.isBackfilled;
  const sightings = isNew ? [at, ...state.recentEntryTimes] : state.recentEntryTimes;
  return {
    ...state,
    askedSeconds: askedSeconds(feed.ttlSeconds),
    skip: feed.skip,
    recentEntryTimes: (dated.length > 0 ? newestFirst(dated, now) : sightings).slice(0, KEPT_TIMES),
    lastEntries: { total: feed.entries.length, dated: dated.length },
    lastNewEntryAt: isNew ? at : state.lastNewEntryAt,
    entriesSeen: state.entriesSeen + newEntries,
    // A feed that shows nothing at first may show its whole past next time.
    isBackfilled: state.isBackfilled || feed.entries.length > 0,
  };
}

/** What the entries say about a feed that could be read, or that has not changed since. */
function lookOf(state: FeedState, now: Date): 'empty' | 'undated' | 'silent' | undefined {
  const entries = state.lastEntries;
  if (entries?.total === 0) return 'empty';
  if (isSilent(state, now)) return 'silent';
  return entries?.dated === 0 ? 'undated' : undefined;
}

function isSilent(state: FeedState, now: Date): boolean {
  const gap = medianGapMs(state.recentEntryTimes);
  if (gap === undefined) return false;
  // The later of the two: dates in a wrong zone make entries look old that have only just come.
  const newest = [state.recentEntryTimes[0], state.lastNewEntryAt].flatMap((time) => time ?? []);
  const quietMs = now.getTime() - Math.max(...newest.map((time) => Date.parse(time)));
  return quietMs > SILENT_GAPS * Math.max(gap, SHORTEST_GAP_MS);
}

/** Nobody is asked less than once a day, so a feed that asks for more may as well ask for that. */
function askedSeconds(ttlSeconds: number | undefined): number | undefined {
  return ttlSeconds !== undefined && ttlSeconds >= 1 ? Math.min(86_400, Math.ceil(ttlSeconds)) : undefined;
}

/** Without those that lie ahead, and without the zero of a clock that was never set. */
function newestFirst(times: readonly string[], now: Date): string[] {
  const isTime = (ms: number) => ms > 0 && ms <= now.getTime();
  return times.filter((time) => isTime(Date.parse(time))).sort((a, b) => Date.parse(b) - Date.parse(a));
}
