import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { articleId } from '#shared/articles/article-id.ts';
import { AnalyseMessage, FetchMessage, ReadMessage } from '#shared/model/message.ts';
import { fetchStep } from '#shared/steps/fetch.ts';
import { pollStep } from '#shared/steps/poll.ts';
import { readStep } from '#shared/steps/read.ts';
import { createArticleStore } from '#shared/stores/article-store.ts';
import { createDueStore } from '#shared/stores/due-store.ts';
import { makeDeps, SOURCE, type TestDeps } from './make-deps.ts';

const PAGE = 'https://www.harbour.example/ferry';
const FEED = `<rss version="2.0"><channel><title>Harbour</title><item><guid>f</guid>
<link>${PAGE}?utm_source=rss</link><title>Ferry runs again</title><description>The ferry is back.</description>
<pubDate>Mon, 21 Oct 2024 05:00:00 GMT</pubDate></item></channel></rss>`;

function page(...paragraphs: string[]): string {
  return `<!doctype html><html lang="en"><head><title>Ferry runs again</title></head><body><article><h1>Ferry runs again</h1>${paragraphs
    .map((text) => `<p>${text}</p>`)
    .join('')}</article></body></html>`;
}

const HTML = { 'content-type': 'text/html' };
const LONG =
  'The ferry between the two harbours of the town runs again since this morning, three weeks after a storm had broken its ramp and left the islanders with a single boat a day.';
const MORE =
  'The harbour master told a crowd of commuters that the new ramp had been tested with heavy lorries for two nights, and that the timetable of the summer would hold until the end of the year.';

let deps: TestDeps;
beforeEach(async () => {
  deps = makeDeps();
  deps.routes.set(SOURCE.url, { body: FEED });
  await pollStep(deps);
  await fetchStep(deps, FetchMessage.parse(deps.sent.fetch.at(-1)));
});

const message = () => ReadMessage.parse(deps.sent.read.at(-1));
const articles = () => createArticleStore(deps.articleBlobs, deps.articleTable);
async function head() {
  const analyse = AnalyseMessage.parse(deps.sent.analyse.at(-1));
  const found = await articles().getHead(analyse.articleId);
  if (!found) throw new Error('no head');
  return found;
}
async function current() {
  const found = await head();
  const version = found.versions.at(-1);
  const article = version && (await articles().getVersion(found, version.version));
  if (!article) throw new Error('no version');
  return article;
}

test('the full text of the page becomes the article, under the address without its parameters', async () => {
  deps.routes.set(`${PAGE}?utm_source=rss`, { headers: HTML, body: page(LONG, MORE) });
  await readStep(deps, message());
  expect(await current()).toMatchObject({
    textFrom: 'page',
    canonicalUrl: PAGE,
    backfill: true,
    title: 'Ferry runs again',
  });
  expect((await current()).text).toContain('heavy lorries');
});

test('a message that comes twice leaves one version and tells of it twice', async () => {
  deps.routes.set(`${PAGE}?utm_source=rss`, { headers: HTML, body: page(LONG, MORE) });
  await readStep(deps, message());
  await readStep(deps, message());
  expect((await head()).versions).toHaveLength(1);
  expect(deps.sent.analyse).toHaveLength(2);
  expect(deps.sent.analyse[0]).toEqual(deps.sent.analyse[1]);
});

test('a page that robots.txt forbids is not asked for; the teaser stands in, and the reason is kept', async () => {
  deps.routes.set('https://www.harbour.example/robots.txt', { body: 'User-agent: *\nDisallow: /ferry\n' });
  await readStep(deps, message());
  expect(deps.requests.map(({ url }) => url)).not.toContain(`${PAGE}?utm_source=rss`);
  const article = await current();
  expect(article).toMatchObject({ textFrom: 'feed', text: 'The ferry is back.' });
  expect(await articles().getReadOutcome(article.id)).toMatchObject({ reason: 'robots' });
});

test('a page that could not be had just now is read again a quarter of an hour later, and gets its full text', async () => {
  deps.routes.set(`${PAGE}?utm_source=rss`, { status: 503 });
  await readStep(deps, message());
  expect(await current()).toMatchObject({ textFrom: 'feed' });
  deps.setNow('2024-10-21T06:15:00Z');
  await pollStep(deps);
  deps.routes.set(`${PAGE}?utm_source=rss`, { headers: HTML, body: page(LONG, MORE) });
  expect(message()).toMatchObject({ kind: 'reread' });
  await readStep(deps, message());
  expect((await head()).versions.map(({ textFrom }) => textFrom)).toEqual(['feed', 'page']);
  expect((await current()).text).toContain('heavy lorries');
});

