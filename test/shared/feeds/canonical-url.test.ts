import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalUrl, fetchUrl } from '#shared/feeds/canonical-url.ts';

const SAME: [sentence: string, url: string, canonical: string | undefined][] = [
  ['http and https are one', 'http://outlet.example/a', 'https://outlet.example/a'],
  ['case, port, user and fragment go', 'HTTP://u:p@Outlet.Example:80/A#b', 'https://outlet.example/A'],
  ['the port of https under http', 'http://outlet.example:443/a', 'https://outlet.example/a'],
  ['another port stays', 'https://outlet.example:8443/a', 'https://outlet.example:8443/a'],
  ['a dot behind the host', 'https://outlet.example./a', 'https://outlet.example/a'],
  ['a Cyrillic host', 'https://пример.рф/а', 'https://xn--e1afmkfd.xn--p1ai/%D0%B0'],
  ['a closing slash', 'https://outlet.example/a/?b=1', 'https://outlet.example/a?b=1'],
  ['www stays', 'https://www.outlet.example/', 'https://www.outlet.example/'],
  ['double slashes stay', 'https://outlet.example/a//b', 'https://outlet.example/a//b'],
  ['an empty query', 'https://outlet.example/a?', 'https://outlet.example/a'],
  ['line breaks of the feed', ' https://outlet.example/\n\ta ', 'https://outlet.example/a'],
  ['needless escapes and small ones', 'https://outlet.example/%7ea%2fb/%d0%b0', 'https://outlet.example/~a%2Fb/%D0%B0'],
  ['an escape of an escape stays one', 'https://outlet.example/%252f', 'https://outlet.example/%252f'],
  ['a plus is a blank', 'https://outlet.example/?q=a+b', 'https://outlet.example/?q=a%20b'],
  [
    'click parameters go, others stay in order',
    'https://outlet.example/?b=2&utm_source=x&a=1&fbclid=y',
    'https://outlet.example/?b=2&a=1',
  ],
  [
    'in any case of letters',
    'https://outlet.example/?UTM_Source=x&at_medium=RSS&ns_campaign=y&feedType=RSS&feedName=worldNews',
    'https://outlet.example/',
  ],
  ['in escapes', 'https://outlet.example/?%75tm_source=x&a=1', 'https://outlet.example/?a=1'],
  [
    'a name that only begins like one',
    'https://outlet.example/?gclidx=1&utm=2',
    'https://outlet.example/?gclidx=1&utm=2',
  ],
  ['parameters in the fragment', 'https://outlet.example/a#xtor=RSS-1', 'https://outlet.example/a'],
  ['the route of a page made in the browser', 'https://outlet.example/#!/a/1', 'https://outlet.example/#!/a/1'],
  ['sessions', 'https://outlet.example/a;jsessionid=0A.b-1?PHPSESSID=x&b=1', 'https://outlet.example/a?b=1'],
  ['an AMP path', 'https://outlet.example/news/1/amp/', 'https://outlet.example/news/1'],
  ['an AMP path in front', 'https://outlet.example/amp/news/1', 'https://outlet.example/news/1'],
  ['an AMP file', 'https://outlet.example/news/1.amp.html?amp=1', 'https://outlet.example/news/1.html'],
  ['an AMP host', 'https://amp.outlet.example/a', 'https://outlet.example/a'],
  ['a page about AMP', 'https://outlet.example/amplifier/amp-1', 'https://outlet.example/amplifier/amp-1'],
  [
    'an AMP cache',
    'https://outlet-example.cdn.ampproject.org/v/s/outlet.example/a?amp_js_v=0.1&b=1',
    'https://outlet.example/a?b=1',
  ],
  [
    'the link of a news alert',
    'https://www.google.com/url?rct=j&url=https://outlet.example/a%3Fb%3D1%26utm_source%3Dx&cd=CAIyGj',
    'https://outlet.example/a?b=1',
  ],
  ['a search engine that leads nowhere', 'https://www.google.com/url?url=x', 'https://www.google.com/url?url=x'],
  ['escaped ampersands', 'https://outlet.example/?a=1&amp;utm_medium=x', 'https://outlet.example/?a=1'],
  ['a path of its own', 'https://outlet.example/utm_source=x/b', 'https://outlet.example/utm_source=x/b'],
  ['mail is no page', 'mailto:a@outlet.example', undefined],
  ['script is no page', 'javascript:alert(1)', undefined],
  ['words are no page', 'outlet', undefined],
];

describe('canonicalUrl', () => {
  test.each(SAME)('%s', (_, url, canonical) => expect(canonicalUrl(url)).toBe(canonical));

  test('twice is once', () => {
    const query = fc.array(
      fc.constantFrom('utm_source=x', 'a=1', 'amp', 'amp;b', 'c+d', '&', 'ref=h.example', '%20', '%61', '%2561'),
      { maxLength: 5 },
    );
    const path = fc.array(fc.constantFrom('amp', 'a', 'b.amp.html', '', 'c', '%7e', ';jsessionid=1', '..'), {
      maxLength: 5,
    });
    const host = fc.constantFrom(
      'amp.h.example.',
      'amp.amp.h.example',
      'h.example:80',
      'x.cdn.ampproject.org/c/s/h.example',
    );
    fc.assert(
      fc.property(host, path, query, (from, parts, parameters) => {
        const once = canonicalUrl(`http://${from}/${parts.join('/')}?${parameters.join('&')}`);
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

  test('an unknown parameter tells two pages apart, a known one does not', () => {
    const unknown = fc.stringMatching(/^[bdex-z][a-z]{0,3}$/);
    const value = fc.stringMatching(/^[a-z0-9]{1,4}$/);
    fc.assert(
      fc.property(
        unknown,
        value,
        value,
        fc.constantFrom('utm_x', 'gclid', 'at_y', 'pk_z'),
        (name, one, other, known) => {
          const url = (left: string, click: string) =>
            canonicalUrl(`https://h.example/p?${known}=${click}&z9=1&${name}=${left}`);
          expect(url(one, 'a') === url(other, 'a')).toBe(one === other);
          expect(url(one, 'a')).toBe(url(one, 'b'));
        },
      ),
    );
  });

  test('never throws, and answers soon', () => {
    const piece = fc.constantFrom(
      'http://',
      'h.example',
      '/',
      '%',
      '?',
      '#',
      '&',
      ';jsessionid=',
      'amp',
      '..',
      '@',
      ':',
      '%7',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 20 }), (parts) => {
        void canonicalUrl(`http://${parts.join('')}`);
        void fetchUrl(parts.join(''), 'https://h.example/');
      }),
      { numRuns: 1000 },
    );
    const start = performance.now();
    for (const part of ['/amp', ';jsessionid=', '%7e', '&amp;', '/', '?', '.amp'])
      canonicalUrl(`http://h.example/${part.repeat(8000 / part.length)}`);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('fetchUrl', () => {
  test.each([
    ['keeps its parameters', '../b?utm_source=x#c', 'http://outlet.example/b?utm_source=x'],
    ['keeps its scheme and slash', 'http://other.example/a/', 'http://other.example/a/'],
    [
      'goes past a counter of clicks',
      'https://www.bing.com/news/apiclick.aspx?ref=x&url=https%3a%2f%2fother.example%2fa%3fb%3d1',
      'https://other.example/a?b=1',
    ],
  ])('what is fetched %s', (_, url, expected) => expect(fetchUrl(url, 'http://outlet.example/a/')).toBe(expected));

  test('what is no address is not fetched', () => expect(fetchUrl('/b')).toBeUndefined());
});
