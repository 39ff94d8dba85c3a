import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStores } from '#local/open-stores.ts';
import { FeedSource, type FeedState } from '#shared/model/feed.ts';
import { createFeedStore, type DueFeed } from '#shared/stores/feed-store.ts';
import { feedsTable } from '../../cli/feeds-table.ts';
import { createPaint } from '../../cli/output.ts';
import { runCli } from './run-cli.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimwire-feeds-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the table', () => {
  const source = (id: string) =>
    FeedSource.parse({ id, url: `https://${id}.example/f`, outlet: id.toUpperCase(), fullText: 'page' });
  const at = (day: string) => `2024-10-${day}:00.000Z`;
  const STATES: Record<string, Partial<FeedState>> = {
    'a-well': {
      state: 'not-modified',
      stateSince: at('20T06:00'),
      recentEntryTimes: [at('24T06:00'), at('24T00:00'), at('23T12:00')],
      attempts: 8,
      notModified: 6,
    },
    'broken-and-with-a-very-long-name': { state: 'dns', failures: 2, reason: 'the host name\u001b[2J has no address' },
    'silent-since-long': { state: 'silent', recentEntryTimes: ['2020-01-02T03:04:05Z', '2020-01-01T03:04:05Z'] },
  };
  let data = '';
  beforeAll(async () => {
    data = mkdtempSync(join(folder, 'data-'));
    const stores = openStores(data, () => new Date(at('24T12:00')));
    const feeds = createFeedStore(stores.feedTable);
    await feeds.register([...Object.keys(STATES), 'not-yet'].map(source), new Date(at('24T10:00')));
    const due: DueFeed[] = [];
    await feeds.handOut(new Date(at('24T10:00')), 10, async (found) => void due.push(...found));
    for (const { feedId, dueAt } of due) {
      const before = await feeds.getState(feedId);
      const more = STATES[feedId];
      if (!before || !more) continue;
      await feeds.finishAttempt({
        ...before,
        lastAttemptFor: dueAt,
        lastAttemptAt: at('24T12:00'),
        nextAttemptAt: at('24T13:00'),
        ...more,
      });
    }
    stores.close();
  });

  test('trouble on top, with its reason below it, and a line that counts', async () => {
    const { status, stdout } = await runCli(['feeds', '--data', data]);
    expect(status).toBe(0);
    expect(stdout.split('\n')).toEqual(
      [
        'feed                              state         since        last new     next         a day  304',
        'broken-and-with-a-very-long-name  dns           never        never        10-24 13:00         ',
        '  the host name\ufffd[2J has no address',
        'silent-since-long                 silent        never        2020-01-02   10-24 13:00  <0.1',
        'not-yet                           unread        never        never        10-24 10:00         ',
        'a-well                            not-modified  10-20 06:00  10-24 06:00  10-24 13:00  2.0    75%',
        '4 feeds: 1 failing, 1 odd, 1 unread, 1 well; last attempt 2024-10-24 12:00 UTC',
        '',
      ].map((line) => line.trimEnd()),
    );
  });

  test('as JSON, the same facts', async () => {
    const { feeds } = JSON.parse((await runCli(['feeds', '--data', data, '--json'])).stdout);
    expect(feeds.map(({ id }: { id: string }) => id)).toEqual([
      'broken-and-with-a-very-long-name',
      'silent-since-long',
      'not-yet',
      'a-well',
    ]);
    expect(feeds[3]).toMatchObject({ condition: 'well', entriesADay: 2, notModifiedShare: 0.75 });
  });

  test('a narrow terminal: names give way, nothing is wider; colours only there', async () => {
    const { feeds } = JSON.parse((await runCli(['feeds', '--data', data, '--json'])).stdout);
    const paint = createPaint({ isTTY: true }, {});
    const lines = feedsTable(feeds, { columns: 80, paint }).split('\n');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are no characters on the screen
    const shown = lines.map((line) => line.replace(/\u001b\[\d+m/g, ''));
    expect(Math.max(...shown.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(shown[1]).toMatch(/^broken-and-w…? ?/);
    expect(lines[1]?.startsWith('\u001b[31m')).toBe(true);
    expect(lines.at(-2)).not.toContain('\u001b');
  });
});

describe('check', () => {
  let server: Server;
  let origin = '';
  const days = [1, 2, 3, 4].map(
    (day) =>
      `<item><guid>${day}</guid><title>Day ${day}</title><pubDate>Mon, 0${day} Apr 2024 10:00:00${day === 4 ? '' : ' GMT'}</pubDate><description>A teaser.</description></item>`,
  );
  const FEED = `<rss version="2.0"><channel><title>Harbour &amp; Sea</title><language>en</language><ttl>120</ttl>${days.join('')}</channel></rss>`;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const { url, headers } = request;
      if (url === '/feed') {
        response.setHeader('etag', '"1"').setHeader('content-type', 'application/rss+xml; charset=utf-8');
        if (headers['if-none-match'] === '"1"') response.writeHead(304).end();
        else response.end(FEED);
      } else if (url === '/old') response.writeHead(301, { location: '/feed' }).end();
      else if (url === '/')
        response
          .setHeader('content-type', 'text/html')
          .end('<!doctype html><link rel="alternate" type="application/rss+xml" title="All news" href="/feed">');
      else if (url === '/whole')
        response.end(
          `<rss version="2.0"><channel><item><title>A</title><link>/a</link><description>&lt;p&gt;${'Many words. '.repeat(200)}&lt;/p&gt;</description></item></channel>`,
        );
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    origin = `http://127.0.0.1:${port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const check = (path: string, ...more: string[]) =>
    runCli(['feeds', 'check', origin + path, '--allow-loopback', ...more]);

  test('a feed behind a permanent redirect', async () => {
    const { status, stdout } = await check('/old');
    expect(status).toBe(0);
    for (const expected of [
      `${origin}/old: a feed (silent)`,
      `moved      to ${origin}/feed (for good: put this address in the list)`,
      `answer     HTTP 200, ${FEED.length} bytes, application/rss+xml; charset=utf-8`,
      'charset    utf-8: as the Content-Type says',
      'unchanged  asked again, the server says that nothing has changed (304)',
      'format     rss, en, “Harbour & Sea”',
      'entries    4, 4 with a date, 1 in a zone that is not certain',
      'newest     2024-04-04 10:00  Day 4',
      'oldest     2024-04-01 10:00',
      'rhythm     an entry every 24 h\n',
      'text       teasers: fullText: page',
      'next read  24 h later: the usual gap between its entries',
      `list entry - { id: harbour-sea, url: ${origin}/feed, outlet: Harbour & Sea, language: en, fullText: page }`,
    ])
      expect(stdout).toContain(expected);
  });

  test('a page says where its feed lies', async () => {
    const { status, stdout } = await check('/');
    expect(status).toBe(1);
    expect(stdout).toContain(`${origin}/: html-not-feed: `);
    expect(stdout).toContain(`links to   ${origin}/feed (All news)`);
    expect(stdout).toContain(`to do      try \`claimwire feeds check ${origin}/feed\``);
  });

  test('nothing there: what to do, and when it would be asked again', async () => {
    const { status, stdout } = await check('/nothing');
    expect(status).toBe(1);
    expect(stdout).toContain(`${origin}/nothing: http-4xx: there is no such feed (HTTP 404)`);
    expect(stdout).toContain('to do      open the address in a browser');
    expect(stdout).toContain('next read  30 min later: after a failure');
  });

  test('whole articles, no validators, repairs; as JSON', async () => {
    const { status, stdout } = await check('/whole', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      isReadable: true,
      state: 'undated',
      answer: { status: 200, encoding: 'utf-8', encodingFrom: 'ascii' },
      content: { format: 'rss', entries: 1, dated: 0, fullText: 'feed', repairs: [expect.any(String)] },
      nextPoll: { inMinutes: 30, cause: 'unknown' },
    });
    expect(JSON.parse(stdout).answer).not.toHaveProperty('confirmsUnchanged');
  });

  test.each([
    ['this machine, unless it is said to be meant', 'http://127.0.0.1:9/feed', /unsafe-target/],
    ['a private address', 'http://[fd00::1]/feed', /unsafe-target/],
  ])('%s', async (_, url, expected) => {
    const { status, stdout } = await runCli(['feeds', 'check', url]);
    expect([status, stdout]).toEqual([1, expect.stringMatching(expected)]);
  });

  test('what is no address', async () => {
    const { status, stderr } = await runCli(['feeds', 'check', './feed.xml']);
    expect([status, stderr]).toEqual([2, expect.stringContaining('parse-feed FILE')]);
  });
});

