import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entryKeys } from '#shared/feeds/entry-key.ts';
import { findNewEntries } from '#shared/feeds/new-entries.ts';
import type { FeedEntry } from '#shared/model/feed.ts';

const entry = (more: Partial<FeedEntry>): FeedEntry => ({ id: 'x', authors: [], enclosures: [], ...more });
const at = (path: string): string => `https://o.example/${path}`;

/** Shows the documents one after the other, as a feed does; answers the titles that were new in each. */
function show(...documents: FeedEntry[][]): string[][] {
  const seen = new Set<string>();
  return documents.map((document) => {
    const found = findNewEntries(document, (mark) => seen.has(mark), 500);
    for (const mark of found.marks) seen.add(mark);
    return found.entries.map(({ entry: { title, id } }) => title ?? id);
  });
}

const one = entry({ id: 'g1', url: at('1'), title: 'One' });
const two = entry({ id: 'g2', url: at('2'), title: 'Two' });

describe('what is new', () => {
  test.each<[string, FeedEntry[][], string[][]]>([
    ['what was there stays known', [[one], [two, one], [two, one]], [['One'], ['Two'], []]],
    ['a feed that shrinks and grows again', [[one, two], [two], [], [one, two]], [['One', 'Two'], [], [], []]],
    ['other words at the same address', [[one], [{ ...one, title: 'One, mended' }]], [['One'], ['One, mended']]],
    [
      'what was said before is no news when it comes back',
      [[one], [{ ...one, title: 'One, mended' }], [one], [{ ...one, title: 'One, mended' }]],
      [['One'], ['One, mended'], [], []],
    ],
    ['another author', [[one], [{ ...one, authors: [{ name: 'A. N. Other' }] }]], [['One'], []]],
    ['another date', [[one], [{ ...one, publishedAt: '2024-10-21T06:00:00.000Z' }]], [['One'], []]],
    ['a new guid at each load', [[one], [{ ...one, id: 'g-871' }]], [['One'], []]],
    [
      'a counter behind the guid and in the address',
      [[{ ...one, id: at('1#0') }], [{ ...one, id: at('1#3'), url: at('1#3') }]],
      [['One'], []],
    ],
    [
      'tracking in guid and address',
      [[{ ...one, id: at('1?utm_source=a') }], [{ ...one, id: at('1?utm_source=b'), url: at('1?at_medium=RSS') }]],
      [['One'], []],
    ],
    ['a session in the address', [[one], [{ ...one, url: at('1?sid=77') }]], [['One'], []]],
    [
      'a click counter in the markup',
      [
        [{ ...one, contentHtml: '<p>Text<img src="https://c.example/1">' }],
        [{ ...one, contentHtml: '<p>Text<img src="https://c.example/2">' }],
      ],
      [['One'], []],
    ],
    [
      'one guid for all entries',
      [[one, two].map((each) => ({ ...each, id: 'feed' })), [one, two].map((each) => ({ ...each, id: 'feed' }))],
      [['One', 'Two'], []],
    ],
    [
      'guids that count places',
      [
        [{ ...one, id: '1' }],
        [
          { ...two, id: '1' },
          { ...one, id: '2' },
        ],
      ],
      [['One'], ['Two']],
    ],
    [
      'places with the same words on another day',
      [
        [entry({ id: '1', url: at('mon'), title: 'Weather', publishedAt: '2024-10-21T06:00:00.000Z' })],
        [entry({ id: '1', url: at('tue'), title: 'Weather', publishedAt: '2024-10-22T06:00:00.000Z' })],
      ],
      [['Weather'], ['Weather']],
    ],
    [
      'posts of a live page',
      [
        [entry({ id: 'p1', url: at('live'), title: 'First' })],
        [entry({ id: 'p2', url: at('live'), title: 'Second' }), entry({ id: 'p1', url: at('live'), title: 'First' })],
      ],
      [['First'], ['Second']],
    ],
    [
      'one guid and one address',
      [
        [one, { ...one, title: 'Two' }],
        [{ ...one, title: 'Two' }, one],
      ],
      [['One', 'Two'], []],
    ],
    ['the same twice in one document', [[one, one, { ...one, id: 'again' }]], [['One']]],
    [
      'neither id nor address',
      [[entry({ id: 'sha256:0', title: 'A' })], [entry({ id: 'sha256:0', title: 'A' })]],
      [['A'], []],
    ],
    [
      'equal dates lose nothing',
      [
        [{ ...one, publishedAt: '2024-10-21T06:00:00.000Z' }],
        [
          { ...two, publishedAt: '2024-10-21T06:00:00.000Z' },
          { ...one, publishedAt: '2024-10-21T06:00:00.000Z' },
        ],
      ],
      [['One'], ['Two']],
    ],
    [
      'older than all before',
      [[{ ...one, publishedAt: '2024-10-21T06:00:00.000Z' }], [{ ...two, publishedAt: '2020-01-01T00:00:00.000Z' }]],
      [['One'], ['Two']],
    ],
  ])('%s', (_, documents, expected) => expect(show(...documents)).toEqual(expected));

  test('only posts that share an address are told apart by more than it', () => {
    const posts = ['a', 'b'].map((id) => entry({ id, url: at('live'), title: id }));
    const found = findNewEntries([...posts, one], () => false, 500).entries;
    expect(found.map(({ identity }) => identity?.split('#')[0])).toEqual([at('live'), at('live'), undefined]);
    expect(new Set(found.map(({ identity }) => identity)).size).toBe(3);
    const later = findNewEntries(
      [
        { ...posts[0], ...entry({ id: 'a', url: at('live'), title: 'a, mended' }) },
        entry({ id: 'c', url: at('live') }),
      ],
      () => false,
      9,
    );
    expect(later.entries[0]?.identity).toBe(found[0]?.identity);
    expect(later.entries[0]?.entryKey).not.toBe(found[0]?.entryKey);
  });
});

