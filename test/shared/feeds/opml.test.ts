import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseOpml } from '#shared/feeds/parse-opml.ts';
import { renderOpml } from '#shared/feeds/render-opml.ts';
import { FeedCategory, FeedSource } from '#shared/model/feed.ts';

const opml = (body: string) => `<?xml version="1.0"?><opml version="2.0"><body>${body}</body></opml>`;
const outline = (name: string, more = '', inner?: string) =>
  `<outline text="${name}" ${more}${inner === undefined ? '/>' : `>${inner}</outline>`}`;
const feed = (name: string, more = '') => outline(name, `xmlUrl="https://${name.toLowerCase()}.example/f" ${more}`);

/** Id and categories of each feed. */
const read = (body: string) => parseOpml(opml(body)).feeds.map(({ id, categories }) => [id, ...(categories ?? [])]);

const LISTS: [sentence: string, body: string, expected: string[][]][] = [
  ['a flat list', feed('A') + feed('B'), [['a'], ['b']]],
  [
    'folders in folders',
    outline('News', '', feed('A') + outline('Asia', '', feed('B')) + feed('C')) + feed('D'),
    [['a', 'News'], ['b', 'News/Asia'], ['c', 'News'], ['d']],
  ],
  ['a folder with an empty address', outline('X', 'xmlUrl=""', feed('A')), [['a', 'X']]],
  ['a folder without a name', outline('', '', feed('A')), [['a']]],
  ['a comma and a slash in a name', outline('War, peace / more', '', feed('A')), [['a', 'War peace more']]],
  ['categories', feed('A', 'category="/News/Asia, plain,,/ "'), [['a', 'News/Asia', 'plain']]],
  ['a folder and categories', outline('X', '', feed('A', 'category="/Y,/Z"')), [['a', 'X', 'Y', 'Z']]],
  ['a folder that stands among the categories', outline('X', '', feed('A', 'category="/Y,/X"')), [['a', 'Y', 'X']]],
  ['outlines that are never closed', feed('A').replace('/>', '>') + feed('B').replace('/>', '>'), [['a'], ['b']]],
  ['one end tag too many', `</outline></outline>${outline('X', '', feed('A'))}`, [['a', 'X']]],
  ['outlines in a comment or in CDATA', `<!-- ${feed('A')} --><![CDATA[${feed('B')}]]>${feed('C')}`, [['c']]],
  ['a comment without an end', `${feed('A')}<!-- ${feed('B')}`, [['a'], ['b']]],
  [
    'other letters',
    feed('Café') + outline('ТАСС', 'xmlUrl="https://www.wire.example/rss"'),
    [['cafe'], ['wire-example']],
  ],
  ['capitals', '<OUTLINE TEXT="A" XMLURL="HTTPS://A.example/f"/>', [['a']]],
  ['single quotes and line ends', "<outline\ntext='A'\nxmlUrl='https://a.example/f'\n/>", [['a']]],
];
test.each(LISTS)('%s', (_, body, expected) => expect(read(body)).toEqual(expected));

test('names, with references; those of one name get numbers', () => {
  const same = 'text="Wire &amp; Co" title="Wire &amp; Co, the &quot;first&quot;"';
  const { feeds } = parseOpml(
    opml(`<outline ${same} xmlUrl="https://a.example/"/><outline ${same} xmlUrl="https://b.example/"/>`),
  );
  expect(feeds.map(({ id, outlet }) => [id, outlet])).toEqual([
    ['wire-co-the-first', 'Wire & Co, the "first"'],
    ['wire-co-the-first-2', 'Wire & Co, the "first"'],
  ]);
});

test('what does not fit is less than the feed itself', () => {
  const { feeds } = parseOpml(
    opml(feed('A', 'language="English" claimwire:country="nowhere" claimwire:interval-minutes="-3"')),
  );
  expect(feeds).toEqual([{ id: 'a', url: 'https://a.example/f', outlet: 'A', fullText: 'page' }]);
});

test('an old way to write an address', () => {
  const body = '<outline xmlUrl="feed://a.example/f"/><outline xmlUrl="feed:https://b.example/f"/>';
  expect(parseOpml(opml(body)).feeds.map(({ url }) => url)).toEqual(['http://a.example/f', 'https://b.example/f']);
});

describe('what is left out is told', () => {
  const REFUSED: [sentence: string, body: string, reasons: string[]][] = [
    ['a script', outline('x', 'xmlUrl="javascript:alert(1)"'), ['not-http']],
    ['a file', outline('x', 'xmlUrl="file:///etc/passwd"'), ['not-http']],
    ['no address at all', outline('x', 'xmlUrl="not an address"'), ['not-http']],
    ['the same address, spelt otherwise', feed('A') + feed('A', '').replace('https://a', 'HTTP://A'), ['twice']],
  ];
  test.each(REFUSED)('%s', (_, body, reasons) => {
    expect(parseOpml(opml(body)).refused.map(({ reason }) => reason)).toEqual(reasons);
  });

  test('an address of any length is shown in part', () => {
    const { refused } = parseOpml(opml(outline('x', `xmlUrl="data:${'x'.repeat(10_000)}"`)));
    expect(refused[0]?.address).toHaveLength(120);
  });
});

