import { createHash } from 'node:crypto';
import type { HttpFailure, HttpFailureReason, HttpResponse } from '../http.ts';
import type { FeedState, FeedStateName } from '../model/feed.ts';
import { challengeBy } from './challenge.ts';
import type { FailureWeight, FetchFailure, FetchOutcome } from './outcome-kinds.ts';

/** An unconditional GET at least this often: some servers answer 304 for ever. */
const FULL_FETCH_EVERY_MS = 24 * 3600 * 1000;
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1';

/**
 * Headers for the next GET of a feed: validators verbatim as they came. None after a failure, so that a 304 cannot pass for
 * a recovery, and none once a day.
 */
export function feedHeaders(state: FeedState, now: Date): Record<string, string> {
  const headers: Record<string, string> = { accept: ACCEPT };
  const isDue =
    state.lastFullFetchAt === undefined || now.getTime() - Date.parse(state.lastFullFetchAt) >= FULL_FETCH_EVERY_MS;
  if (isDue || state.failures > 0) return headers;
  if (state.etag !== undefined) headers['if-none-match'] = state.etag;
  if (state.lastModified !== undefined) headers['if-modified-since'] = state.lastModified;
  return headers;
}

/** What an answer, or none, means for the feed. The body is not parsed here. */
export function classifyFetch(response: HttpResponse | HttpFailure, state: FeedState): FetchOutcome {
  if (response.kind === 'failure') return failed(...FAILURES[response.reason], response.message);
  const { status, headers, body, finalUrl } = response;
  const moved = response.permanentUrl === undefined ? {} : { permanentUrl: response.permanentUrl };
  if (status === 304) {
    if (state.lastSuccessAt !== undefined) return { kind: 'not-modified', ...moved };
    return failed('http-5xx', 0.5, 'the server says "not changed" (HTTP 304) to somebody who has read nothing yet');
  }
  const guard = challengeBy(response);
  if (guard !== undefined)
    return failed('challenge', 0.5, `${guard} wants a browser to solve a challenge (HTTP ${status})`);
  if (status < 200 || status > 299) return failedStatus(response);
  const validators = {
    ...(headers.etag === undefined ? {} : { etag: headers.etag }),
    ...(headers['last-modified'] === undefined ? {} : { lastModified: headers['last-modified'] }),
  };
  const bodyHash = createHash('sha256').update(body).digest('hex');
  if (bodyHash === state.bodyHash) return { kind: 'same-body', ...validators, ...moved };
  const contentType = headers['content-type'];
  return {
    kind: 'fetched',
    bytes: body,
    ...(contentType === undefined ? {} : { contentType }),
    ...validators,
    bodyHash,
    finalUrl,
    ...moved,
  };
}

/** What it means for the feed that its body could not be read; `code` is one of `FEED_REFUSALS`. */
export function unreadable(code: string, reason: string): FetchFailure {
  if (code === 'too-large') return failed('too-large', 1, reason);
  // A page in the feed's place is often a notice that goes again, and an empty body nearly always passes.
  if (code === 'html-not-feed') return failed('html-not-feed', 0.5, reason);
  return failed('unparsable', code === 'empty-body' ? 0.25 : 0.5, reason);
}

function failedStatus({ status, finalUrl }: HttpResponse): FetchFailure {
  const http = `(HTTP ${status})`;
  if (status === 410) return failed('gone', 1, `the server says that the feed is gone for good ${http}`);
  if (status === 429) return failed('throttled', 0.25, `the server asks to be asked less often ${http}`);
  if (status === 408 || status === 425)
    return failed('read-timeout', 0.25, `the server did not wait for the request ${http}`);
  if (status === 503) return failed('http-5xx', 0.25, `the server is out of service for now ${http}`);
  if (status >= 500) return failed('http-5xx', 0.5, `the server has a fault of its own ${http}`);
  if (status < 400) return failed('http-4xx', 1, `a redirect that leads nowhere (HTTP ${status} at ${finalUrl})`);
  if (status === 401 || status === 403) return failed('http-4xx', 1, `the server refuses us ${http}`);
  if (status === 404) return failed('http-4xx', 1, `there is no such feed ${http}`);
  return failed('http-4xx', 1, `the server does not accept the request ${http}`);
}

function failed(state: FeedStateName, weight: FailureWeight, reason: string): FetchFailure {
  return { kind: 'failed', state, reason, weight };
}

/** A connection that is refused or breaks counts as an answer that did not come; redirects without end as a refusal. */
const FAILURES: Readonly<Record<HttpFailureReason, [state: FeedStateName, weight: FailureWeight]>> = {
  dns: ['dns', 0.5],
  tls: ['tls', 1],
  'connect-timeout': ['connect-timeout', 0.25],
  'read-timeout': ['read-timeout', 0.25],
  connection: ['read-timeout', 0.25],
  'too-large': ['too-large', 1],
  'too-many-redirects': ['http-4xx', 1],
  'unsafe-target': ['unsafe-target', 1],
  'bad-encoding': ['unparsable', 0.5],
  'bad-url': ['unsafe-target', 1],
};
