import { parseFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { describe, expect, test } from 'vitest';
import { editionAt } from '../../../local/demo/edition.ts';
import { loadOutlets } from '../../../local/demo/load-outlets.ts';
import { DEMO_SCRIPT } from '../../../local/demo/script.ts';
import { askAt, bodyText, feedUrl } from './read-newsroom.ts';

const outlets = loadOutlets();
/** What feedsmith calls a shape; the others are `rss`. */
const FORMATS: Record<string, string> = { 'agency-atom': 'atom', 'review-rdf': 'rdf', 'json-feed': 'json' };
const end = new Date(DEMO_SCRIPT.end);
const wellFormed = outlets.filter(({ shape }) => shape !== 'broken-rss');

function feedText(id: string, at: string = DEMO_SCRIPT.end): string {
  const outlet = outlets.find((candidate) => candidate.id === id);
  return bodyText(askAt(at, feedUrl(id)), outlet?.encoding);
}

/** Titles and addresses that the outlet shows, as the feed should give them. */
function shown(id: string): { titles: string[]; urls: string[] } {
  const outlet = outlets.find((candidate) => candidate.id === id);
  if (!outlet) throw new Error(`no outlet ${id}`);
  const edition = editionAt(outlets, outlet, end).slice(0, outlet.maxEntries);
  return { titles: edition.map(({ title }) => title), urls: edition.map(({ url }) => url) };
}

describe('feedsmith reads every well-formed feed', () => {
  test.each(wellFormed.map(({ id, shape }) => [id, shape]))('%s (%s)', (id, shape) => {
    const { format, feed } = parseFeed(feedText(id));
    const items = ('items' in feed ? feed.items : 'entries' in feed ? feed.entries : []) ?? [];
    expect(format).toBe(FORMATS[shape] ?? 'rss');
    expect(items.map((item) => titleOf(item.title))).toEqual(shown(id).titles);
  });
});

describe('rss-parser reads every well-formed XML feed', () => {
  test.each(wellFormed.filter(({ shape }) => shape !== 'json-feed').map(({ id }) => [id]))('%s', async (id) => {
    const feed = await new RssParser().parseString(feedText(id));
    const urls = feed.items.map(({ link }) => (link ?? '').trim().split('?')[0]);
    expect(feed.items.map(({ title }) => title?.trim())).toEqual(shown(id).titles);
    expect(urls).toEqual(shown(id).urls);
    for (const { isoDate, pubDate } of feed.items) expect(Date.parse(isoDate ?? pubDate ?? '')).not.toBeNaN();
  });
});

describe('what is particular about a shape', () => {
  test('the portal tracks its links but not its guids, and gives a teaser only', async () => {
    const { items } = await new RssParser().parseString(feedText('red-harbour'));
    expect(items[0]?.link?.trim()).toContain('?utm_source=rss&utm_medium=rss');
    expect(items[0]?.guid?.trim()).not.toContain('?');
    expect(items[0]?.content).toContain('Read Full Article at Red Harbour');
  });

  test('the aggregator puts the credit in brackets before the text of feed and page', async () => {
    const { items } = await new RssParser().parseString(feedText('gulfline'));
    const item = items.find(({ title }) => title?.startsWith('US defence chief'));
    expect(item?.content).toMatch(/^\(GULFLINE- Red Harbour\) /);
    expect(bodyText(askAt(DEMO_SCRIPT.end, item?.link ?? ''))).toContain('\n(GULFLINE- Red Harbour) Personnel of');
  });

  test('the WordPress site sends full text, creator, tail and the credit with a tracked address', async () => {
    const { items } = await new RssParser().parseString(feedText('tidewater-sentinel'));
    const item = items.find(({ title }) => title?.startsWith('Pentagon chief'));
    expect(item?.creator).toBe('newsdesk');
    expect(item?.['content:encoded']).toContain('appeared first on');
    expect(item?.['content:encoded']).toMatch(
      /originally published by Red Harbour at Red Harbour World News – \(http:\/\/www\.redharbour\.example\/news\/\d{6}-[a-z-]+\/\?utm_source=rss&amp;utm_medium/,
    );
  });

  test('the agency moves `updated` with an edit and keeps `published` and id', () => {
    const entry = (at: string): { id?: string; published?: string; updated?: string; content?: string } => {
      const { format, feed } = parseFeed(feedText('meridian-press', at));
      if (format !== 'atom') throw new Error(`is ${format}`);
      const found = feed.entries?.find(({ id }) => id?.endsWith(':seoul-new-figure'));
      return { ...found, content: titleOf(found?.content) };
    };
    const before = entry('2024-10-23T08:00:00Z');
    const after = entry('2024-10-23T10:00:00Z');
    expect(after).toMatchObject({ id: before.id, published: before.published });
    expect([before.updated, after.updated]).toEqual(['2024-10-23T06:00:00+00:00', '2024-10-23T08:30:00+00:00']);
    expect(before.content).toContain('that 1,500 North Korean soldiers are in Russia');
    expect(after.content).toContain('that 3,000 North Korean soldiers are in Russia');
  });

  test('the JSON feed loses its denial with the edit', () => {
    const denial = 'denied that North Korean troops had been sent';
    expect(feedText('lumen-daily', '2024-10-22T16:00:00Z')).toContain(denial);
    expect(feedText('lumen-daily', '2024-10-22T18:00:00Z')).not.toContain(denial);
  });

  test('the Russian site is windows-1251 in feed and page', () => {
    const feed = askAt(DEMO_SCRIPT.end, feedUrl('zarechye'));
    expect(bodyText(feed, 'windows-1251')).toMatch(/^<\?xml version="1\.0" encoding="windows-1251"\?>/);
    expect(bodyText(feed, 'windows-1251')).toContain('Вестник Заречья');
    expect(bodyText(feed, 'utf-8')).toContain('\uFFFD');
    expect(bodyText(feed, 'windows-1251')).not.toContain('?</title>');
  });

  test('the broken feed is refused by a strict reader', async () => {
    const text = feedText('fenwick-courier');
    expect(text).toMatch(/ & /);
    expect(text).toContain('&mdash;');
    expect(text).not.toContain('</channel>');
    await expect(new RssParser().parseString(text)).rejects.toThrow();
  });
});

/** Atom texts are objects in some versions of the reader. */
function titleOf(title: unknown): string {
  if (typeof title === 'object' && title !== null && 'value' in title) return String(title.value);
  return String(title);
}
