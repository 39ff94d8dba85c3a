import Parser from 'rss-parser';
import { describe, expect, test } from 'vitest';
import { InputError } from '#shared/errors.ts';
import { parseFeed } from '#shared/feeds/parse-feed.ts';
import { atom, rss, type Seen, seenByThem, seenByUs } from './second-reader.ts';

const NO_FEED = 'no feed';
const item = (fields: string) => rss(`<item>${fields}</item>`);

/** All the differences that are meant. */
const DIFFERENCES: [sentence: string, feed: string | Uint8Array, field: keyof Seen, theirs: unknown, ours: unknown][] =
  [
    [
      'titles are plain text',
      item('<title>Big &lt;em&gt;news&lt;/em&gt;</title>'),
      'title',
      'Big <em>news</em>',
      'Big news',
    ],
    ['titles that were escaped twice', item('<title>R&amp;amp;D</title>'), 'title', 'R&amp;D', 'R&D'],
    [
      'markup in a title that nobody escaped',
      item('<title>Big <em>news</em> today</title>'),
      'title',
      'Big  today',
      'Big news today',
    ],
    ['white space in a title', item('<title>On\n two  lines</title>'), 'title', 'On\n two  lines', 'On two lines'],
    ['a windows-1252 number', item('<title>It&#146;s</title>'), 'title', 'It\u0092s', 'It’s'],
    ['relative addresses', item('<link>/a</link>'), 'url', '/a', 'https://wire.example/a'],
    [
      'an address in words',
      item('<link>https://wire.example/мир</link>'),
      'url',
      'https://wire.example/мир',
      'https://wire.example/%D0%BC%D0%B8%D1%80',
    ],
    ['an address for no web', item('<link>javascript:x()</link>'), 'url', 'javascript:x()', undefined],
    [
      'a guid instead of a link',
      item('<guid>https://wire.example/a</guid>'),
      'url',
      undefined,
      'https://wire.example/a',
    ],
    [
      'a link of Atom in RSS',
      item('<atom:link href="https://wire.example/a"/>'),
      'url',
      undefined,
      'https://wire.example/a',
    ],
    [
      'the address behind a click counter',
      item('<link>https://count.example/1</link><feedburner:origLink>https://wire.example/1</feedburner:origLink>'),
      'url',
      'https://count.example/1',
      'https://wire.example/1',
    ],
    [
      'the page before other forms of it',
      atom(
        '<entry><link type="application/json" href="https://wire.example/1.json"/><link type="text/html" href="https://wire.example/1"/></entry>',
      ),
      'url',
      'https://wire.example/1.json',
      'https://wire.example/1',
    ],
    [
      'an enclosure is no page',
      atom('<entry><id>1</id><link rel="enclosure" href="https://wire.example/1.mp3"/></entry>'),
      'url',
      'https://wire.example/1.mp3',
      undefined,
    ],
    [
      'enclosures of Atom',
      atom('<entry><id>1</id><link rel="enclosure" href="https://wire.example/1.mp3"/></entry>'),
      'file',
      undefined,
      'https://wire.example/1.mp3',
    ],
    ['no id: the link is one', item('<link>https://wire.example/a</link>'), 'id', undefined, 'https://wire.example/a'],
    [
      'a zone by its name',
      item('<pubDate>Wed, 23 Oct 2024 13:00:00 MSK</pubDate>'),
      'at',
      undefined,
      '2024-10-23T10:00:00.000Z',
    ],
    [
      'a day that does not exist',
      item('<pubDate>Sat, 31 Feb 2024 10:00:00 GMT</pubDate>'),
      'at',
      '2024-03-02T10:00:00.000Z',
      undefined,
    ],
    [
      'a date far ahead',
      item('<pubDate>Mon, 23 Oct 2124 10:00:00 GMT</pubDate>'),
      'at',
      '2124-10-23T10:00:00.000Z',
      undefined,
    ],
    [
      'the next date when one cannot be read',
      item('<pubDate>soon</pubDate><dc:date>2024-10-23T10:00:00Z</dc:date>'),
      'at',
      undefined,
      '2024-10-23T10:00:00.000Z',
    ],
    [
      'an update is no publication',
      atom('<entry><updated>2024-10-23T10:00:00Z</updated></entry>'),
      'at',
      '2024-10-23T10:00:00.000Z',
      undefined,
    ],
    [
      'dates of Atom 0.3',
      atom('<entry><issued>2024-10-23T10:00:00Z</issued></entry>'),
      'at',
      undefined,
      '2024-10-23T10:00:00.000Z',
    ],
    [
      'name and address of an author',
      item('<author>ann@wire.example (Ann Lee)</author>'),
      'author',
      'ann@wire.example (Ann Lee)',
      'Ann Lee',
    ],
    [
      'an author of the feed',
      atom('<author><name>Desk</name></author><entry><id>1</id></entry>'),
      'author',
      undefined,
      'Desk',
    ],
    ['plain text is no content', item('<description>Short</description>'), 'content', 'Short', undefined],
    [
      'XHTML in its order',
      atom(
        '<entry><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a <b>b</b> c</div></content></entry>',
      ),
      'content',
      '<div type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a  c<b>b</b></div></div>',
      'a <b>b</b> c',
    ],
    [
      'text in Base64',
      atom('<entry><content mode="base64" type="text/html">PGI+YjwvYj4=</content></entry>'),
      'content',
      'PGI+YjwvYj4=',
      '<b>b</b>',
    ],
    [
      'a picture in Base64',
      atom('<entry><content type="image/png">iVBORw0K</content></entry>'),
      'content',
      'iVBORw0K',
      undefined,
    ],
    [
      'namespaces under other prefixes',
      item('<d:creator xmlns:d="http://purl.org/dc/elements/1.1/">Ann Lee</d:creator>'),
      'author',
      undefined,
      'Ann Lee',
    ],
    [
      'a prefix on every name',
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>a</a:title></a:entry></a:feed>',
      'title',
      NO_FEED,
      'a',
    ],
    [
      'an entity that nobody knows',
      item('<title>Salt &plus-or-minus; pepper</title>'),
      'title',
      NO_FEED,
      'Salt &plus-or-minus; pepper',
    ],
    [
      'entities that the document declares',
      `<!DOCTYPE rss [<!ENTITY who "Ann">]>${item('<title>&who;</title>')}`,
      'title',
      NO_FEED,
      'Ann',
    ],
    ['a bare ampersand', item('<title>A & B</title>'), 'title', NO_FEED, 'A & B'],
    ['an entry that is not closed', rss('<item><title>a</title><item><title>b</title></item>'), 'title', NO_FEED, 'a'],
    [
      'a document that breaks off',
      '<rss version="2.0"><channel><item><title>a</title></item><item>',
      'title',
      NO_FEED,
      'a',
    ],
    ['words before the feed', `Notice: x\n${item('<title>a</title>')}`, 'title', NO_FEED, 'a'],
    ['channels without rss', '<channel><item><title>a</title></item></channel>', 'title', NO_FEED, 'a'],
    [
      'JSON Feed',
      '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"a"}]}',
      'title',
      NO_FEED,
      'a',
    ],
    [
      'the charset of the prolog',
      Uint8Array.from([
        ...Buffer.from('<?xml version="1.0" encoding="windows-1251"?>'),
        ...Buffer.from(item('<title>'), 'latin1').subarray(0, -'</item></channel></rss>'.length),
        0xcc,
        0xe8,
        0xf0,
        ...Buffer.from('</title></item></channel></rss>'),
      ]),
      'title',
      '\ufffd\ufffd\ufffd',
      'Мир',
    ],
  ];

describe('where they differ on purpose', () => {
  const around = { url: 'https://wire.example/feed', now: new Date('2024-11-01T00:00:00Z') };
  const bytesOf = (feed: string | Uint8Array) => (typeof feed === 'string' ? new TextEncoder().encode(feed) : feed);

  test.each(DIFFERENCES)('%s', async (_, feed, field, theirs, ours) => {
    const text = new TextDecoder().decode(bytesOf(feed));
    const seen = await new Parser().parseString(text).then(seenByThem, () => undefined);
    expect(seen ? seen[0]?.[field] : NO_FEED).toBe(theirs);
    expect(seenByUs(parseFeed(bytesOf(feed), undefined, around))[0]?.[field]).toBe(ours);
    expect(ours).not.toBe(theirs);
  });

  test.each([
    ['a page', '<html><body>hello</body></html>'],
    ['other XML', '<note/>'],
    ['nothing', ''],
  ])('both refuse %s', async (_, text) => {
    await expect(new Parser().parseString(text)).rejects.toThrow();
    expect(() => parseFeed(bytesOf(text))).toThrow(InputError);
  });
});
