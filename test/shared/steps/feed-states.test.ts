import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHttp } from '#shared/adapters/http/create-http.ts';
import type { Http } from '#shared/http.ts';
import { FEED_STATES, FeedSource, type FeedState, type FeedStateName } from '#shared/model/feed.ts';
import { FetchMessage } from '#shared/model/message.ts';
import { fetchStep } from '#shared/steps/fetch.ts';
import { pollStep } from '#shared/steps/poll.ts';
import { createFeedStore } from '#shared/stores/feed-store.ts';
import { makeDeps, type TestDeps } from './make-deps.ts';

const FIRST = new Date('2024-10-21T06:00:00Z');
const at = (hours: number) => new Date(FIRST.getTime() + hours * 3_600_000);

const rss = (items: string) => `<rss version="2.0"><channel><title>T</title>${items}</channel></rss>`;
const item = (id: number, hours?: number) =>
  `<item><guid>${id}</guid><title>Entry ${id}</title>${hours === undefined ? '' : `<pubDate>${at(hours).toUTCString()}</pubDate>`}</item>`;
const FRESH = rss(item(1, -1) + item(2, -2) + item(3, -3));
const page = (head: string) => `<!doctype html><html><head>${head}</head><body><p>Hello</p></body></html>`;

/** What the server answers by path; most answer the same every time. */
const ANSWERS: Record<string, RequestListener> = {
  '/ok': (_, response) => response.end(FRESH),
  '/conditional': (request, response) => {
    if (request.headers['if-none-match'] === 'W/"1"') response.writeHead(304).end();
    else response.setHeader('etag', 'W/"1"').end(FRESH);
  },
  '/empty': (_, response) => response.end(rss('')),
  '/undated': (_, response) => response.end(rss(item(1) + item(2))),
  '/silent': (_, response) => response.end(rss(item(1, -900) + item(2, -902) + item(3, -904))),
  '/refused': (_, response) => response.writeHead(403).end(),
  '/gone': (_, response) => response.writeHead(410).end(),
  '/throttled': (_, response) => response.writeHead(429, { 'retry-after': '7200' }).end(),
  '/fault': (_, response) => response.writeHead(502).end(page('<title>Bad gateway</title>')),
  '/challenge': (_, response) =>
    response.writeHead(403, { 'content-type': 'text/html' }).end(page('<title>Just a moment...</title>')),
  '/page': (_, response) =>
    response
      .setHeader('content-type', 'text/html')
      .end(page('<link rel="alternate" type="application/rss+xml" href="/real-feed">')),
  '/large': (_, response) => response.end(rss('x'.repeat(300_000))),
  '/broken': (_, response) => response.end('{"neither": "this", nor that'),
  '/nothing': (_, response) => response.end(),
  '/hangs': () => undefined,
  '/breaks': (request) => request.socket.destroy(),
  '/loop': (_, response) => response.writeHead(302, { location: '/loop' }).end(),
  '/leads-inside': (_, response) => response.writeHead(302, { location: 'http://10.1.2.3/feed' }).end(),
};

