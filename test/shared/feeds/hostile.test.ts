import { describe, expect, test } from 'vitest';
import { HOSTILE_FEEDS } from '#bench/data/hostile-feeds.ts';
import { InputError } from '#shared/errors.ts';
import { parseFeed } from '#shared/feeds/parse-feed.ts';

/** What becomes of each document: a code, or the number of entries and what was mended. */
const OUTCOMES: Readonly<Record<string, string>> = {
  'entities that multiply': '1',
  'one long entity, often': '1 bare-ampersand',
  'entities that hold each other': '1 bare-ampersand',
  'a thousand document types': 'unparsable',
  attributes: '1 attributes',
  'attributes without end': '0 loose-bracket',
  'names of the object prototype': '1 unclosed-tag too-long-field',
  namespaces: '0 too-many-elements',
  'a long base for many links': '5000',
  depth: '1 unclosed-tag stray-end-tag',
  'depth that matters': '1 unclosed-tag too-long-field stray-end-tag',
  'depth that matters, left open': '0 unclosed-tag too-many-elements',
  entries: '5000 too-many-entries',
  'entries in entries': '5000 unclosed-entry too-many-entries',
  'channels in channels': '0 missing-root truncated',
  fields: '0 too-many-elements',
  'fields left open': '0 unclosed-tag too-many-elements',
  'fields left open in fields': '0 unclosed-tag too-many-elements',
  'white space': '0',
  'white space, more than is read': 'too-large',
  'white space in a title': '1 too-long-field',
  'white space behind the feed': '0',
  'zero bytes': '0 control-characters',
  'control characters': 'unparsable',
  comments: '0',
  'comments left open': '0 truncated',
  'comments behind the feed': '0 trailing-junk',
  CDATA: '0 truncated',
  'CDATA left open': '1 too-long-field unclosed-cdata',
  'CDATA left open in many entries': '5000 unclosed-cdata too-many-entries',
  'processing instructions': '0 unclosed-tag',
  'quotes left open': '5000 loose-bracket unclosed-entry too-many-entries',
  'quotes that cross': '0 loose-bracket truncated',
  brackets: '0 truncated',
  'tag names': '0 loose-bracket truncated',
  ampersands: '1 too-long-field bare-ampersand',
  references: '1 too-long-field bare-ampersand',
  'references to nothing': '1 too-long-field bare-ampersand',
  'escaped tags': '1 too-long-field',
  'escaped scripts': '1 too-long-field',
  'pictures without a place': '1 too-long-field',
  authors: '0 too-many-elements',
  'authors that every entry inherits': '5000 too-many-elements',
  'a long author that every entry inherits': '5000 too-long-field',
  'brackets around an author': '1 too-long-field',
  'addresses of an author': '1 too-long-field',
  dates: '0 too-many-elements',
  'a long date': '1 too-long-field',
  links: '0 too-many-elements',
  Base64: '1 too-long-field',
  'a page of links': 'html-not-feed',
  'declarations before nothing': 'unparsable',
  'lists in JSON': 'unparsable',
  'items in JSON, fewer': 'unparsable',
  'authors in JSON, fewer': '1',
  'numbers in JSON': 'unparsable',
  'items in JSON': 'unparsable',
  'authors in JSON': 'unparsable',
};

/** A result is kept, compared and passed on: the longest here is one author in each of 5,000 entries, in bytes. */
const MAX_RESULT_BYTES = 3 * 1024 * 1024;

function outcomeOf(document: string): { outcome: string; bytes: number } {
  try {
    const feed = parseFeed(new TextEncoder().encode(document));
    const outcome = [feed.entries.length, ...(feed.repairs ?? [])].join(' ');
    return { outcome, bytes: JSON.stringify(feed).length };
  } catch (error) {
    if (error instanceof InputError) return { outcome: error.code, bytes: 0 };
    throw error;
  }
}

describe('documents that are made to hold a core or to fill the memory', () => {
  test('each has an outcome here', () => {
    expect(HOSTILE_FEEDS.map(([sentence]) => sentence)).toEqual(Object.keys(OUTCOMES));
  });

  test.each(HOSTILE_FEEDS)('%s', (sentence, document) => {
    const { outcome, bytes } = outcomeOf(document());
    expect(outcome).toBe(OUTCOMES[sentence]);
    expect(bytes).toBeLessThan(MAX_RESULT_BYTES);
  });
});

const read = (document: string) => parseFeed(new TextEncoder().encode(document)).entries[0];
const inTitle = (text: string) => `<rss version="2.0"><channel><item><title>${text}</title></item></channel></rss>`;

test('declared entities put 64 KiB into a feed and no more', () => {
  const declared = `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(50_000)}">]>`;
  expect(read(`${declared}${inTitle('&a;')}`)?.title).toHaveLength(50_000);
  expect(read(`${declared}${inTitle('&a;'.repeat(10))}`)?.title?.length).toBeLessThanOrEqual(64 * 1024);
});

test('external entities are never read', () => {
  expect(read(`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${inTitle('x &a;')}`)?.title).toBe('x &a;');
});

test('names of the object prototype are only names', () => {
  const names = '<__proto__><x>1</x></__proto__><constructor>y</constructor><title __proto__="1">a</title>';
  expect(read(`<rss><channel><item>${names}</item></channel></rss>`)?.title).toBe('a');
  expect(read(inTitle('&constructor; &__proto__;'))?.title).toBe('&constructor; &__proto__;');
  const json = '{"version":"https://jsonfeed.org/version/1.1","__proto__":{"x":1},"items":[{"id":"1","title":"a"}]}';
  expect(read(json)?.title).toBe('a');
  expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
});
