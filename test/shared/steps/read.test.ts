import { beforeEach, describe, expect, test } from 'vitest';
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
  deps.routes.set(`${PAGE}?utm_source=rss`, { headers: { 'content-type': 'text/html' }, body: page(LONG, MORE) });
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
  deps.routes.set(`${PAGE}?utm_source=rss`, { headers: { 'content-type': 'text/html' }, body: page(LONG, MORE) });
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
  deps.routes.set(`${PAGE}?utm_source=rss`, { headers: { 'content-type': 'text/html' }, body: page(LONG, MORE) });
  expect(message()).toMatchObject({ kind: 'reread' });
  await readStep(deps, message());
  expect((await head()).versions.map(({ textFrom }) => textFrom)).toEqual(['feed', 'page']);
  expect((await current()).text).toContain('heavy lorries');
});

describe('reading again', () => {
  beforeEach(async () => {
    deps.routes.set(`${PAGE}?utm_source=rss`, { headers: { 'content-type': 'text/html' }, body: page(LONG, MORE) });
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
      headers: { 'content-type': 'text/html' },
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
  });
});
