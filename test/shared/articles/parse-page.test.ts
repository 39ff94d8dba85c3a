import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ParsedPage, type ParsePageOptions, parsePage } from '#shared/articles/parse-page.ts';
import { bytes, newsPage, PARAGRAPHS } from './page-fixtures.ts';

const URL_OF_PAGE = 'https://www.example.com/world/soldiers-cross-border';
const parse = (html: string, options: Partial<ParsePageOptions> = {}) =>
  parsePage(bytes(html), { url: URL_OF_PAGE, ...options });

function page(html: string): ParsedPage {
  const parsed = parse(html);
  if (parsed.kind !== 'page') throw new Error(`${parsed.reason}: ${parsed.message}`);
  return parsed;
}

describe('parsePage', () => {
  it('reads the article and nothing around it', () => {
    const parsed = page(
      newsPage({
        head: `<meta property="og:site_name" content="Example Times"><link rel="canonical" href="/world/soldiers-cross-border">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Soldiers cross border","datePublished":"2024-10-23T14:02:00+02:00",
"author":[{"@type":"Person","name":"Jane Doe"},{"name":"John Roe"}],"articleSection":"World","image":{"url":"/a.jpg"}}</script>`,
        article: `<div class="share-tools">Share</div><p>${PARAGRAPHS[0]}</p><p><a href="/x">ANOTHER STORY OF THE DAY</a></p>
<figure><img src="a.jpg"><figcaption>The border. Photo: Agency</figcaption></figure><p>${PARAGRAPHS[1]}</p><p>${PARAGRAPHS[2]}</p>
<p>Subscribe to our newsletter for more.</p><h3>Related stories</h3><ul><li><a href="/y">One</a></li></ul>`,
      }),
    );
    expect(parsed).toMatchObject({
      title: 'Soldiers cross border',
      text: PARAGRAPHS.slice(0, 3).join('\n\n'),
      publishedAt: '2024-10-23T12:02:00.000Z',
      byline: 'Jane Doe, John Roe',
      language: 'en',
      canonicalUrl: URL_OF_PAGE,
      section: 'World',
      image: 'https://www.example.com/a.jpg',
      outletName: 'Example Times',
      credits: [],
    });
    expect(parsed.paragraphs.map(([start, end]) => parsed.text.slice(start, end))).toEqual(PARAGRAPHS.slice(0, 3));
  });

  it('keeps the credits that the clean-up cuts, with the address of their link', () => {
    const parsed = page(
      newsPage({
        article: `${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}<p>This article was originally published by <a href="https://other.example.org/1">Other News</a>.</p>`,
      }),
    );
    expect(parsed.text).toBe(PARAGRAPHS.join('\n\n'));
    expect(parsed.credits).toEqual([{ name: 'Other News', url: 'https://other.example.org/1' }]);
  });

  it('takes a canonical address on another domain for a credit', () => {
    const parsed = page(newsPage({ head: '<link rel="canonical" href="https://www.othernews.net/1">' }));
    expect(parsed.credits).toEqual([{ name: 'othernews.net', url: 'https://www.othernews.net/1' }]);
  });

  it('reads other charsets', () => {
    const text = PARAGRAPHS.map(
      () => '<p>Министерство сообщило в понедельник, что солдаты перешли границу на рассвете, никто не пострадал.</p>',
    ).join('');
    const html = `<html><head><meta charset="windows-1251"><title>Границу перешли</title></head><body><article>${text}</article></body></html>`;
    const encoded = Uint8Array.from(html, (char) => {
      const code = char.charCodeAt(0);
      return code < 128 ? code : code === 0x401 ? 0xa8 : code === 0x451 ? 0xb8 : code - 0x410 + 0xc0;
    });
    const parsed = parsePage(encoded, { url: URL_OF_PAGE });
    expect(parsed).toMatchObject({ kind: 'page', title: 'Границу перешли', language: 'ru' });
  });

  it.each([
    ['a PDF', '%PDF-1.7 something', {}, 'not-html'],
    ['JSON', '{"article": "x"}', { contentType: 'application/json' }, 'not-html'],
    ['a feed', '<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', {}, 'not-html'],
    ['a picture', 'x', { contentType: 'image/png' }, 'not-html'],
    ['nothing', '', {}, 'no-text'],
    ['no body', '<html><head><title>Soldiers cross border</title></head></html>', {}, 'no-text'],
    ['frames only', '<html><frameset><frame src="a"></frameset></html>', {}, 'no-text'],
    [
      'an error page',
      '<html><head><title>Page not found | Example</title></head><body><p>Try our home page, or use the search.</p></body></html>',
      {},
      'soft-404',
    ],
    [
      'an error page in Russian',
      '<html><head><title>Example</title></head><body><h1>Ошибка</h1><p>Запрашиваемая страница не найдена. Перейдите на главную.</p></body></html>',
      {},
      'soft-404',
    ],
    [
      'a challenge',
      '<html><head><title>Just a moment...</title></head><body><p>Checking your browser before accessing the site.</p></body></html>',
      {},
      'challenge',
    ],
    [
      'a log-in',
      '<html><head><title>Sign in - Example</title></head><body><form><p>Please sign in to continue.</p></form></body></html>',
      {},
      'login',
    ],
    [
      'a consent wall',
      '<html><head><title>Before you continue</title></head><body><p>We and our partners use cookies. Accept all cookies or manage them.</p></body></html>',
      {},
      'consent-wall',
    ],
    [
      'a paywall',
      newsPage({ article: `<p>${PARAGRAPHS[0]}</p><div>Subscribe to continue reading</div>` }),
      {},
      'paywall',
    ],
    [
      'a paywall in German',
      newsPage({ article: `<p>${PARAGRAPHS[0]}</p><div>Dieser Artikel ist nur für Abonnenten</div>` }),
      {},
      'paywall',
    ],
    [
      'a teaser that says it is not free',
      newsPage({
        head: '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>',
        article: `<p>${PARAGRAPHS[0]}</p>`,
      }),
      {},
      'paywall',
    ],
    ['too many elements', `<body>${'<p>x</p>'.repeat(20_000)}`, {}, 'too-large'],
  ])('names %s', (_, html, options, reason) => {
    expect(parse(html, options)).toMatchObject({ kind: 'refused', reason });
  });

  it.each([
    ['a short report', newsPage({ article: `<p>${PARAGRAPHS[0]}</p>` })],
    [
      'a long text that is sold',
      newsPage({
        head: '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>',
        article: PARAGRAPHS.map((text) => `<p>${text} ${text} ${text}</p>`).join(''),
      }),
    ],
    [
      'a report about a page that was not found',
      newsPage({
        article: `<p>${PARAGRAPHS[0]} The page was deleted, and its text not found.</p><p>${PARAGRAPHS[1]}</p>`,
      }),
    ],
    [
      'a page with a cookie banner',
      newsPage({ body: '<div class="cookie-notice">We use cookies. Accept all cookies.</div>' }),
    ],
    ['a page with a log-in in its header', newsPage({ body: '<header>Log in to continue · Sign up</header>' })],
    ['HTML under a wrong type', newsPage()],
  ])('does not refuse %s', (_, html) => {
    expect(parse(html, { contentType: 'application/rss+xml' }).kind).toBe('page');
  });

  it.each([
    ['deep nesting', '<div>'.repeat(100_000)],
    ['a long paragraph', `<p>${'word '.repeat(1_000_000)}`],
    ['many breaks', `<p>${'word<br>'.repeat(9_000)}`],
    ['many cells', `<table>${'<tr><td>word</td></tr>'.repeat(5_000)}`],
    ['deep and wide', `${'<div>'.repeat(60)}${'<p>a, b <a>c</a></p>'.repeat(1000)}`],
    ['open quotes', '<a "='.repeat(1_000_000)],
  ])('answers soon on %s', (_, html) => {
    const started = performance.now();
    parse(`<html><body>${html}`);
    expect(performance.now() - started).toBeLessThan(4000);
  });

  it('never throws on any bytes', () => {
    const piece = fc.constantFrom(
      ...[
        '<p>',
        '</p>',
        '<article>',
        '<table><tr><td>',
        '<meta name=date content=2024>',
        '<script type="application/ld+json">',
        '{"@type":"NewsArticle","author":',
        '</script>',
        '<a href="',
        '">',
        '<title>',
        '<br>',
        PARAGRAPHS[0] ?? '',
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
        const parsed = parse(pieces.join(''));
        if (parsed.kind !== 'page') return;
        expect(parsed.paragraphs.map((span) => parsed.text.slice(...span)).join('\n\n')).toBe(parsed.text);
        for (const { span, name } of parsed.credits) if (span) expect(parsed.text.slice(...span)).toBe(name);
      }),
      { numRuns: 150 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (raw) => {
        expect(['page', 'refused']).toContain(parsePage(raw, { url: 'not an address' }).kind);
      }),
      { numRuns: 100 },
    );
  });
});