describe('of a huge feed', () => {
  const day = (number: number) => new Date(Date.UTC(2024, 0, number)).toISOString();
  const titles = (entries: FeedEntry[], limit: number) =>
    findNewEntries(entries, () => false, limit).entries.map(({ entry: { title } }) => title);
  const numbered = (count: number, more: (index: number) => Partial<FeedEntry>) =>
    Array.from({ length: count }, (_, index) => entry({ id: `n${index}`, title: `${index}`, ...more(index) }));

  test('the newest, wherever they stand', () => {
    expect(
      titles(
        numbered(9, (index) => ({ publishedAt: day(index + 1) })),
        3,
      ),
    ).toEqual(['8', '7', '6']);
    expect(
      titles(
        numbered(9, (index) => (index === 4 ? { updatedAt: day(90) } : { publishedAt: day(9 - index) })),
        2,
      ),
    ).toEqual(['4', '0']);
  });

  test('undated ones in the order of the feed, beside their neighbours', () => {
    expect(
      titles(
        numbered(9, () => ({})),
        3,
      ),
    ).toEqual(['0', '1', '2']);
    expect(
      titles(
        numbered(9, (index) => (index % 2 === 1 ? { publishedAt: day(30 - index) } : {})),
        4,
      ),
    ).toEqual(['0', '1', '2', '3']);
  });

  test('what is passed over is counted, and is not new the next time', () => {
    const entries = numbered(2000, (index) => ({ publishedAt: day(index + 1) }));
    const first = findNewEntries(entries, () => false, 500);
    expect([first.entries.length, first.passedOver]).toEqual([500, 1500]);
    const seen = new Set(first.marks);
    const newer = entry({ id: 'new', title: 'new', publishedAt: day(3000) });
    const next = findNewEntries([...entries, newer], (mark) => seen.has(mark), 500);
    expect(next.entries.map(({ entry: { title } }) => title)).toEqual(['new']);
    expect(first.marks.length).toBeLessThanOrEqual(3000);
  });

  test('an undated newcomer is not starved by thousands that are known', () => {
    const entries = numbered(1400, (index) => ({ publishedAt: day(index + 1) }));
    const seen = new Set(findNewEntries(entries, () => false, 500).marks);
    const found = findNewEntries([...entries, entry({ id: 'late', title: 'late' })], (mark) => seen.has(mark), 500);
    expect(found.entries.map(({ entry: { title } }) => title)).toEqual(['late']);
  });
});

test('whatever a feed shows: nothing twice, nothing lost', () => {
  const some = fc.record({
    id: fc.constantFrom('1', '2', at('1'), at('1#2'), 'tag:3'),
    url: fc.constantFrom(undefined, at('1'), at('2'), at('1?utm_source=x')),
    title: fc.constantFrom('A', 'B', 'C'),
  });
  fc.assert(
    fc.property(fc.array(fc.array(some, { maxLength: 5 }), { maxLength: 4 }), (documents) => {
      const shown = documents.map((document) => document.map((fields) => entry(fields)));
      const fresh = show(...shown);
      expect(
        show(...shown, ...shown)
          .slice(shown.length)
          .flat(),
      ).toEqual([]);
      const text = (each: FeedEntry) => each.title;
      expect(new Set(fresh.flat())).toEqual(new Set(shown.flat().map(text)));
    }),
    { numRuns: 300 },
  );
});

describe('entryKeys', () => {
  test.each<[string, Partial<FeedEntry>, Partial<FeedEntry>, 'id' | 'contentHash', boolean]>([
    ['a counter as fragment of the id', { id: at('a#0') }, { id: at('a#3') }, 'id', true],
    ['tracking in the id', { id: at('a?utm_source=1') }, { id: 'http://o.example/a' }, 'id', true],
    ['two posts of a live page', { id: at('a#post-12') }, { id: at('a#post-13') }, 'id', false],
    ['two ids that are no address', { id: 'tag:1' }, { id: 'tag:2' }, 'id', false],
    ['another author', { authors: [{ name: 'a' }] }, { authors: [{ name: 'b' }] }, 'contentHash', true],
    ['other white space', { title: 'a b' }, { title: 'a  b ' }, 'contentHash', true],
    ['another title', { title: 'a' }, { title: 'b' }, 'contentHash', false],
    [
      'text that moves to the next field',
      { title: 'a', summary: '' },
      { title: '', summary: 'a' },
      'contentHash',
      false,
    ],
  ])('%s', (_, a, b, part, isSame) => expect(entryKeys(entry(a))[part] === entryKeys(entry(b))[part]).toBe(isSame));
});