let server: Server;
let http: Http & { close(): Promise<void> };
let origin = '';
beforeAll(async () => {
  server = createServer((request, response) => {
    const answer = ANSWERS[request.url ?? ''];
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  http = createHttp({
    userAgent: 'claimwire-test/1 (+https://site.example/contact)',
    allowLoopback: true,
    limits: { domainSpacingMs: 0, deadlineMs: 400, maxBodyBytes: 200_000 },
  });
});
afterAll(async () => {
  await http.close();
  server.closeAllConnections();
  server.close();
});

/** Polls one feed as often as there are hours; answers its states and how it stands in the end. */
async function run(url: string, hours: number[], client: Http = http): Promise<{ states: string[]; last: FeedState }> {
  const source = FeedSource.parse({ id: 'harbour', url, outlet: 'Harbour', fullText: 'page' });
  const deps: TestDeps = { ...makeDeps([], [source]), http: client };
  const store = createFeedStore(deps.feedTable);
  const states: string[] = [];
  for (const hour of hours) {
    const now = at(hour);
    deps.now = () => now;
    await pollStep(deps);
    await fetchStep(deps, FetchMessage.parse(deps.sent.fetch.at(-1)));
    states.push((await store.getState(source.id))?.state ?? 'none');
  }
  const last = await store.getState(source.id);
  deps.close();
  if (!last) throw new Error('no state');
  return { states, last };
}

const failing: Http = async ({ url }) => ({
  kind: 'failure',
  reason: 'connect-timeout',
  message: 'nobody answers',
  finalUrl: url,
});

type Case = [state: FeedStateName, path: string, hours: number[], before?: FeedStateName[]];
const CASES: Case[] = [
  ['ok', '/ok', [0]],
  ['same-body', '/ok', [0, 2], ['ok']],
  ['not-modified', '/conditional', [0, 2], ['ok']],
  ['silent', '/conditional', [0, 2, 6], ['ok', 'not-modified']],
  ['silent', '/silent', [0]],
  ['empty', '/empty', [0, 26], ['empty']],
  ['undated', '/undated', [0, 26], ['undated']],
  ['http-4xx', '/refused', [0]],
  ['http-4xx', '/not-there', [0]],
  ['http-4xx', '/loop', [0]],
  ['gone', '/gone', [0]],
  ['throttled', '/throttled', [0]],
  ['http-5xx', '/fault', [0]],
  ['challenge', '/challenge', [0]],
  ['html-not-feed', '/page', [0]],
  ['too-large', '/large', [0]],
  ['unparsable', '/broken', [0]],
  ['unparsable', '/nothing', [0]],
  ['read-timeout', '/hangs', [0]],
  ['read-timeout', '/breaks', [0]],
  ['unsafe-target', '/leads-inside', [0]],
  ['unsafe-target', 'http://192.168.0.1/feed', [0]],
  ['dns', 'http://no-such-host.invalid/feed', [0]],
];

test.each(CASES)('%s: %s', async (expected, path, hours, before = []) => {
  const { states, last } = await run(path.startsWith('/') ? origin + path : path, hours);
  expect(states).toEqual([...before, expected]);
  expect(last.reason === undefined).toBe(last.failures === 0);
});

test('tls: a server that speaks plain HTTP', async () => {
  expect((await run(`${origin.replace('http:', 'https:')}/ok`, [0])).states).toEqual(['tls']);
});

test('connect-timeout: nobody answers', async () => {
  expect((await run(`${origin}/ok`, [0], failing)).states).toEqual(['connect-timeout']);
});

test('every state of the list is reached here', () => {
  const reached = new Set<string>([...CASES.map(([state]) => state), 'tls', 'connect-timeout']);
  expect(FEED_STATES.filter((state) => !reached.has(state))).toEqual([]);
});

test('a page says where its feed lies, a throttling server when to come back', async () => {
  expect((await run(`${origin}/page`, [0])).last.reason).toContain(`${origin}/real-feed`);
  const { last } = await run(`${origin}/throttled`, [0]);
  expect(Date.parse(last.nextAttemptAt ?? '')).toBeGreaterThanOrEqual(at(2).getTime());
});

test('a feed that has moved for good is read at its new place, and at the old one when the new one fails', async () => {
  const asked: string[] = [];
  ANSWERS['/old'] = (_, response) => {
    asked.push('old');
    response.writeHead(301, { location: '/new' }).end();
  };
  ANSWERS['/new'] = (_, response) => {
    asked.push('new');
    // Up for three redirected reads and one of its own, then down.
    if (asked.length <= 7) response.end(FRESH);
    else response.writeHead(500).end();
  };
  expect((await run(`${origin}/old`, [0, 2, 4, 6])).last.url).toBe(`${origin}/new`);
  expect(asked).toEqual(['old', 'new', 'old', 'new', 'old', 'new', 'new']);
  asked.length = 0;
  const { states, last } = await run(`${origin}/old`, [0, 2, 4, 6, 8]);
  expect(states).toEqual(['ok', 'same-body', 'silent', 'silent', 'http-5xx']);
  expect(last.url).toBe(`${origin}/old`);
});
