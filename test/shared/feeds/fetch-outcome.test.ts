import { describe, expect, test } from 'vitest';
import { classifyFetch, feedHeaders, unreadable } from '#shared/feeds/fetch-outcome.ts';
import { HTTP_FAILURES } from '#shared/http.ts';
import { FEED_STATES } from '#shared/model/feed.ts';
import { hoursAgo, NOW, response, state } from './feed-examples.ts';

const CLASSES: [sentence: string, answer: Parameters<typeof classifyFetch>[0], expected: object][] = [
  [
    'a feed',
    response(200, { etag: '"a"', 'content-type': 'text/xml' }),
    { kind: 'fetched', etag: '"a"', contentType: 'text/xml', finalUrl: 'https://wire.example/f' },
  ],
  ['304', response(304), { kind: 'not-modified' }],
  ['401', response(401), { kind: 'failed', state: 'http-4xx', weight: 1, reason: 'the server refuses us (HTTP 401)' }],
  ['404', response(404), { kind: 'failed', state: 'http-4xx', weight: 1 }],
  ['408', response(408), { kind: 'failed', state: 'read-timeout', weight: 0.25 }],
  ['410', response(410), { kind: 'failed', state: 'gone', weight: 1 }],
  ['429', response(429), { kind: 'failed', state: 'throttled', weight: 0.25 }],
  ['451', response(451), { kind: 'failed', state: 'http-4xx', weight: 1 }],
  ['500', response(500), { kind: 'failed', state: 'http-5xx', weight: 0.5 }],
  ['503, which says itself that it passes', response(503), { kind: 'failed', state: 'http-5xx', weight: 0.25 }],
  ['a redirect to nowhere', response(302), { kind: 'failed', state: 'http-4xx' }],
  [
    'no address',
    { kind: 'failure', reason: 'dns', message: 'no such host', finalUrl: 'x' },
    { kind: 'failed', state: 'dns', reason: 'no such host', weight: 0.5 },
  ],
];

describe('classifyFetch', () => {
  test.each(CLASSES)('%s', (_, answer, expected) => expect(classifyFetch(answer, state())).toMatchObject(expected));

  test('every failure of the client is one of the listed states, with its own sentence', () => {
    for (const reason of HTTP_FAILURES) {
      const outcome = classifyFetch({ kind: 'failure', reason, message: 'a sentence', finalUrl: 'x' }, state());
      expect(outcome).toMatchObject({ kind: 'failed', reason: 'a sentence' });
      expect(FEED_STATES).toContain(outcome.kind === 'failed' ? outcome.state : '');
    }
  });

  test('the same body under another ETag', () => {
    const fetched = classifyFetch(response(200), state());
    const bodyHash = fetched.kind === 'fetched' ? fetched.bodyHash : '';
    expect(classifyFetch(response(200, { etag: '"new"' }), state({ bodyHash }))).toEqual({
      kind: 'same-body',
      etag: '"new"',
    });
  });

  test('304 to somebody who has read nothing yet is a fault of the server', () => {
    expect(classifyFetch(response(304), state({ lastSuccessAt: undefined }))).toMatchObject({ state: 'http-5xx' });
  });
});

test.each([
  ['html-not-feed', 'html-not-feed', 0.5],
  ['too-large', 'too-large', 1],
  ['unparsable', 'unparsable', 0.5],
  ['empty-body', 'unparsable', 0.25],
])('a body refused as %s', (code, expected, weight) => {
  expect(unreadable(code, 'why')).toEqual({ kind: 'failed', state: expected, weight, reason: 'why' });
});

const HTML = { 'content-type': 'text/html; charset=UTF-8' };
const CHALLENGES: [sentence: string, answer: ReturnType<typeof response>, reason: RegExp | undefined][] = [
  ['Cloudflare, by its header', response(403, { 'cf-mitigated': 'challenge' }), /^Cloudflare .*\(HTTP 403\)$/],
  ['Cloudflare, by its page', response(503, HTML, '<title>Just a moment...</title>'), /^Cloudflare .*503/],
  ['Cloudflare, with 200', response(200, HTML, '<script>window._cf_chl_opt={}</script>'), /^Cloudflare .*200/],
  ['Cloudflare, as 429', response(429, HTML, '<TITLE>Just a moment...</TITLE>'), /^Cloudflare/],
  ['a page that is not said to be one', response(403, {}, ' <!DOCTYPE html><title>DDoS-Guard</title>'), /^DDoS-Guard/],
  ['Vercel', response(429, { 'x-vercel-mitigated': 'challenge' }, ''), /^Vercel/],
  ['AWS WAF', response(202, { 'x-amzn-waf-action': 'challenge' }, ''), /^AWS WAF/],
  ['Anubis', response(200, HTML, "<title>Making sure you're not a bot!</title>"), /^Anubis/],
  ['a site’s own', response(200, HTML, '<title>One moment, please...</title>'), /^the server wants a browser/],
  [
    'a page that Cloudflare only counts visits on',
    response(200, HTML, '<title>News</title><script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js">'),
    undefined,
  ],
  [
    'a feed that is served as HTML and writes about challenges',
    response(200, HTML, '<rss version="2.0"><channel><title>Just a moment...</title><p>_cf_chl_opt'),
    undefined,
  ],
  [
    'a feed that a guard lets pass',
    response(200, { 'x-datadome': 'protected' }, '<?xml version="1.0"?><rss>'),
    undefined,
  ],
  ['a plain refusal', response(403, HTML, '<title>403 Forbidden</title>'), undefined],
];

test.each(CHALLENGES)('a challenge: %s', (_, answer, reason) => {
  const outcome = classifyFetch(answer, state());
  if (reason) expect(outcome).toMatchObject({ state: 'challenge', weight: 0.5, reason: expect.stringMatching(reason) });
  else expect(outcome.kind === 'failed' && outcome.state).not.toBe('challenge');
});

describe('feedHeaders', () => {
  const known = { etag: 'W/"1', lastModified: 'yesterday', lastFullFetchAt: hoursAgo(1) };
  test('validators go out as they came', () =>
    expect(feedHeaders(state(known), NOW)).toMatchObject({
      'if-none-match': 'W/"1',
      'if-modified-since': 'yesterday',
    }));
  test.each([
    ['once a day', { ...known, lastFullFetchAt: hoursAgo(24) }],
    ['after a failure', { ...known, failures: 0.25 }],
    ['before anything was read', { ...known, lastFullFetchAt: undefined }],
  ])('none %s', (_, more) => {
    expect(Object.keys(feedHeaders(state(more), NOW))).toEqual(['accept']);
  });
});
