import { parseFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { AlertEntry } from '#shared/model/development.ts';
import { ClaimId } from '#shared/model/ids.ts';
import { entryUrn, MAX_FEED_ENTRIES } from '#shared/render/feed-items.ts';
import { renderStorySite } from '#shared/render/story-site.ts';
import { BASE_URL, EXAMPLE, type Example, exampleOf, exampleSite } from './example-site.ts';

const STORY = `${BASE_URL}stories/harlan-dam/`;
const example = exampleOf(EXAMPLE);
const site = exampleSite(example);
const titles = example.entries.map(({ development }) => development.title).sort();

function body(key: string, files: ReadonlyMap<string, { body: string }> = site): string {
  const file = files.get(key);
  if (!file) throw new Error(`no ${key} among ${[...files.keys()].join(' ')}`);
  return file.body;
}

/** The ids of the entries as another reader sees them. */
function idsOf(text: string): (string | undefined)[] {
  const { format, feed } = parseFeed(text);
  if (format === 'atom') return (feed.entries ?? []).map(({ id }) => id);
  if (format === 'rss') return (feed.items ?? []).map(({ guid }) => guid?.value);
  if (format === 'json') return (feed.items ?? []).map(({ id }) => id);
  throw new Error(`read as ${format}`);
}

test.each(['atom.xml', 'rss.xml', 'feed.json'])(
  'two readers find the same entries in %s of a story and of all',
  async (form) => {
    const expected = example.entries.map(({ id }) => entryUrn(id)).sort();
    for (const key of [`stories/harlan-dam/${form}`, form]) {
      expect(idsOf(body(key)).sort()).toEqual(expected);
      if (form === 'feed.json') continue;
      const read = await new RssParser().parseString(body(key));
      expect(read.items.map(({ title }) => title).sort()).toEqual(titles);
      expect(read.items.every(({ link }) => link?.startsWith(`${STORY}days/`))).toBe(true);
    }
  },
);

test('Atom has what RFC 4287 asks for', () => {
  const { format, feed } = parseFeed(body('stories/harlan-dam/atom.xml'));
  if (format !== 'atom') throw new Error(format);
  expect(feed).toMatchObject({
    id: `${STORY}index.html`,
    title: { value: 'The Harlan dam' },
    updated: '2031-03-08T12:00:00.000Z',
  });
  expect(feed.links).toContainEqual(expect.objectContaining({ rel: 'self', href: `${STORY}atom.xml` }));
  for (const entry of feed.entries ?? []) {
    expect(entry.id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(entry.updated).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(entry.title?.value).toBeTruthy();
    expect(entry.content?.value).toContain('<p>');
    expect(entry.links?.[0]?.href).toMatch(/^https:/);
  }
});

test('RSS has RFC 822 dates, GUIDs that are no addresses and its own address', () => {
  const text = body('rss.xml');
  expect(text).toContain(`<atom:link rel="self" type="application/rss+xml" href="${BASE_URL}rss.xml"/>`);
  const dates = [...text.matchAll(/<(?:pubDate|lastBuildDate)>([^<]*)</g)].map(([, date]) => date);
  expect(dates).toHaveLength(example.entries.length + 1);
  for (const date of dates) expect(date).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
  expect(text.match(/<guid isPermaLink="false">urn:uuid:/g)).toHaveLength(example.entries.length);
});

const JsonFeed = z.object({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: z.url(),
  feed_url: z.url(),
  items: z.array(
    z.object({
      id: z.string().startsWith('urn:uuid:'),
      url: z.url(),
      title: z.string().min(1),
      content_html: z.string().min(1),
      date_published: z.iso.datetime(),
      date_modified: z.iso.datetime(),
      tags: z.array(z.string()),
      _claimwire: z.looseObject({
        kind: z.string(),
        outlets: z.number(),
        origins: z.number(),
        positions: z.array(z.looseObject({ stance: z.string() })),
      }),
    }),
  ),
});

test('JSON Feed 1.1, with the development as data', () => {
  const feed = JsonFeed.parse(JSON.parse(body('stories/harlan-dam/feed.json')));
  expect(feed.feed_url).toBe(`${STORY}feed.json`);
  const changed = feed.items.find(({ _claimwire }) => _claimwire.kind === 'changed-position');
  expect(changed?._claimwire.positions).toHaveLength(2);
  expect(changed?.tags).toContain('Position changed');
});

/** Entries spread over months, newest last. */
function spread(count: number, monthOf: (index: number) => number): Example {
  const [first] = example.entries;
  if (!first) throw new Error('no entry');
  const entries = Array.from({ length: count }, (_, index): AlertEntry => {
    const at = new Date(Date.UTC(2031, monthOf(index), 2, 0, index)).toISOString();
    const id = first.id.replace(/.{4}$/, String(index).padStart(4, '0')) as AlertEntry['id'];
    return { ...first, id, publishedAt: at, updatedAt: at, development: { ...first.development, id } };
  });
  return { ...example, entries };
}

test('the feed holds the newest entries, and archives by month lead to all others, in both directions', () => {
  const many = spread(120, (index) => Math.floor(index / 20));
  const files = renderStorySite(many);
  expect(idsOf(body('stories/harlan-dam/atom.xml', files))).toHaveLength(MAX_FEED_ENTRIES);
  const seen = new Set(idsOf(body('stories/harlan-dam/atom.xml', files)));
  let key: string | undefined = 'stories/harlan-dam/atom.xml';
  const months: string[] = [];
  while (key !== undefined) {
    const text: string = body(key, files);
    if (key.includes('archive/')) expect(text).toContain('<fh:archive/>');
    for (const id of idsOf(text)) seen.add(id);
    const previous: string | undefined = /rel="prev-archive"[^>]*href="([^"]+)"/.exec(text)?.[1];
    key = previous?.slice(BASE_URL.length);
    if (key) months.push(key);
  }
  expect(seen.size).toBe(120);
  expect(months).toEqual(['05', '04', '03', '02', '01'].map((month) => `stories/harlan-dam/archive/2031-${month}.xml`));
  expect(body('stories/harlan-dam/archive/2031-02.xml', files)).toContain(
    `rel="next-archive" type="application/atom+xml" href="${STORY}archive/2031-03.xml"`,
  );
});

