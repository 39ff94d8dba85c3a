import type { HttpResponse } from '#shared/http.ts';
import type { FeedState, ParsedFeed } from '#shared/model/feed.ts';
import { FeedId } from '#shared/model/ids.ts';

export const NOW = new Date('2024-10-23T12:00:00Z');
export const HOME = 'https://wire.example/f';

const id = FeedId.parse('wire');

/** A feed that was read before, and what differs. */
export function state(more: Partial<FeedState> = {}): FeedState {
  return {
    version: 1,
    feedId: id,
    source: { id, url: HOME, outlet: 'Wire', fullText: 'page' },
    url: HOME,
    failures: 0,
    lastSuccessAt: hoursAgo(1),
    recentEntryTimes: [],
    attempts: 0,
    notModified: 0,
    entriesSeen: 0,
    isBackfilled: true,
    ...more,
  };
}

export function response(status: number, headers: Record<string, string> = {}, body = 'x'): HttpResponse {
  return { kind: 'response', status, headers, body: Buffer.from(body), finalUrl: HOME };
}

/** A feed with an entry for each time; `undefined` is an entry without a date. */
export function feedOf(times: readonly (string | undefined)[], more: Partial<ParsedFeed> = {}): ParsedFeed {
  return {
    format: 'rss',
    encoding: 'utf-8',
    encodingFrom: 'ascii',
    repaired: false,
    entries: times.map((publishedAt, index) => ({
      id: `entry ${index}`,
      ...(publishedAt === undefined ? {} : { publishedAt }),
      authors: [],
      enclosures: [],
    })),
    ...more,
  };
}

export function hoursAgo(hours: number): string {
  return new Date(NOW.getTime() - hours * 3_600_000).toISOString();
}