describe('OPML', () => {
  const LIST = `feeds:
  # Mine
  - { id: a, url: 'https://a.example/f', outlet: A, fullText: page }
`;
  const OPML = `<opml version="2.0"><body><outline text="News"><outline text="A" xmlUrl="http://a.example/f"/>
<outline text="B" xmlUrl="https://b.example/f"/></outline><outline text="X" xmlUrl="javascript:\u0007alert(1)"/></body></opml>`;
  const file = (name: string, text?: string | Uint8Array) => {
    const path = join(folder, name);
    if (text !== undefined) writeFileSync(path, text);
    return path;
  };

  test('import prints a list, and tells what it leaves out', async () => {
    const { status, stdout, stderr } = await runCli(['feeds', 'import', file('in.opml', OPML)]);
    expect(status).toBe(0);
    expect(stdout).toContain(
      '- id: b\n    url: https://b.example/f\n    outlet: B\n    fullText: page\n    categories:\n      - News',
    );
    expect(stderr).toBe('claimwire: left out 1: no http or https address (javascript:alert(1))\n');
  });

  test('import --to adds what is missing, once', async () => {
    const opml = file('in.opml', OPML);
    const list = file('list.yaml', LIST);
    const first = await runCli(['feeds', 'import', opml, '--to', 'list.yaml'], { cwd: folder });
    expect(first.stdout).toBe('added b  https://b.example/f\nlist.yaml: 1 feeds added, 1 were there already\n');
    const once = readFileSync(list, 'utf8');
    expect(once.startsWith(LIST)).toBe(true);
    const second = await runCli(['feeds', 'import', opml, '--to', 'list.yaml', '--json'], { cwd: folder });
    expect(JSON.parse(second.stdout)).toMatchObject({ added: [], known: [{ id: 'a' }, { id: 'b' }] });
    expect(readFileSync(list, 'utf8')).toBe(once);
    const exported = await runCli(['feeds', 'export', 'list.yaml'], { cwd: folder });
    expect(exported.stdout).toContain('<outline text="News" title="News">');
  });

  test('a list in another charset', async () => {
    const opml = `<?xml version="1.0" encoding="windows-1251"?><opml><body><outline text="Wire" title="\u00d2\u00c0\u00d1\u00d1" xmlUrl="https://t.example/f"/></body></opml>`;
    const { stdout } = await runCli(['feeds', 'import', file('ru.opml', Buffer.from(opml, 'latin1'))]);
    expect(stdout).toContain('outlet: ТАСС');
  });

  test.each([
    ['no OPML', '<html></html>', /no OPML list/],
    ['no feed in it', '<opml><body/></opml>', /no feed in it/],
  ])('%s', async (_, text, message) => {
    const { status, stderr } = await runCli(['feeds', 'import', file('bad.opml', text)]);
    expect([status, stderr]).toEqual([1, expect.stringMatching(message)]);
  });
});

test.each([
  [['feeds', 'mend'], /no such action/],
  [['feeds', 'check'], /second word is missing/],
  [['feeds', 'export', 'a', 'b'], /too many words/],
])('%s', async (argv, message) => {
  const { status, stderr } = await runCli(argv);
  expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
});
