import { InputError } from '#shared/errors.ts';
import { classifyFetch } from '#shared/feeds/fetch-outcome.ts';
import type { FetchOutcome } from '#shared/feeds/outcome-kinds.ts';
import { parseFeed } from '#shared/feeds/parse-feed.ts';
import type { Http } from '#shared/http.ts';
import type { FeedState, ParsedFeed } from '#shared/model/feed.ts';
import { FeedId } from '#shared/model/ids.ts';

export type CheckedFeed = { url: string; isReadable: boolean; state: string; sentences: string[] };

/** Reads one feed now, without keeping anything, and says in sentences what it is like. */
export async function checkFeed(http: Http, url: string, now: Date): Promise<CheckedFeed> {
  const outcome = classifyFetch(await http({ url }), neverRead(url));
  if (outcome.kind === 'failed') return failed(url, outcome.state, outcome.reason);
  if (outcome.kind !== 'fetched')
    return failed(url, outcome.kind, 'the server sent nothing new to somebody who asked for the first time');
  try {
    return readable(url, outcome, parseFeed(outcome.bytes, outcome.contentType, { url: outcome.finalUrl, now }));
  } catch (error) {
    if (error instanceof InputError) return failed(url, error.code, error.message);
    throw error;
  }
}

function readable(url: string, outcome: Extract<FetchOutcome, { kind: 'fetched' }>, feed: ParsedFeed): CheckedFeed {
  const dated = feed.entries.flatMap(({ publishedAt, updatedAt }) => publishedAt ?? updatedAt ?? []).sort();
  const withText = feed.entries.filter(({ contentHtml }) => (contentHtml?.length ?? 0) > 500).length;
  const sentences = [
    `${url}: a feed (${feed.format}, ${feed.encoding})${feed.title ? `, “${feed.title}”` : ''}.`,
    outcome.finalUrl === url ? '' : `It was read from ${outcome.finalUrl}.`,
    feed.entries.length === 0
      ? 'It has no entries now.'
      : `It has ${feed.entries.length} entries, ${dated.length} with a date.`,
    dated.length > 0 ? `The newest is of ${dated.at(-1)}, the oldest of ${dated[0]}.` : '',
    feed.entries.length > 0 && withText * 2 > feed.entries.length
      ? 'Most entries carry their full text: use fullText: feed.'
      : 'Entries carry a teaser only: use fullText: page.',
    outcome.etag || outcome.lastModified
      ? 'The server can say that nothing has changed (304).'
      : 'The server sends no validators: each read costs the whole feed.',
    feed.repaired ? `It is not well-formed and was repaired: ${feed.repairs?.join('; ') ?? 'see the log'}.` : '',
  ];
  return { url, isReadable: true, state: 'ok', sentences: sentences.filter((sentence) => sentence !== '') };
}

function failed(url: string, state: string, reason: string): CheckedFeed {
  return { url, isReadable: false, state, sentences: [`${url}: ${state}: ${reason}`] };
}

function neverRead(url: string): FeedState {
  const feedId = FeedId.parse('check');
  return {
    version: 1,
    feedId,
    source: { id: feedId, url, outlet: url.slice(0, 80), fullText: 'page' },
    url,
    failures: 0,
    recentEntryTimes: [],
    attempts: 0,
    notModified: 0,
    entriesSeen: 0,
    isBackfilled: false,
  };
}
