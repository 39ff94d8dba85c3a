import { DOMParser, parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { AlertEntry } from '#shared/model/development.ts';
import type { SiteFile } from '#shared/render/page-frame.ts';
import { spreadTimes } from '#shared/steps/spread-times.ts';
import type { ArticleSpec } from '../developments/story-set-builder.ts';
import { EXAMPLE, type Example, exampleOf, exampleSite } from './example-site.ts';

/** Of the rules of the W3C feed validator, those that a feed of ours could break; each test is named after its messages. */
const HOSTILE = '<script>alert(1)</script> & "quotes" \u0085\u202e\ufffd <b>bold</b>';
const HOSTILE_ARTICLE: ArticleSpec = {
  id: 'hostile',
  title: HOSTILE,
  outlet: HOSTILE,
  url: 'javascript:alert(1)',
  published: '2031-03-07T09:00:00.000Z',
  claims: [{ on: 'leaks', speaker: HOSTILE, words: HOSTILE, quotes: [HOSTILE, `${HOSTILE} and some words more`] }],
};

function published(example: Example, now = '2031-03-08T12:00:00.000Z'): Example {
  const { added } = spreadTimes({ added: example.entries, updated: [] }, [], new Date(now));
  return { ...example, entries: added };
}
function overMonths(example: Example): Example {
  const [first] = example.entries;
  if (!first) throw new Error('no entry');
  const entries = Array.from({ length: 130 }, (_, index): AlertEntry => {
    const at = new Date(Date.UTC(2031, Math.floor(index / 30), 3, 0, index)).toISOString();
    const id = `${first.id}-${index}` as AlertEntry['id'];
    return { ...first, id, publishedAt: at, updatedAt: at };
  });
  return { ...example, entries };
}

const SITES: [string, ReadonlyMap<string, SiteFile>][] = [
  ['an example', exampleSite(published(exampleOf(EXAMPLE)))],
  ['hostile text', exampleSite(published(exampleOf([...EXAMPLE, HOSTILE_ARTICLE])))],
  ['months of entries', exampleSite(overMonths(exampleOf(EXAMPLE)))],
  ['no entries', exampleSite(exampleOf([]))],
];

type Element = ReturnType<typeof parseHTML>['document']['documentElement'];
const parse = (text: string): Element => new DOMParser().parseFromString(text, 'text/xml').documentElement;
const children = (element: Element, name: string): Element[] =>
  [...element.children].filter(({ tagName }) => tagName === name);
const text = (element: Element, name: string) => children(element, name).map(({ textContent }) => textContent ?? '');
const only = (element: Element, name: string): string => {
  const found = text(element, name);
  expect(found, `${name} of ${element.tagName}`).toHaveLength(1);
  expect(found[0]?.trim(), name).not.toBe('');
  return found[0] ?? '';
};

/** `acceptable_elements` of the validator, as far as entries of ours use them. */
const ELEMENTS = new Set(['p', 'strong', 'blockquote', 'ul', 'li', 'a']);
const ATTRIBUTES = new Set(['href', 'dir', 'cite']);

/** SecurityRisk, SecurityRiskAttr, NotHtml, ContainsRelRef. */
function checkHtml(markup: string): void {
  for (const element of parseHTML(`<body>${markup}</body>`).document.querySelectorAll('body *')) {
    expect(ELEMENTS).toContain(element.tagName.toLowerCase());
    for (const { name, value } of element.attributes) {
      expect(ATTRIBUTES).toContain(name);
      if (name !== 'dir') expect(value).toMatch(/^https?:\/\/\S+$/);
    }
  }
}
const unique = (values: readonly string[]) => expect(new Set(values).size).toBe(values.length);
const absolute = (url: string | null) => expect(new URL(url ?? '').protocol).toBe('https:');
const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe.each(SITES)('%s:', (_, site) => {
  const named = (pattern: RegExp) => [...site].filter(([key]) => pattern.test(key));

  test('BadCharacters, InvalidValue, encoding: none in any feed', () => {
    for (const [key, { body, contentType }] of named(/\.xml$|feed\.json$/)) {
      expect(body, key).not.toMatch(/[\u0080-\u009f\u202a-\u202e\u2066-\u2069]/);
      expect(contentType).toMatch(/^application\/(atom|rss|feed)\+(xml|json); charset=utf-8$/);
      if (key.endsWith('.xml')) expect(body.startsWith('<?xml version="1.0" encoding="utf-8"?>')).toBe(true);
    }
  });

  test('Atom: MissingElement, MissingSelf, DuplicateIds, DuplicateUpdated, MisplacedMetadata, ContainsUndeclaredHTML', () => {
    for (const [key, { body }] of named(/atom\.xml$|archive/)) {
      const feed = parse(body);
      for (const name of ['id', 'title', 'updated']) only(feed, name);
      absolute(only(feed, 'id'));
      const links = children(feed, 'link');
      const rels = links.map((link) => link.getAttribute('rel'));
      unique(rels.map(String));
      expect(rels).toContain('self');
      expect(links.find((link) => link.getAttribute('rel') === 'self')?.getAttribute('href')).toMatch(
        new RegExp(`/${key}$`),
      );
      for (const link of links) absolute(link.getAttribute('href'));
      expect(text(children(feed, 'author')[0] ?? feed, 'name')).toEqual(['claimwire']);
      const names = [...feed.children].map(({ tagName }) => tagName);
      const entries = children(feed, 'entry');
      if (entries.length > 0) expect(names.indexOf('entry')).toBe(names.length - entries.length);
      unique(entries.map((entry) => only(entry, 'id')));
      unique(entries.map((entry) => only(entry, 'updated')));
      for (const entry of entries) {
        expect(only(entry, 'id')).toMatch(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
        expect(only(entry, 'updated')).toMatch(RFC3339);
        expect(only(entry, 'published') <= only(entry, 'updated')).toBe(true);
        only(entry, 'title');
        only(entry, 'summary');
        checkHtml(only(entry, 'content'));
        for (const link of children(entry, 'link')) absolute(link.getAttribute('href'));
        for (const category of children(entry, 'category')) {
          expect(category.getAttribute('term')).toBeTruthy();
          absolute(category.getAttribute('scheme'));
        }
      }
      if (!key.includes('archive')) continue;
      // MissingCurrentInArchive, ArchiveIncomplete
      expect(names).toContain('fh:archive');
      expect(rels).toContain('current');
      expect(rels.some((rel) => rel === 'prev-archive' || rel === 'next-archive')).toBe(true);
    }
  });

  test('RSS: MissingAtomSelfLink, InvalidRFC2822Date, IncorrectDOW, NeedDescriptionBeforeContent, MissingGuid', () => {
    for (const [key, { body }] of named(/rss\.xml$/)) {
      const channel = children(parse(body), 'channel')[0];
      if (!channel) throw new Error('no channel');
      for (const name of ['title', 'link', 'description', 'language', 'lastBuildDate', 'ttl']) only(channel, name);
      expect(only(channel, 'ttl')).toMatch(/^\d+$/);
      const self = children(channel, 'atom:link');
      expect(self.map((link) => [link.getAttribute('rel'), link.getAttribute('type')])).toEqual([
        ['self', 'application/rss+xml'],
      ]);
      expect(self[0]?.getAttribute('href')).toMatch(new RegExp(`/${key}$`));
      const items = children(channel, 'item');
      unique(items.map((item) => only(item, 'guid')));
      for (const item of items) {
        expect(children(item, 'guid')[0]?.getAttribute('isPermaLink')).toBe('false');
        absolute(only(item, 'link'));
        const date = only(item, 'pubDate');
        expect(date).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
        expect(new Date(date).toUTCString()).toBe(date);
        const names = [...item.children].map(({ tagName }) => tagName);
        expect(names.indexOf('description')).toBeLessThan(names.indexOf('content:encoded'));
        checkHtml(only(item, 'content:encoded'));
        // A reader takes it for HTML: it has no element at all.
        expect(parseHTML(`<body>${only(item, 'description')}</body>`).document.querySelector('body *')).toBeNull();
      }
    }
  });

  test('JSON Feed 1.1: nothing that the format does not know, nothing missing', () => {
    const author = z.strictObject({ name: z.string(), url: z.url() });
    const item = z.strictObject({
      id: z.string().min(1),
      url: z.url({ protocol: /^https$/ }),
      title: z.string().min(1),
      summary: z.string(),
      content_html: z.string().min(1),
      date_published: z.iso.datetime(),
      date_modified: z.iso.datetime(),
      tags: z.array(z.string()),
      _claimwire: z.looseObject({ about: z.url() }),
    });
    const schema = z.strictObject({
      version: z.literal('https://jsonfeed.org/version/1.1'),
      title: z.string().min(1),
      home_page_url: z.url(),
      feed_url: z.url(),
      description: z.string(),
      language: z.string(),
      authors: z.array(author).min(1),
      items: z.array(item),
    });
    for (const [key, { body }] of named(/feed\.json$/)) {
      const feed = schema.parse(JSON.parse(body));
      expect(feed.feed_url).toMatch(new RegExp(`/${key}$`));
      unique(feed.items.map(({ id }) => id));
      for (const { content_html, tags } of feed.items) {
        checkHtml(content_html);
        unique(tags);
      }
    }
  });
});
