import { InputError } from '#shared/errors.ts';
import { applyOutcome } from '#shared/feeds/apply-outcome.ts';
import { decodeText } from '#shared/feeds/decode.ts';
import { medianGapMs } from '#shared/feeds/feed-rhythm.ts';
import { classifyFetch, feedHeaders, unreadable } from '#shared/feeds/fetch-outcome.ts';
import { type LinkedFeed, linkedFeeds, looksLikeHtml } from '#shared/feeds/html-page.ts';
import { nextPoll, type PollCause } from '#shared/feeds/next-poll.ts';
import type { FetchOutcome } from '#shared/feeds/outcome-kinds.ts';
import { parseFeed } from '#shared/feeds/parse-feed.ts';
import { plainSummary } from '#shared/feeds/plain-text.ts';
import type { Http, HttpResponse } from '#shared/http.ts';
import type { FeedState, FeedStateName, ParsedFeed } from '#shared/model/feed.ts';
import { FeedId } from '#shared/model/ids.ts';

/** Entries of which half are longer than this are articles, not teasers; in characters of plain text. */
const FULL_TEXT_LENGTH = 1000;
const SAMPLED_ENTRIES = 30;

/** The answer as it came in. */
export type CheckedAnswer = {
  status: number;
  finalUrl: string;
  /** Where permanent redirects lead. */
  permanentUrl?: string;
  contentType?: string;
  bytes: number;
  encoding: string;
  /** What decided on the charset. */
  encodingFrom: ReturnType<typeof decodeText>['why'];
  /** Whether the server says "not modified" to who asks again; absent where it gives nothing to ask with. */
  confirmsUnchanged?: boolean;
};

/** What stands in the feed. */
export type CheckedContent = {
  format: ParsedFeed['format'];
  title?: string;
  language?: string;
  repairs: string[];
  entries: number;
  dated: number;
  /** Entries whose date has no zone that is certain. */
  uncertainZones: number;
  newest?: { title?: string; at?: string };
  oldestAt?: string;
  usualGapMinutes?: number;
  fullText: 'feed' | 'page';
};

export type CheckedFeed = {
  url: string;
  isReadable: boolean;
  state: FeedStateName;
  /** Of a failure. */
  reason?: string;
  answer?: CheckedAnswer;
  content?: CheckedContent;
  /** The feeds that a page links to. */
  linkedFeeds: LinkedFeed[];
  nextPoll: { inMinutes: number; cause: PollCause };
};

/** Reads one feed now as the pipeline would, without keeping anything, and asks once more whether it has changed. */
export async function checkFeed(http: Http, url: string, now: Date): Promise<CheckedFeed> {
  const before = neverRead(url);
  const response = await http({ url, headers: feedHeaders(before, now) });
  const headers = response.kind === 'response' ? response.headers : {};
  const { outcome, feed } = readAnswer(classifyFetch(response, before), now);
  const state = applyOutcome(before, outcome, feed && { feed, newEntries: feed.entries.length }, now);
  const next = nextPoll({ state, outcome, headers, now, jitter: 0.5 });
  const { state: name = 'ok', reason } = state;
  return {
    url,
    isReadable: feed !== undefined,
    state: name,
    reason,
    answer: response.kind === 'response' ? await answerOf(http, response, state, now) : undefined,
    content: feed && contentOf(feed, state),
    linkedFeeds: response.kind === 'response' && !feed ? linksOf(response) : [],
    nextPoll: { inMinutes: Math.round((next.at.getTime() - now.getTime()) / 60_000), cause: next.cause },
  };
}

function readAnswer(outcome: FetchOutcome, now: Date): { outcome: FetchOutcome; feed?: ParsedFeed } {
  if (outcome.kind !== 'fetched') return { outcome };
  try {
    return { outcome, feed: parseFeed(outcome.bytes, outcome.contentType, { url: outcome.finalUrl, now }) };
  } catch (error) {
    if (error instanceof InputError) return { outcome: unreadable(error.code, error.message) };
    throw error;
  }
}

async function answerOf(http: Http, response: HttpResponse, state: FeedState, now: Date): Promise<CheckedAnswer> {
  const { status, finalUrl, permanentUrl, body } = response;
  const contentType = response.headers['content-type'];
  const { encoding, why } = decodeText(body, contentType);
  const hasValidators = state.failures === 0 && (state.etag !== undefined || state.lastModified !== undefined);
  const again = hasValidators ? await http({ url: state.url, headers: feedHeaders(state, now) }) : undefined;
  return {
    status,
    finalUrl,
    permanentUrl,
    contentType,
    bytes: body.length,
    encoding,
    encodingFrom: why,
    confirmsUnchanged: again && again.kind === 'response' && again.status === 304,
  };
}

function contentOf(feed: ParsedFeed, state: FeedState): CheckedContent {
  const { format, title, language, repairs = [], entries } = feed;
  const dates = entries.flatMap(({ publishedAt, updatedAt }) => publishedAt ?? updatedAt ?? []);
  const newestAt = dates.reduce<string | undefined>((a, b) => (a === undefined || b > a ? b : a), undefined);
  const newest = entries.find(({ publishedAt, updatedAt }) => (publishedAt ?? updatedAt) === newestAt) ?? entries[0];
  const gapMs = medianGapMs(state.recentEntryTimes);
  return {
    format,
    title,
    language,
    repairs,
    entries: entries.length,
    dated: dates.length,
    uncertainZones: entries.filter(({ dateFlag }) => dateFlag !== undefined).length,
    newest: newest && { title: newest.title, at: newestAt },
    oldestAt: dates.reduce<string | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined),
    usualGapMinutes: gapMs === undefined ? undefined : Math.round(gapMs / 60_000),
    fullText: hasFullText(feed) ? 'feed' : 'page',
  };
}

function hasFullText({ entries }: ParsedFeed): boolean {
  const lengths = entries
    .slice(0, SAMPLED_ENTRIES)
    .map(({ contentHtml }) => plainSummary(contentHtml)?.length ?? 0)
    .sort((a, b) => a - b);
  return (lengths[Math.floor(lengths.length / 2)] ?? 0) >= FULL_TEXT_LENGTH;
}

function linksOf({ body, headers, finalUrl }: HttpResponse): LinkedFeed[] {
  const { text } = decodeText(body, headers['content-type']);
  return looksLikeHtml(text) ? linkedFeeds(text, finalUrl) : [];
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