test('an entry without a text whose page is out of reach is not lost: it is read when the page is there', async () => {
  deps.routes.set(SOURCE.url, { body: FEED.replace('The ferry is back.', '').replace('<guid>f<', '<guid>g<') });
  deps.setNow('2024-10-21T07:00:00Z');
  const fetchMessage = FetchMessage.parse(deps.sent.fetch.at(-1));
  await fetchStep(deps, { ...fetchMessage, dueAt: '2024-10-21T07:00:00.000Z' });
  deps.routes.set(`${PAGE}?utm_source=rss`, { status: 503 });
  await readStep(deps, message());
  expect(deps.sent.analyse).toHaveLength(0);
  for (const at of ['2024-10-21T07:15:00Z', '2024-10-21T08:00:00Z']) {
    deps.setNow(at);
    await pollStep(deps);
    expect(message()).toMatchObject({ kind: 'reread', dueAt: new Date(at).toISOString() });
    await readStep(deps, message());
  }
  deps.routes.set(`${PAGE}?utm_source=rss`, { headers: HTML, body: page(LONG, MORE) });
  deps.setNow('2024-10-21T11:00:00Z');
  await pollStep(deps);
  await readStep(deps, message());
  expect(await current()).toMatchObject({ textFrom: 'page', firstSeenAt: '2024-10-21T07:00:00.000Z' });
});

test('the raw page is kept, gzipped, beside the version where that is wanted', async () => {
  const body = page(LONG, MORE);
  deps.routes.set(`${PAGE}?utm_source=rss`, { headers: HTML, body });
  await readStep({ ...deps, settings: { ...deps.settings, keepRaw: true } }, message());
  const keys = [];
  for await (const { key } of deps.articleBlobs.list('raw/')) keys.push(key);
  const { id, versions } = await head();
  expect(keys).toEqual([`raw/dt=2024-10-21/outlet=www.harbour.example/${id}/${versions[0]?.version}.gz`]);
  const raw = await deps.articleBlobs.get(keys[0] ?? '');
  expect(gunzipSync(raw?.body ?? '').toString('utf8')).toBe(body);
});

describe('identity', () => {
  const named = (address: string) =>
    page(LONG, MORE).replace('</head>', `<link rel="canonical" href="${address}"></head>`);

  test('is the address that the page gives itself, on its own domain', async () => {
    deps.routes.set(`${PAGE}?utm_source=rss`, { headers: HTML, body: named('https://harbour.example/n/7') });
    await readStep(deps, message());
    expect(await current()).toMatchObject({ canonicalUrl: 'https://harbour.example/n/7' });
    expect(await articles().getIdentity(articleId(PAGE))).toMatchObject({
      canonicalUrl: 'https://harbour.example/n/7',
    });
  });

  test('holds when the page names another one at each load', async () => {
    for (let load = 1; load <= 3; load++) {
      deps.routes.set(`${PAGE}?utm_source=rss`, {
        headers: HTML,
        body: named(`https://www.harbour.example/n/${load}`),
      });
      await readStep(deps, message());
    }
    expect(deps.sent.analyse).toHaveLength(3);
    expect(new Set(deps.sent.analyse.map((sent) => AnalyseMessage.parse(sent).articleId)).size).toBe(1);
  });

  test('an address on another domain is a credit and no identity', async () => {
    deps.routes.set(`${PAGE}?utm_source=rss`, { headers: HTML, body: named('https://agency.example.org/n/7') });
    await readStep(deps, message());
    expect(await current()).toMatchObject({
      canonicalUrl: PAGE,
      outletHost: 'www.harbour.example',
      credits: [{ url: 'https://agency.example.org/n/7' }],
    });
  });
});