describe('hostile lists', () => {
  test.each(['', '<html>', '{"opml": 1}', '<opmlx>'])('%s is no list', (text) => {
    expect(() => parseOpml(text)).toThrow(expect.objectContaining({ code: 'unparsable' }));
  });

  test('declared entities are not expanded', () => {
    const bomb = Array.from({ length: 30 }, (_, index) => `<!ENTITY e${index + 1} "&e${index};&e${index};">`).join('');
    const text = `<!DOCTYPE opml [<!ENTITY e0 "<outline xmlUrl='https://x.example/'/>">${bomb}]>${opml(feed('A', 'title="&e30;"'))}`;
    expect(parseOpml(text).feeds.map(({ outlet }) => outlet)).toEqual(['&e30;']);
  });

  test('10,000 feeds of one name are read, more are counted', () => {
    const many = Array.from({ length: 10_005 }, (_, index) => outline('Same', `xmlUrl="https://x.example/${index}"`));
    const { feeds, refused } = parseOpml(opml(many.join('')));
    expect(feeds).toHaveLength(10_000);
    expect(new Set(feeds.map(({ id }) => id)).size).toBe(10_000);
    expect(refused.map(({ reason }) => reason)).toEqual(Array(5).fill('too-many'));
  });

  test('100,000 folders deep, and 100,000 tags that never end', () => {
    const deep = opml('<outline text="x">'.repeat(100_000) + feed('A'));
    expect(parseOpml(deep).feeds[0]?.categories).toEqual(['x/x/x/x/x/x']);
    expect(parseOpml(opml('<outline text="'.repeat(100_000))).feeds).toEqual([]);
    expect(parseOpml(opml('<!--<![CDATA[<!x['.repeat(50_000))).feeds).toEqual([]);
  });

  test('hundreds of thousands of outlines, and attributes of millions of characters, are done with at once', () => {
    const bad = '<outline xmlUrl="javascript:1"/>'.repeat(250_000);
    const long = (name: string, text: string) => feed('A', `${name}="${text.repeat(2_000_000)}"`);
    const started = performance.now();
    const { refused } = parseOpml(opml(bad));
    for (const [name, text] of [
      ['category', '/'],
      ['language', ' '],
      ['title', 'a '],
    ] as const)
      expect(parseOpml(opml(long(name, text))).feeds).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(8_000);
    expect(refused).toHaveLength(250_000);
    expect(refused.at(0)?.reason).toBe('not-http');
    expect(refused.at(-1)?.reason).toBe('too-many');
  });

  test('any text gives a list or one error', () => {
    const pieces = fc.constantFrom(
      '<outline',
      ' xmlUrl="http://a.b/',
      '"',
      '/>',
      '</outline>',
      '<!--',
      '-->',
      '&amp;',
      '<!DOCTYPE [',
      ']>',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }), (parts) => {
        for (const { id } of parseOpml(`<opml>${parts.join('')}`).feeds)
          expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,62}$/);
      }),
    );
  });
});

const words = fc
  .array(fc.string({ unit: fc.constantFrom(...'abcÀжñ한"<>&;\'é😀'), minLength: 1, maxLength: 8 }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(' '))
  // References that are decoded twice are not what this is about.
  .filter((text) => !/&[a-z]+;/.test(text));
const categories = fc
  .array(words, { minLength: 1, maxLength: 4 })
  .map((names) => names.join('/'))
  .filter((path) => FeedCategory.safeParse(path).success);
const lists: fc.Arbitrary<FeedSource[]> = fc
  .array(
    fc.record(
      {
        outlet: words,
        country: fc.constantFrom('RU', 'UA', 'KR'),
        language: fc.constantFrom('en', 'pt-BR'),
        intervalMinutes: fc.integer({ min: 1, max: 1440 }),
        fullText: fc.constantFrom('feed' as const, 'page' as const),
        categories: fc.uniqueArray(categories, { minLength: 1, maxLength: 3 }),
      },
      { requiredKeys: ['outlet', 'fullText'] },
    ),
    { maxLength: 8 },
  )
  .map((feeds) =>
    feeds.map((each, index) =>
      FeedSource.parse({ id: `feed-${index}`, url: `https://x.example/?a=${index}&b="`, ...each }),
    ),
  );

test('what is written reads back, in its order', () => {
  fc.assert(
    fc.property(lists, (feeds) => {
      expect(parseOpml(renderOpml(feeds))).toEqual({ feeds, refused: [] });
    }),
  );
});

test('what is written, for other readers', () => {
  const at = (id: string, category?: string) =>
    FeedSource.parse({
      id,
      url: `https://${id}.example/f`,
      outlet: `${id} & Co`,
      language: 'en',
      fullText: 'feed',
      ...(category === undefined ? {} : { categories: [category, 'All'] }),
    });
  expect(
    renderOpml([at('a', 'News/Asia'), at('b', 'News'), at('c')])
      .split('\n')
      .slice(4, -3),
  ).toEqual([
    '    <outline text="News" title="News">',
    '      <outline text="Asia" title="Asia">',
    '        <outline type="rss" text="a &amp; Co" title="a &amp; Co" xmlUrl="https://a.example/f" language="en" category="/News/Asia,/All" claimwire:id="a" claimwire:full-text="feed"/>',
    '      </outline>',
    '      <outline type="rss" text="b &amp; Co" title="b &amp; Co" xmlUrl="https://b.example/f" language="en" category="/News,/All" claimwire:id="b" claimwire:full-text="feed"/>',
    '    </outline>',
    '    <outline type="rss" text="c &amp; Co" title="c &amp; Co" xmlUrl="https://c.example/f" language="en" claimwire:id="c" claimwire:full-text="feed"/>',
  ]);
});