test('a month that is too long for the feed has an archive before it is over', () => {
  const files = renderStorySite(spread(70, () => 2));
  expect(idsOf(body('stories/harlan-dam/archive/2031-03.xml', files))).toHaveLength(70);
  expect(files.has('stories/harlan-dam/archive/2031-02.xml')).toBe(false);
});

test('a feed without entries is a feed', () => {
  const files = renderStorySite({ ...exampleOf([]) });
  const { format, feed } = parseFeed(body('stories/harlan-dam/atom.xml', files));
  expect([format, format === 'atom' && feed.updated !== undefined]).toEqual(['atom', true]);
  expect(body('stories/harlan-dam/index.html', files)).toContain('Nothing yet.');
});

test('a correction names the entry that it corrects, and several in one entry are each named and linked', () => {
  const correction = {
    claimId: ClaimId.parse('capital-1-v1-0'),
    change: { kind: 'drop' as const },
    reason: 'misread',
    at: '2031-03-09T00:00:00.000Z',
  };
  const corrected = exampleOf(EXAMPLE, [correction]);
  const entry = corrected.entries.find(({ development }) => development.kind === 'correction');
  const [other] = example.entries;
  if (!entry || !other) throw new Error('no correction');
  const rolled: AlertEntry = {
    ...other,
    rolledUp: [
      { id: other.id, kind: 'contradiction', title: 'first <of> two', day: '2031-03-04' },
      { id: entry.id, kind: 'correction', title: 'second', day: '2031-03-05' },
    ],
  };
  const text = body(
    'stories/harlan-dam/atom.xml',
    renderStorySite({ ...corrected, entries: [{ ...entry, replaces: other.id }, rolled] }),
  );
  expect(text).toContain(`<thr:in-reply-to ref="${entryUrn(other.id)}"/>`);
  expect(text).toContain('first &amp;lt;of&amp;gt; two');
  expect(text).toContain(`${STORY}days/2031-03-05.html#d-${entry.id}`);
});
