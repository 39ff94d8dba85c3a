import { expect, test } from 'vitest';
import { InputError } from '#shared/errors.ts';
import { parseFeed } from '#shared/feeds/parse-feed.ts';

const MANY = 200_000;
/** A core may be held for a second; the machine that runs the tests may be a slow and busy one. */
const MAX_MS = 3000;
const rss = (items: string) => `<rss version="2.0"><channel><title>t</title>${items}</channel></rss>`;
const inTitle = (text: string) => rss(`<item><title>${text}</title></item>`);
const entities = Array.from(
  { length: 10 },
  (_, level) => `<!ENTITY l${level} "${level > 0 ? `&l${level - 1};`.repeat(10) : 'lol'}">`,
).join('');

const DOCUMENTS: [sentence: string, document: string][] = [
  ['entities that multiply', `<!DOCTYPE x [${entities}]>${inTitle('&l9;')}`],
  ['one long entity, often', `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(50_000)}">]>${inTitle('&a;'.repeat(50_000))}`],
  ['attributes', rss(`<item ${Array.from({ length: MANY }, (_, number) => `a${number}="1"`).join(' ')}/>`)],
  ['depth', rss(`<item>${'<a>'.repeat(MANY)}${'</a>'.repeat(MANY)}</item>`)],
  ['depth that matters', rss(`<item>${'<media:group>'.repeat(MANY)}</item>`)],
  ['entries', rss('<item><title>a</title></item>'.repeat(100_000))],
  ['fields left open', rss(`<item>${'<title>'.repeat(MANY)}</item>`)],
  ['white space', rss(' '.repeat(10_000_000))],
  ['comments left open', inTitle('<!--'.repeat(MANY))],
  ['CDATA left open', inTitle('<![CDATA['.repeat(MANY))],
  ['quotes left open', rss('<item><a b="'.repeat(MANY))],
  ['quotes that cross', rss(`<item>${`<a b='x" c="`.repeat(MANY)}`)],
  ['brackets', inTitle('<'.repeat(5_000_000))],
  ['ampersands', inTitle('&'.repeat(3_000_000))],
  ['tags in escaped text', rss(`<item><description>${'&lt;p '.repeat(500_000)}</description></item>`)],
  ['scripts in escaped text', rss(`<item><description>${'&lt;script&gt;'.repeat(MANY)}</description></item>`)],
  [
    'brackets around an author',
    rss(`<item><author>${'('.repeat(MANY)}</author></item><managingEditor>${'('.repeat(MANY)}</managingEditor>`),
  ],
  ['a page of links', `<html>${'<link rel="alternate" '.repeat(MANY)}`],
  ['lists in JSON', `{"version":"https://jsonfeed.org/version/1.1","items":${'['.repeat(MANY)}`],
];

test.each(DOCUMENTS)('%s hold a core for no more than a moment', (_, document) => {
  const bytes = new TextEncoder().encode(document);
  const start = performance.now();
  try {
    parseFeed(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
  }
  expect(performance.now() - start).toBeLessThan(MAX_MS);
});

test('declared entities put 64 KiB into a feed and no more', () => {
  const feed = parseFeed(
    new TextEncoder().encode(`<!DOCTYPE x [<!ENTITY a "${'a'.repeat(50_000)}">]>${inTitle('&a;'.repeat(10))}`),
  );
  expect(feed.entries[0]?.title?.length).toBeLessThanOrEqual(64 * 1024);
});

test('external entities are never read', () => {
  const feed = parseFeed(
    new TextEncoder().encode(`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${inTitle('x &a;')}`),
  );
  expect(feed.entries[0]?.title).toBe('x &a;');
});

test('names of the object prototype are only names', () => {
  const feed = parseFeed(
    new TextEncoder().encode(
      rss('<item><__proto__><x>1</x></__proto__><constructor>y</constructor><title __proto__="1">a</title></item>'),
    ),
  );
  expect(feed.entries[0]?.title).toBe('a');
  expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
});