test('an entry that is read late takes its place before the versions that were seen after it', async () => {
  const feedOnly = makeDeps([], [{ ...SOURCE, fullText: 'feed' }]);
  const versions = [];
  for (const [text, at] of [
    ['The ferry is back.', '06:00'],
    ['The ferry is back, and full.', '07:00'],
  ] as const) {
    feedOnly.setNow(`2024-10-21T${at}:00Z`);
    feedOnly.routes.set(SOURCE.url, { body: FEED.replace('The ferry is back.', text) });
    await pollStep(feedOnly);
    const { feedId } = FetchMessage.parse(feedOnly.sent.fetch.at(-1));
    await fetchStep(feedOnly, { version: 1, kind: 'fetch', feedId, dueAt: `2024-10-21T${at}:00.000Z` });
    versions.push(feedOnly.sent.read.at(-1));
  }
  const [first, second] = versions;
  await readStep(feedOnly, second);
  await readStep(feedOnly, first);
  await readStep(feedOnly, first);
  const store = createArticleStore(feedOnly.articleBlobs, feedOnly.articleTable);
  const found = await store.getHead(articleId(PAGE));
  expect(found?.versions.map(({ seenAt }) => seenAt)).toEqual(['2024-10-21T06:00:00.000Z', '2024-10-21T07:00:00.000Z']);
  const last = found?.versions.at(-1);
  expect(found && last && (await store.getVersion(found, last.version))?.text).toBe('The ferry is back, and full.');
  feedOnly.close();
});

describe('reading again', () => {
  beforeEach(async () => {
    deps.routes.set(`${PAGE}?utm_source=rss`, {
      headers: { ...HTML, etag: 'W/"one"', 'last-modified': 'yesterday' },
      body: page(LONG, MORE),
    });
    await readStep(deps, message());
  });

  async function rereadAt(at: string): Promise<void> {
    const { id } = await head();
    const now = new Date(at);
    await createDueStore(deps.feedTable).add({ kind: 'reread', articleId: id, dueAt: now.toISOString() });
    deps.setNow(at);
    await pollStep(deps);
    await readStep(deps, message());
  }

  test('an edit makes a version; the same text in other quotation marks makes none', async () => {
    deps.routes.set(`${PAGE}?utm_source=rss`, {
      headers: HTML,
      body: page(LONG, MORE.replace('two nights', 'three nights')),
    });
    await rereadAt('2024-10-21T07:00:00Z');
    expect((await head()).versions).toHaveLength(2);
    expect((await current()).text).toContain('three nights');
    await rereadAt('2024-10-22T06:00:00Z');
    expect((await head()).versions).toHaveLength(2);
  });

  test('a page that is missing twice is recorded as deleted, once for each time it was due', async () => {
    deps.routes.set(`${PAGE}?utm_source=rss`, { status: 404 });
    await rereadAt('2024-10-21T07:00:00Z');
    const again = message();
    await readStep(deps, again);
    expect(await head()).toMatchObject({ missingSightings: 1 });
    expect((await head()).deletedAt).toBeUndefined();
    await rereadAt('2024-10-22T06:00:00Z');
    expect((await head()).deletedAt).toBe('2024-10-22T06:00:00.000Z');
    deps.routes.set(`${PAGE}?utm_source=rss`, { headers: HTML, body: page(LONG, MORE) });
    await rereadAt('2024-10-28T06:00:00Z');
    expect((await head()).deletedAt).toBeUndefined();
  });

  test('a page that may not be seen any more is not a deleted one', async () => {
    deps.routes.set(`${PAGE}?utm_source=rss`, { status: 403 });
    await rereadAt('2024-10-21T07:00:00Z');
    await rereadAt('2024-10-22T06:00:00Z');
    expect((await head()).missingSightings).toBeUndefined();
  });

  test('asks with the validators of the last look, verbatim', async () => {
    const asked = () => deps.requests.at(-1)?.headers;
    deps.routes.set(`${PAGE}?utm_source=rss`, { headers: { ...HTML, etag: '"two"' }, body: page(LONG, MORE) });
    await rereadAt('2024-10-21T07:00:00Z');
    expect(asked()).toMatchObject({ 'if-none-match': 'W/"one"', 'if-modified-since': 'yesterday' });
    deps.routes.set(`${PAGE}?utm_source=rss`, { status: 304 });
    await rereadAt('2024-10-22T06:00:00Z');
    expect(asked()).toMatchObject({ 'if-none-match': '"two"' });
    expect(asked()).not.toHaveProperty('if-modified-since');
    expect((await head()).versions).toHaveLength(1);
  });

  test('a page that now asks for a log-in leaves the version as it is', async () => {
    const http: typeof deps.http = async (request) => {
      const answer = await deps.http(request);
      return request.url.endsWith('robots.txt') || answer.kind === 'failure'
        ? answer
        : { ...answer, finalUrl: 'https://www.harbour.example/login' };
    };
    const { id } = await head();
    await readStep({ ...deps, http }, { version: 1, kind: 'reread', articleId: id, dueAt: '2024-10-21T07:00:00.000Z' });
    expect((await head()).versions).toHaveLength(1);
    expect(await current()).toMatchObject({ textFrom: 'page' });
  });
});
