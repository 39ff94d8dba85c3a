import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalUrl, fetchUrl } from '#shared/feeds/canonical-url.ts';
import { entryKeys } from '#shared/feeds/entry-key.ts';
import type { FeedEntry } from '#shared/model/feed.ts';

const SAME: [sentence: string, url: string, canonical: string | undefined][] = [
  ['http and https are one', 'http://outlet.example/a', 'https://outlet.example/a'],
  ['case, port, user and fragment go', 'HTTP://u:p@Outlet.Example:80/A#b', 'https://outlet.example/A'],
  ['a Cyrillic host', 'https://пример.рф/а', 'https://xn--e1afmkfd.xn--p1ai/%D0%B0'],
  [
    'click parameters go, others stay in order',
    'https://outlet.example/?b=2&utm_source=x&a=1&fbclid=y',
    'https://outlet.example/?b=2&a=1',
  ],
  [
    'in any case of letters',
    'https://outlet.example/?UTM_Source=x&at_medium=RSS&ns_campaign=y',
    'https://outlet.example/',
  ],
  ['an AMP path', 'https://outlet.example/news/1/amp/', 'https://outlet.example/news/1'],
  ['an AMP cache', 'https://outlet-example.cdn.ampproject.org/c/s/outlet.example/a', 'https://outlet.example/a'],
  ['escaped ampersands', 'https://outlet.example/?a=1&amp;utm_medium=x', 'https://outlet.example/?a=1'],
  ['a path of its own', 'https://outlet.example/utm_source=x/', 'https://outlet.example/utm_source=x/'],
  ['mail is no page', 'mailto:a@outlet.example', undefined],
  ['script is no page', 'javascript:alert(1)', undefined],
  ['words are no page', 'outlet', undefined],
];

describe('canonicalUrl', () => {
  test.each(SAME)('%s', (_, url, canonical) => expect(canonicalUrl(url)).toBe(canonical));

  test('twice is once', () => {
    const query = fc.array(fc.constantFrom('utm_source=x', 'a=1', 'amp', 'amp;b', 'c+d', '&', 'ref=h.example', '%20'), {
      maxLength: 5,
    });
    const path = fc.array(fc.constantFrom('amp', 'a', 'b.amp.html', '', 'c'), { maxLength: 5 });
    fc.assert(
      fc.property(path, query, (parts, parameters) => {
        const once = canonicalUrl(`http://amp.h.example./${parts.join('/')}?${parameters.join('&')}`);
        expect(canonicalUrl(once ?? '')).toBe(once);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(
        fc.webUrl({ withQueryParameters: true, withFragments: true }),
        (url) => canonicalUrl(canonicalUrl(url) ?? '') === canonicalUrl(url),
      ),
    );
  });

  test('what is fetched keeps its parameters', () => {
    expect(fetchUrl('../b?utm_source=x#c', 'http://outlet.example/a/')).toBe('http://outlet.example/b?utm_source=x');
    expect(fetchUrl('/b')).toBeUndefined();
  });
});

describe('entryKeys', () => {
  const entry = (more: Partial<FeedEntry>): FeedEntry => ({ id: 'x', authors: [], enclosures: [], ...more });
  const same: [
    sentence: string,
    a: Partial<FeedEntry>,
    b: Partial<FeedEntry>,
    part: 'key' | 'contentHash',
    isSame: boolean,
  ][] = [
    ['a counter as fragment of the id', { id: 'https://o.example/a#0' }, { id: 'https://o.example/a#3' }, 'key', true],
    ['tracking in the id', { id: 'https://o.example/a?utm_source=1' }, { id: 'http://o.example/a' }, 'key', true],
    [
      'two posts of a live page',
      { id: 'https://o.example/a#post-12' },
      { id: 'https://o.example/a#post-13' },
      'key',
      false,
    ],
    ['two ids that are no address', { id: 'tag:1' }, { id: 'tag:2' }, 'key', false],
    ['another author', { authors: [{ name: 'a' }] }, { authors: [{ name: 'b' }] }, 'contentHash', true],
    ['other white space', { title: 'a b' }, { title: 'a  b ' }, 'contentHash', true],
    ['another title', { title: 'a' }, { title: 'b' }, 'contentHash', false],
    [
      'text moved from one field to the next',
      { title: 'a', summary: '' },
      { title: '', summary: 'a' },
      'contentHash',
      false,
    ],
  ];
  test.each(same)('%s', (_, a, b, part, isSame) =>
    expect(entryKeys(entry(a))[part] === entryKeys(entry(b))[part]).toBe(isSame),
  );
});
