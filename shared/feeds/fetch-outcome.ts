import { createHash } from 'node:crypto';
import type { HttpFailure, HttpFailureReason, HttpResponse } from '../http.ts';
import type { FeedState, FeedStateName } from '../model/feed.ts';
import type { FetchFailure, FetchOutcome } from './outcome-kinds.ts';
import { retryAfterSeconds } from './retry-after.ts';

export { applyOutcome } from './apply-outcome.ts';
export type { FetchFailure, FetchOutcome };

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
export function classifyFetch(response: HttpResponse | HttpFailure, state: FeedState, now: Date): FetchOutcome {
  if (response.kind === 'failure') return failedBy(response);
  const { status, headers, body, finalUrl } = response;
  const moved = response.permanentUrl === undefined ? {} : { permanentUrl: response.permanentUrl };
  if (status === 304) return { kind: 'not-modified', ...moved };
  if (isChallenge(response))
    return failed('challenge', `the server wants a browser to solve a challenge (HTTP ${status})`, 0.5, headers, now);
  if (status < 200 || status > 299) return failedStatus(response, now);
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

function failedStatus({ status, headers, finalUrl }: HttpResponse, now: Date): FetchFailure {
  if (status === 410)
    return failed('gone', 'the server says that the feed is gone for good (HTTP 410)', 1, headers, now);
  if (status === 429)
    return failed('throttled', 'the server asks to be asked less often (HTTP 429)', 0.25, headers, now);
  if (status === 408 || status === 425)
    return failed('read-timeout', `the server did not wait for the request (HTTP ${status})`, 0.25, headers, now);
  if (status >= 500) return failed('http-5xx', `the server has a fault of its own (HTTP ${status})`, 0.5, headers, now);
  if (status >= 300 && status < 400)
    return failed('http-4xx', `a redirect that leads nowhere (HTTP ${status} at ${finalUrl})`, 1, headers, now);
  const hint =
    status === 401 || status === 403
      ? 'the server refuses us'
      : status === 404
        ? 'there is no such feed'
        : 'the server does not accept the request';
  return failed('http-4xx', `${hint} (HTTP ${status})`, 1, headers, now);
}

function failed(
  state: FeedStateName,
  reason: string,
  weight: 1 | 0.5 | 0.25,
  headers: Readonly<Record<string, string>>,
  now: Date,
): FetchFailure {
  const wait = retryAfterSeconds(headers['retry-after'], now);
  return { kind: 'failed', state, reason, weight, ...(wait === undefined ? {} : { retryAfterSeconds: wait }) };
}

const FAILURES: Readonly<Record<HttpFailureReason, [state: FeedStateName, weight: 1 | 0.5 | 0.25]>> = {
  dns: ['dns', 0.5],
  tls: ['tls', 1],
  'connect-timeout': ['connect-timeout', 0.25],
  'read-timeout': ['read-timeout', 0.25],
  connection: ['connection', 0.25],
  'too-large': ['too-large', 1],
  'too-many-redirects': ['connection', 1],
  'unsafe-target': ['unsafe-target', 1],
  'bad-encoding': ['unparsable', 1],
  'bad-url': ['unsafe-target', 1],
};

function failedBy(failure: HttpFailure): FetchFailure {
  const [state, weight] = FAILURES[failure.reason];
  return { kind: 'failed', state, reason: failure.message, weight };
}

/** The start of a page is enough to tell a challenge, in bytes. */
const CHALLENGE_HEAD_BYTES = 16 * 1024;

/** Cloudflare and others that answer with a puzzle; only an answer that is a page is looked into. */
function isChallenge({ status, headers, body }: HttpResponse): boolean {
  if (headers['cf-mitigated']?.toLowerCase() === 'challenge') return true;
  if (!/html/i.test(headers['content-type'] ?? '')) return false;
  if (status < 400 && status !== 200 && status !== 202) return false;
  const head = Buffer.from(body.subarray(0, CHALLENGE_HEAD_BYTES)).toString('latin1');
  return /<title>\s?(?:just a moment|attention required|ddos-guard|one moment, please|checking your browser)|cf-chl-|\/cdn-cgi\/challenge-platform\/|_incapsula_resource|captcha-delivery\.com|aws-waf-token/i.test(
    head,
  );
}
