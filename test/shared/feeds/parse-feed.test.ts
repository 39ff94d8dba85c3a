import { describe, expect, test } from 'vitest';
import { parseFeed } from '#shared/feeds/parse-feed.ts';

const NAMESPACES =
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"';
const rss = (items: string, channel = '') =>
  `<rss version="2.0" ${NAMESPACES}><channel><title>Wire</title>${channel}${items}</channel></rss>`;
const atom = (entries: string, attributes = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>Wire</title>${entries}</feed>`;
const read = (text: string, url = 'https://wire.example/feed') =>
  parseFeed(new TextEncoder().encode(text), undefined, { url });
const first = (text: string) => read(text).entries[0];

const FIELDS: [sentence: string, feed: string, field: string, expected: unknown][] = [
  [
    'a title in CDATA with an escaped apostrophe',
    rss('<item><title><![CDATA[Kyiv&#8217;s plan]]></title></item>'),
    'title',
    'Kyiv’s plan',
  ],
  ['a title that was escaped twice', rss('<item><title>R&amp;amp;D</title></item>'), 'title', 'R&D'],
  ['a title with naked markup', rss('<item><title>Big <em>news</em></title></item>'), 'title', 'Big news'],
  ['a title with an entity of HTML', rss('<item><title>Caf&eacute;</title></item>'), 'title', 'Café'],
  ['a windows-1252 number', rss('<item><title>It&#146;s</title></item>'), 'title', 'It’s'],
  [
    'a declared entity',
    `<!DOCTYPE rss [<!ENTITY who "The desk">]>${rss('<item><title>&who; says</title></item>')}`,
    'title',
    'The desk says',
  ],
  [
    'an XHTML title',
    atom(
      '<entry><id>1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>b</b> c</div></title></entry>',
    ),
    'title',
    'A b c',
  ],
  [
    'the first of two links',
    rss('<item><link>https://wire.example/a</link><link>https://wire.example/amp/a</link></item>'),
    'url',
    'https://wire.example/a',
  ],
  ['a relative link', rss('<item><link>/a</link></item>'), 'url', 'https://wire.example/a'],
  [
    'a link below xml:base',
    atom('<entry><id>1</id><link href="b"/></entry>', 'xml:base="https://base.example/x/"'),
    'url',
    'https://base.example/x/b',
  ],
  [
    'the address behind a click counter',
    rss(
      '<item><link>https://clicks.example/1</link><feedburner:origLink>https://wire.example/real</feedburner:origLink></item>',
    ),
    'url',
    'https://wire.example/real',
  ],
  [
    'an Atom enclosure before the page',
    atom(
      '<entry><id>1</id><link rel="enclosure" href="https://a.example/1.mp3"/><link href="https://wire.example/p"/></entry>',
    ),
    'url',
    'https://wire.example/p',
  ],
  [
    'a permalink guid instead of a link',
    rss('<item><title>x</title><guid>https://wire.example/g</guid></item>'),
    'url',
    'https://wire.example/g',
  ],
  [
    'no guid: the link is the id',
    rss('<item><link>https://wire.example/a</link></item>'),
    'id',
    'https://wire.example/a',
  ],
  [
    'a date with a Moscow zone',
    rss('<item><title>x</title><pubDate>Wed, 23 Oct 2024 13:00:00 MSK</pubDate></item>'),
    'publishedAt',
    '2024-10-23T10:00:00.000Z',
  ],
  [
    'an unreadable date before a Dublin Core one',
    rss('<item><pubDate>soon</pubDate><dc:date>2024-10-23T10:00:00Z</dc:date></item>'),
    'publishedAt',
    '2024-10-23T10:00:00.000Z',
  ],
  [
    'an update inside RSS',
    rss('<item><title>x</title><atom:updated>2024-10-23T12:00:00Z</atom:updated></item>'),
    'updatedAt',
    '2024-10-23T12:00:00.000Z',
  ],
  [
    'an author with an address',
    rss('<item><title>x</title><author>ann@wire.example (Ann Lee)</author></item>'),
    'authors',
    [{ name: 'Ann Lee', email: 'ann@wire.example' }],
  ],
  [
    'two creators',
    rss('<item><dc:creator>Ann Lee</dc:creator><dc:creator>Bo Kim</dc:creator></item>'),
    'authors',
    [{ name: 'Ann Lee' }, { name: 'Bo Kim' }],
  ],
  [
    'the author of the feed',
    atom('<author><name>Desk</name></author><entry><id>1</id></entry>'),
    'authors',
    [{ name: 'Desk' }],
  ],
  ['the language of the feed', rss('<item><title>x</title></item>', '<language>uk</language>'), 'language', 'uk'],
  ['the language of the entry', atom('<entry xml:lang="ru"><id>1</id></entry>', 'xml:lang="en"'), 'language', 'ru'],
  [
    'full text beside a summary',
    rss('<item><description>Short</description><content:encoded><![CDATA[<p>Long</p>]]></content:encoded></item>'),
    'contentHtml',
    '<p>Long</p>',
  ],
  [
    'full text as Yandex takes it',
    rss('<item><title>x</title><yandex:full-text>Long</yandex:full-text></item>'),
    'contentHtml',
    'Long',
  ],
  [
    'a description with markup',
    rss('<item><description>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;</description></item>'),
    'summary',
    'One Two',
  ],
  [
    'XHTML content in its order',
    atom(
      '<entry><id>1</id><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a <b>b</b> c</p></div></content></entry>',
    ),
    'contentHtml',
    '<p>a <b>b</b> c</p>',
  ],
  [
    'plain text content, escaped',
    atom('<entry><id>1</id><content type="text">1 &lt; 2</content></entry>'),
    'contentHtml',
    '1 &lt; 2',
  ],
  [
    'content in Base64',
    atom('<entry><id>1</id><content type="application/octet-stream">aGVsbG8=</content></entry>'),
    'contentHtml',
    'hello',
  ],
  [
    'a media picture before a thumbnail',
    rss(
      '<item><media:thumbnail url="https://i.example/t.jpg"/><media:content url="https://i.example/p.jpg" medium="image"/></item>',
    ),
    'image',
    'https://i.example/p.jpg',
  ],
  [
    'a picture in the text',
    rss('<item><description>&lt;img src="/p.jpg"&gt; x</description></item>'),
    'image',
    'https://wire.example/p.jpg',
  ],
  [
    'an image element inside an item',
    rss('<item><title>x</title><image><url>https://i.example/p.jpg</url></image></item>'),
    'image',
    'https://i.example/p.jpg',
  ],
  [
    'the source of a reprint',
    rss('<item><title>x</title><source url="https://agency.example/rss">Agency</source></item>'),
    'source',
    { title: 'Agency', url: 'https://agency.example/rss' },
  ],
  [
    'two enclosures',
    rss(
      '<item><enclosure url="https://a.example/1" type="a/b" length="3"/><enclosure url="https://a.example/2" length="-1"/></item>',
    ),
    'enclosures',
    [{ url: 'https://a.example/1', type: 'a/b', length: 3 }, { url: 'https://a.example/2' }],
  ],
];

describe('an entry', () => {
  test.each(FIELDS)('%s', (_, feed, field, expected) => {
    expect(first(feed)).toMatchObject({ [field]: expected });
  });
});

describe('other formats', () => {
  test('JSON Feed', () => {
    const feed = read(
      '{"version":"https://jsonfeed.org/version/1.1","title":"Wire","items":[{"id":7,"url":"https://wire.example/7","content_text":"a < b","date_published":"2024-10-23T13:00:00+03:00"}]}',
    );
    expect(feed).toMatchObject({ format: 'json', title: 'Wire', repaired: false });
    expect(feed.entries[0]).toMatchObject({
      id: '7',
      publishedAt: '2024-10-23T10:00:00.000Z',
      contentHtml: 'a &lt; b',
    });
  });

  test('RDF keeps items that its table of contents leaves out', () => {
    const feed = read(
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="c"><title>Wire</title><items><rdf:Seq><rdf:li rdf:resource="https://wire.example/1"/></rdf:Seq></items></channel><item rdf:about="https://wire.example/1"><title>a</title></item><item rdf:about="https://wire.example/2"><title>b</title></item></rdf:RDF>',
    );
    expect(feed.format).toBe('rdf');
    expect(feed.entries.map(({ title }) => title)).toEqual(['a', 'b']);
  });

  test('how often a feed asks to be read', () => {
    expect(read(rss('', '<ttl>30</ttl>')).ttlSeconds).toBe(1800);
  });
});
