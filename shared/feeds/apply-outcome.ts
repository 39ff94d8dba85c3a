import type { FeedState, FeedStateName, ParsedFeed } from '../model/feed.ts';
import { medianGapMs } from './feed-rhythm.ts';
import type { FetchOutcome } from './outcome-kinds.ts';

/** A permanent redirect is believed when it was seen this often in a row. */
const SIGHTINGS_TO_MOVE = 3;
/** Publication times that are kept to know the feed's rhythm. */
const KEPT_TIMES = 30;
/** "Silent": nothing new for this many of the usual gaps, the gap counted as at least an hour. */
const SILENT_GAPS = 3;
const SHORTEST_GAP_MS = 3600 * 1000;

/** The state after an attempt. `parsed` is the feed that was in a fetched body. Pure: the same in gives the same out. */
export function applyOutcome(
  state: FeedState,
  outcome: FetchOutcome,
  parsed: ParsedFeed | undefined,
  now: Date,
): FeedState {
  const at = now.toISOString();
  const tried: FeedState = { ...state, attempts: state.attempts + 1, lastAttemptAt: at };
  switch (outcome.kind) {
    case 'failed':
      return named({ ...tried, failures: state.failures + outcome.weight }, outcome.state, at, outcome.reason);
    case 'not-modified': {
      const seen = { ...moved(tried, outcome.permanentUrl), notModified: state.notModified + 1 };
      // The server only says that it still has what it had before the failure: the failure stands.
      if (state.failures > 0) return seen;
      return named({ ...seen, lastSuccessAt: at }, quiet(seen, now) ?? 'not-modified', at);
    }
    case 'same-body': {
      const seen = {
        ...moved(tried, outcome.permanentUrl),
        ...validators(outcome),
        failures: 0,
        lastSuccessAt: at,
        lastFullFetchAt: at,
      };
      return named(seen, quiet(seen, now) ?? 'same-body', at);
    }
    case 'fetched': {
      const read: FeedState = {
        ...moved(tried, outcome.permanentUrl),
        ...validators(outcome),
        bodyHash: outcome.bodyHash,
        failures: 0,
        lastSuccessAt: at,
        lastFullFetchAt: at,
        askedSeconds: parsed?.ttlSeconds,
        recentEntryTimes: parsed ? recentTimes(parsed, now) : state.recentEntryTimes,
      };
      return named(read, (parsed && contentState(parsed)) ?? quiet(read, now) ?? 'ok', at);
    }
    default:
      return outcome satisfies never;
  }
}

function named(state: FeedState, name: FeedStateName, at: string, reason?: string): FeedState {
  const stateSince = state.state === name ? (state.stateSince ?? at) : at;
  return { ...state, state: name, reason, stateSince };
}

function validators(outcome: { etag?: string; lastModified?: string }): Pick<FeedState, 'etag' | 'lastModified'> {
  return { etag: outcome.etag, lastModified: outcome.lastModified };
}

function moved(state: FeedState, permanentUrl: string | undefined): FeedState {
  if (permanentUrl === undefined || permanentUrl === state.url)
    return { ...state, movedTo: undefined, movedSightings: undefined };
  const sightings = state.movedTo === permanentUrl ? (state.movedSightings ?? 0) + 1 : 1;
  if (sightings < SIGHTINGS_TO_MOVE) return { ...state, movedTo: permanentUrl, movedSightings: sightings };
  return { ...state, url: permanentUrl, movedTo: undefined, movedSightings: undefined };
}

function contentState(parsed: ParsedFeed): FeedStateName | undefined {
  if (parsed.entries.length === 0) return 'empty';
  return parsed.entries.every((entry) => entryTime(entry) === undefined) ? 'undated' : undefined;
}

function quiet(state: FeedState, now: Date): 'silent' | undefined {
  const newest = state.recentEntryTimes[0];
  const gap = medianGapMs(state.recentEntryTimes);
  if (newest === undefined || gap === undefined) return undefined;
  return now.getTime() - Date.parse(newest) > SILENT_GAPS * Math.max(gap, SHORTEST_GAP_MS) ? 'silent' : undefined;
}

/** Newest first, without those that lie ahead. */
function recentTimes(parsed: ParsedFeed, now: Date): string[] {
  const times = parsed.entries
    .flatMap((entry) => entryTime(entry) ?? [])
    .filter((time) => Date.parse(time) <= now.getTime());
  return times.sort((a, b) => Date.parse(b) - Date.parse(a)).slice(0, KEPT_TIMES);
}

function entryTime(entry: ParsedFeed['entries'][number]): string | undefined {
  return entry.publishedAt ?? entry.updatedAt;
}
