import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText, shorten } from '#shared/render/clean-text.ts';
import { elapsed, longDay, rfc822, shortDay, shortInstant, weekday } from '#shared/render/dates.ts';
import { escapeText, html } from '#shared/render/html.ts';
import { safeUrl } from '#shared/render/safe-url.ts';
import { absoluteLink, anchorId, keySegment, relativeLink } from '#shared/render/site-keys.ts';

test.each([
  ['an address stays', 'https://a.example/b?c=d&e=%20', 'https://a.example/b?c=d&e=%20'],
  ['credentials go', 'https://me:secret@a.example/', 'https://a.example/'],
  ['a script is none', 'javascript:alert(1)', undefined],
  ['nor one behind white space', ' \tjava\nscript:alert(1)', undefined],
  ['data are none', 'data:text/html,<script>', undefined],
  ['nor is a file', 'file:///etc/passwd', undefined],
  ['nor half an address', '//a.example/', undefined],
])('%s', (_, url, expected) => expect(safeUrl(url)).toBe(expected));

test.each([
  ['beside', 'stories/a/index.html', 'stories/a/atom.xml', 'atom.xml'],
  ['up', 'stories/a/index.html', 'index.html', '../../index.html'],
  ['up and down', 'stories/a/days/2031-03-02.html', 'articles/a--b.html', '../../../articles/a--b.html'],
  ['down', 'index.html', 'stories/a/index.html', 'stories/a/index.html'],
  ['to itself', 'about.html', 'about.html', 'about.html'],
])('a link %s', (_, from, to, expected) => expect(relativeLink(from, to)).toBe(expected));

test('an absolute address needs no closing slash of the base', () => {
  expect(absoluteLink('https://a.example', 'b.html')).toBe('https://a.example/b.html');
  expect(absoluteLink('https://a.example/x/', 'b.html')).toBe('https://a.example/x/b.html');
});

test.each([
  ['an id', 'a-b_1', 'a-b_1'],
  ['a path', '../../etc', /^x[0-9a-f]{24}$/],
  ['white space', 'a b', /^x[0-9a-f]{24}$/],
  ['nothing', '', /^x[0-9a-f]{24}$/],
])('a key segment of %s', (_, id, expected) => expect(keySegment(id)).toMatch(expected));

test('a key segment and an anchor are always fit for an object and for an address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (id) => {
      expect(keySegment(id)).toMatch(/^[A-Za-z0-9][A-Za-z0-9._=-]*$/);
      expect(anchorId('c', id)).toMatch(/^c-[\w=-]+$/);
    }),
  );
});

test.each([
  ['a short day', shortDay('2031-03-02'), '2 Mar'],
  ['a long day', longDay('2031-03-02T23:59:00.000Z'), '2 March 2031'],
  ['a weekday', weekday('2024-10-23'), 'Wed'],
  ['an instant', shortInstant('2031-03-02T07:05:09.000Z'), '2 Mar 2031, 07:05 UTC'],
  ['RFC 822', rfc822('2031-03-02T07:05:09.000Z'), 'Sun, 02 Mar 2031 07:05:09 GMT'],
  ['minutes', elapsed('2031-03-02T07:00:00.000Z', '2031-03-02T07:41:00.000Z'), '41 min'],
  ['hours, backwards', elapsed('2031-03-02T10:00:00.000Z', '2031-03-02T07:00:00.000Z'), '3 h'],
  ['days', elapsed('2031-03-02T07:00:00.000Z', '2031-03-06T07:00:00.000Z'), '4 d'],
])('%s', (_, text, expected) => expect(text).toBe(expected));

test('a template escapes what is put in, once, and takes absent values for nothing', () => {
  const inner = html`<b>${'a<b'}</b>`;
  expect(html`<p title="${'"><script>'}">${inner}${undefined}${false}${['&', 3]}</p>`.markup).toBe(
    '<p title="&quot;&gt;&lt;script&gt;"><b>a&lt;b</b>&amp;3</p>',
  );
});

test.each([
  ['marks that turn the direction', 'a\u202egpj.exe\u2066b', 'agpj.exeb'],
  ['control characters', 'a\u0000b\u0007c\u0085d', 'abcd'],
  ['line breaks and tabs stay', 'a\n\tb', 'a\n\tb'],
  ['half of a character', 'a\ud83dz', 'a\ufffdz'],
  ['a whole one stays', '\u{1f30a}', '\u{1f30a}'],
])('clean: %s', (_, text, expected) => expect(cleanText(text)).toBe(expected));

test('whatever is escaped holds no markup and is cut without breaking a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 2, max: 40 }), (text, length) => {
      expect(escapeText(text)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
      const short = shorten(text.toWellFormed(), length);
      expect(short.length).toBeLessThanOrEqual(length);
      expect(short.isWellFormed()).toBe(true);
    }),
  );
});
