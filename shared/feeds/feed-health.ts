import type { FeedHealth, FeedState, FeedStateName } from '../model/feed.ts';
import { entriesADay } from './feed-rhythm.ts';

const CONDITIONS: Readonly<Record<FeedStateName, FeedHealth['condition']>> = {
  ok: 'well',
  'not-modified': 'well',
  'same-body': 'well',
  empty: 'odd',
  undated: 'odd',
  silent: 'odd',
  dns: 'failing',
  tls: 'failing',
  'connect-timeout': 'failing',
  'read-timeout': 'failing',
  'http-4xx': 'failing',
  gone: 'failing',
  throttled: 'failing',
  'http-5xx': 'failing',
  challenge: 'failing',
  'html-not-feed': 'failing',
  'too-large': 'failing',
  unparsable: 'failing',
  'unsafe-target': 'failing',
};
const ORDER: Readonly<Record<FeedHealth['condition'], number>> = { failing: 0, odd: 1, unread: 2, well: 3 };

/** What is told about a feed: the same on the command line, on the page and as JSON. A function of the state alone. */
export function feedHealth(state: FeedState): FeedHealth {
  const condition = state.state === undefined ? 'unread' : CONDITIONS[state.state];
  const until = state.lastAttemptAt;
  return {
    id: state.feedId,
    outlet: state.source.outlet,
    url: state.url,
    listedUrl: state.url === state.source.url ? undefined : state.source.url,
    condition,
    state: state.state,
    reason: condition === 'failing' ? state.reason : undefined,
    since: state.stateSince,
    failures: state.failures,
    lastAttemptAt: until,
    lastSuccessAt: state.lastSuccessAt,
    newestEntryAt: state.recentEntryTimes[0] ?? state.lastNewEntryAt,
    lastNewEntryAt: state.lastNewEntryAt,
    nextAttemptAt: state.nextAttemptAt,
    entriesSeen: state.entriesSeen,
    entriesADay: until === undefined ? undefined : rounded(entriesADay(state.recentEntryTimes, until)),
    attempts: state.attempts,
    notModifiedShare: state.attempts === 0 ? undefined : rounded(state.notModified / state.attempts),
  };
}

/** To two decimals: more is not known. */
function rounded(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.round(value * 100) / 100;
}

/** Trouble on top: failing feeds, the longest-standing failures first; then odd, unread and well ones, by id. */
export function troubleFirst(feeds: readonly FeedHealth[]): FeedHealth[] {
  return feeds.toSorted(
    (a, b) => ORDER[a.condition] - ORDER[b.condition] || b.failures - a.failures || (a.id < b.id ? -1 : 1),
  );
}
