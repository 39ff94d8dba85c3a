import { describe, expect, test } from 'vitest';
import { parseFeed } from '#shared/feeds/parse-feed.ts';
import { rss } from './second-reader.ts';

const read = (text: string) =>
  parseFeed(new TextEncoder().encode(text), undefined, { url: 'https://wire.example/feed' });

const REPAIRS: [sentence: string, feed: string, titles: string[], repairs: string[]][] = [
  ['a well-formed feed is left alone', rss('<item><title>a</title></item>'), ['a'], []],
  ['a bare ampersand', rss('<item><title>A & B</title></item>'), ['A & B'], ['bare-ampersand']],
  ['a loose bracket', rss('<item><title>a < b</title></item>'), ['a < b'], ['loose-bracket']],
  [
    'a warning before the feed',
    `<br><b>Notice</b>: x\n${rss('<item><title>a</title></item>')}`,
    ['a'],
    ['leading-junk'],
  ],
  ['a script behind the feed', `${rss('<item><title>a</title></item>')}<script>x()</script>`, ['a'], ['trailing-junk']],
  ['a control character', rss('<item><title>a\u0001b</title></item>'), ['ab'], ['control-characters']],
  [
    'an attribute without quotes',
    rss('<item><guid isPermaLink=false>1</guid><title>a</title></item>'),
    ['a'],
    ['attributes'],
  ],
  [
    'an entry that is not closed',
    rss('<item><title>a</title><item><title>b</title></item>'),
    ['a', 'b'],
    ['unclosed-entry'],
  ],
  [
    'a field that is not closed',
    rss('<item><title>a<link>https://wire.example/a</link></item><item><title>b</title></item>'),
    ['a', 'b'],
    ['unclosed-tag'],
  ],
  [
    'a document that breaks off in a title',
    rss('<item><title>a</title></item><item><title>b').replace('</channel></rss>', ''),
    ['a'],
    ['truncated'],
  ],
  [
    'a document that breaks off in CDATA',
    '<rss><channel><item><title>a</title></item><item><title><![CDATA[b',
    ['a'],
    ['truncated'],
  ],
  ['end tags that are missing', '<rss version="2.0"><channel><item><title>a</title></item>', ['a'], ['truncated']],
  ['an end tag in other letters', rss('<item><pubDate>2024-10-23</pubdate><title>a</title></item>'), ['a'], []],
  ['a channel without rss', '<channel><item><title>a</title></item></channel>', ['a'], ['missing-root']],
];

describe('a careless feed', () => {
  test.each(REPAIRS)('%s', (_, text, titles, repairs) => {
    const feed = read(text);
    expect(feed.entries.map(({ title }) => title)).toEqual(titles);
    expect(feed.repairs ?? []).toEqual(repairs);
    expect(feed.repaired).toBe(repairs.length > 0);
  });

  test('one bad entry never costs the others', () => {
    const bad = [
      '<item><title><b></title></item>',
      '<item><<<>></item>',
      '<item><title>x</item>',
      '<item><author><name></item>',
      '<item a="></item>',
    ];
    for (const entry of bad) {
      const titles = read(rss(`<item><title>one</title></item>${entry}<item><title>two</title></item>`)).entries.map(
        ({ title }) => title,
      );
      expect(titles[0]).toBe('one');
      expect(titles.at(-1)).toBe('two');
    }
  });
});

const REFUSED: [sentence: string, text: string, code: string, message: RegExp][] = [
  ['nothing', '', 'empty-body', /empty/],
  ['white space', ' \n ', 'empty-body', /empty/],
  [
    'a page that names its feed',
    '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>',
    'html-not-feed',
    /https:\/\/wire\.example\/rss/,
  ],
  ['a page without one', '<html><body>hello</body></html>', 'html-not-feed', /no feed/],
  ['other XML', '<note>hello</note>', 'unparsable', /no rss/],
  ['other JSON', '{"error":"x"}', 'unparsable', /JSON/],
  ['words', 'hello', 'unparsable', /no rss/],
];

describe('what is no feed', () => {
  test.each(REFUSED)('%s', (_, text, code, message) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ name: 'InputError', code, message: expect.stringMatching(message) }),
    );
  });

  test('more than 16 MiB', () => {
    expect(() => parseFeed(new Uint8Array(16 * 1024 * 1024 + 1))).toThrow(
      expect.objectContaining({ code: 'too-large' }),
    );
  });
});
