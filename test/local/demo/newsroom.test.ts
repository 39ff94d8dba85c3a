import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FeedSource } from '#shared/model/feed.ts';
import { createNewsroom } from '../../../local/demo/newsroom.ts';
import { DEMO_SCRIPT } from '../../../local/demo/script.ts';
import { askAt, bodyText, feedUrl } from './read-newsroom.ts';

const newsroom = createNewsroom({ now: () => new Date(DEMO_SCRIPT.end) });

describe('createNewsroom', () => {
  test('names its hosts and gives feed sources that the model accepts', () => {
    expect(newsroom.hosts.every((host) => host.endsWith('.example'))).toBe(true);
    for (const feed of newsroom.feeds) expect(FeedSource.parse(feed)).toEqual(feed);
    expect(newsroom.feeds.map(({ url }) => new URL(url).host)).toEqual(newsroom.hosts);
  });

  test('is a function of request and clock: asked before, later or never, it answers the same', () => {
    const ats = [DEMO_SCRIPT.start, '2024-10-22T12:00:00.000Z', DEMO_SCRIPT.end];
    for (const { url } of [...newsroom.feeds, { url: 'http://www.redharbour.example/' }]) {
      const before = ats.map((at) => askAt(at, url));
      const after = ats.toReversed().map((at) => askAt(at, url));
      expect(after.toReversed()).toEqual(before);
    }
    const { host, pathname: path } = new URL(feedUrl('albion-ledger'));
    expect(newsroom.handle({ host, path, headers: {} })).toEqual(askAt(DEMO_SCRIPT.end, feedUrl('albion-ledger')));
  });

  test('serves every page that a feed links to, at any tick', () => {
    for (const at of DEMO_SCRIPT.ticks.filter((_, index) => index % 5 === 0)) {
      for (const { url, id } of newsroom.feeds) {
        const links = bodyText(askAt(at, url)).matchAll(
          /https?:\/\/[a-z.]+\.example\/(?:news|view|wire|essays|story)\/[^\s"<?]+/g,
        );
        for (const [link] of links) expect(askAt(at, link).status, `${id} ${link} at ${at}`).toBe(200);
      }
    }
  });

  test.each([
    ['an unknown host', 'http://nobody.example/', 421],
    ['an unknown page', 'http://www.redharbour.example/news/000000-nothing/', 404],
    ['a front page', 'http://lumendaily.example/', 200],
    ['an upper-case host with a port', 'http://WWW.REDHARBOUR.EXAMPLE:8080/rss/news.xml', 200],
    ['a page with tracking parameters', 'http://lumendaily.example/2024/10/austin-short?utm_source=x', 200],
  ])('%s', (_, url, status) => {
    expect(askAt(DEMO_SCRIPT.end, url).status).toBe(status);
  });

  test('a page is there from its publication on', () => {
    const page = 'http://lumendaily.example/2024/10/austin-short';
    expect(askAt('2024-10-23T18:29:59Z', page).status).toBe(404);
    expect(askAt('2024-10-23T18:30:00Z', page).status).toBe(200);
  });
});

describe('by the clock', () => {
  test.each([
    ['northgate-review', '2024-10-22T07:59:59Z', 200, undefined],
    ['northgate-review', '2024-10-22T08:00:00Z', 500, undefined],
    ['northgate-review', '2024-10-22T13:59:59Z', 500, undefined],
    ['northgate-review', '2024-10-22T14:00:00Z', 200, undefined],
    ['hangang-news', '2024-10-21T18:59:59Z', 200, undefined],
    ['hangang-news', '2024-10-21T20:00:00Z', 429, '7200'],
    ['hangang-news', '2024-10-21T23:00:00Z', 200, undefined],
    ['gulfline', '2024-10-23T02:00:00Z', 503, '3600'],
    ['gulfline', '2024-10-23T05:00:00Z', 200, undefined],
  ])('the feed of %s at %s answers %i', (id, at, status, retryAfter) => {
    const response = askAt(at, feedUrl(id));
    expect(response.status).toBe(status);
    expect(response.headers['retry-after']).toBe(retryAfter);
  });

  test('an outage leaves the pages alone', () => {
    expect(
      askAt('2024-10-22T09:00:00Z', 'http://www.northgatereview.example/essays/the-ammunition-question.html').status,
    ).toBe(200);
  });

  test('one page goes away, and its feed entry with it', () => {
    const titleAt = (at: string): string => bodyText(askAt(at, 'http://www.fenwickcourier.example/'));
    const path = titleAt('2024-10-23T08:00:00Z').match(/href="(\/story\/\d+\/fishermen-saw-landing)"/)?.[1] ?? '';
    const page = `http://www.fenwickcourier.example${path}`;
    expect(path).not.toBe('');
    expect(askAt('2024-10-23T08:59:59Z', page).status).toBe(200);
    expect(askAt('2024-10-23T09:00:00Z', page).status).toBe(404);
    expect(bodyText(askAt('2024-10-23T09:00:00Z', feedUrl('fenwick-courier')))).not.toContain('fishermen-saw-landing');
  });

  test('an edit of a page shows in title, text and modified time', () => {
    const page = (at: string): string => {
      const front = bodyText(askAt(at, 'http://www.albionledger.example/'));
      const path = front.match(/href="([^"]+america-sees-evidence)"/)?.[1] ?? '';
      return bodyText(askAt(at, `http://www.albionledger.example${path}`));
    };
    expect(page('2024-10-23T12:00:00Z')).toContain('<h1 id="main-heading">America now sees proof');
    expect(page('2024-10-23T12:10:00Z')).toContain('<h1 id="main-heading">America now sees evidence');
    expect(page('2024-10-23T12:10:00Z')).toContain('"dateModified":"2024-10-23T13:10:00+01:00"');
  });
});

describe('conditional requests', () => {
  const url = feedUrl('albion-ledger');
  const at = '2024-10-22T10:00:00Z';
  const first = askAt(at, url);
  const { etag = '', 'last-modified': lastModified = '' } = first.headers;

  test.each<[string, string, Record<string, string>, number]>([
    ['its tag', at, { 'if-none-match': etag }, 304],
    ['its tag made weak', at, { 'if-none-match': `W/${etag}` }, 304],
    ['its tag among others', at, { 'if-none-match': `"x", ${etag}` }, 304],
    ['any', at, { 'if-none-match': '*' }, 304],
    ['another tag', at, { 'if-none-match': '"x"' }, 200],
    ['its date', at, { 'if-modified-since': lastModified }, 304],
    ['an earlier date', at, { 'if-modified-since': 'Mon, 21 Oct 2024 00:00:00 GMT' }, 200],
    ['no date at all', at, { 'if-modified-since': 'yesterday' }, 200],
    [
      'another tag and its date: the tag decides',
      at,
      { 'if-none-match': '"x"', 'if-modified-since': lastModified },
      200,
    ],
    ['its tag before the next entry', '2024-10-22T15:59:00Z', { 'if-none-match': etag }, 304],
    ['its tag after the next entry', '2024-10-22T16:00:00Z', { 'if-none-match': etag }, 200],
  ])('%s', (_, when, headers, status) => {
    const response = askAt(when, url, headers);
    expect(response.status).toBe(status);
    expect(response.headers.etag).toBeDefined();
    if (status === 304) expect(response.body).toHaveLength(0);
  });

  test('Last-Modified is the time of the last change', () => {
    expect(lastModified).toBe('Tue, 22 Oct 2024 08:00:00 GMT');
  });

  test('a feed without validators never answers 304', () => {
    const plain = askAt(at, feedUrl('red-harbour'), { 'if-none-match': '*' });
    expect([plain.status, plain.headers.etag]).toEqual([200, undefined]);
  });
});

describe('gzip and robots.txt', () => {
  test.each([
    ['gzip', true],
    ['br, gzip;q=0.5', true],
    ['gzip;q=0', false],
    ['br', false],
  ])('accept-encoding %s', (header, isZipped) => {
    const plain = askAt(DEMO_SCRIPT.end, feedUrl('albion-ledger'));
    const answer = askAt(DEMO_SCRIPT.end, feedUrl('albion-ledger'), { 'accept-encoding': header });
    expect(answer.headers['content-encoding']).toBe(isZipped ? 'gzip' : undefined);
    expect(bodyText(answer)).toBe(bodyText(plain));
  });

  test('every host has robots.txt, one of them forbids the archive to which its feed links', () => {
    for (const host of newsroom.hosts) expect(askAt(DEMO_SCRIPT.end, `http://${host}/robots.txt`).status).toBe(200);
    const robots = bodyText(askAt(DEMO_SCRIPT.end, 'http://www.northgatereview.example/robots.txt'));
    expect(robots).toContain('User-agent: *\nDisallow: /archive/\n');
    expect(bodyText(askAt(DEMO_SCRIPT.end, feedUrl('northgate-review')))).toContain('.example/archive/');
  });
});

describe('listen', () => {
  let server: { port: number; close(): Promise<void> };
  beforeAll(async () => {
    server = await newsroom.listen();
  });
  afterAll(() => server.close());

  type Answer = { status: number; headers: NodeJS.Dict<string | string[]>; body: string };

  function get(host: string, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port: server.port, path, method, headers: { ...headers, host } };
      const request = httpRequest(options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          });
        });
      });
      request.on('error', reject).end();
    });
  }

  test('the Host header decides the outlet', async () => {
    const albion = await get('www.albionledger.example', '/world/rss.xml');
    const harbour = await get('www.redharbour.example', '/rss/news.xml');
    expect([albion.status, harbour.status]).toEqual([200, 200]);
    expect(albion.body).toContain('The Albion Ledger');
    expect(harbour.body).toContain('Red Harbour');
    expect((await get('localhost', '/')).status).toBe(421);
  });

  test('304 has no body, HEAD has none, POST is refused', async () => {
    const first = await get('www.albionledger.example', '/world/rss.xml');
    const again = await get('www.albionledger.example', '/world/rss.xml', {
      'if-none-match': String(first.headers.etag),
    });
    const head = await get('www.albionledger.example', '/world/rss.xml', {}, 'HEAD');
    const post = await get('www.albionledger.example', '/world/rss.xml', {}, 'POST');
    expect([again.status, again.body]).toEqual([304, '']);
    expect([head.status, head.body]).toEqual([200, '']);
    expect(head.headers['content-length']).toBe(String(Buffer.byteLength(first.body)));
    expect(post.status).toBe(405);
  });
});
