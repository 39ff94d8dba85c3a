import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '#shared/articles/dom.ts';
import { trimMarkup } from '#shared/articles/trim-markup.ts';

const trimmed = (html: string): string | undefined => trimMarkup(html)?.html;

describe('trimMarkup', () => {
  it.each([
    ['gives a bare text a body', 'x', '<!doctype html><html><head></head><body>x</body></html>'],
    [
      'keeps the language of the root',
      '<html lang=uk><p>x</p>',
      '<!doctype html><html lang=uk><head></head><body><p>x</p></body></html>',
    ],
    [
      'sorts head from body where neither is marked',
      '<title>t</title><meta name=a content=b><p>x</p>',
      '<!doctype html><html><head><title>t</title><meta name=a content=b></head><body><p>x</p></body></html>',
    ],
    [
      'drops scripts, styles and comments',
      '<body><script>a</script>x<style>b</style><!-- c -->y</body>',
      '<!doctype html><html><head></head><body>xy</body></html>',
    ],
    ['drops end tags that end nothing', '<body>x</div>y', '<!doctype html><html><head></head><body>xy</body></html>'],
  ])('%s', (_, html, expected) => {
    expect(trimmed(html)).toBe(expected);
  });

  it('hands out structured data', () => {
    expect(trimMarkup('<script type="application/ld+json">{"a":1}</script><script>x</script>')?.jsonLd).toEqual([
      '{"a":1}',
    ]);
  });

  it('keeps the text of elements that are nested too deep', () => {
    const html = trimmed(`${'<div>'.repeat(100_000)}deep${'</div>'.repeat(100_000)}after`) ?? '';
    expect(html.match(/<div>/g)).toHaveLength(64);
    expect(parseDocument(html).body?.textContent).toBe('deepafter');
  });

  it('does not take paragraphs without end tags for nesting', () => {
    const html = trimmed(`<body>${'<p>x'.repeat(200)}`) ?? '';
    expect(html.match(/<p>/g)).toHaveLength(200);
  });

  it.each([
    ['elements', '<p>x</p>'.repeat(20_000)],
    ['text', 'word '.repeat(8_000_000)],
    ['nested text', `${'<div>'.repeat(60)}${'word '.repeat(200_000)}`],
    ['references', '&amp;'.repeat(300_000)],
    ['lone signs', '<'.repeat(300_000)],
  ])('refuses too many %s', (_, html) => {
    expect(trimmed(html)).toBeUndefined();
  });

  it.each([
    ['open comments', '<!--'.repeat(500_000)],
    ['open quotes', '<a "='.repeat(500_000)],
    ['open tags', '<a '.repeat(500_000)],
    ['open drawings', '<svg>'.repeat(500_000)],
    ['open scripts', '<script>'.repeat(500_000)],
    ['end tags', '</p>'.repeat(500_000)],
  ])('is linear on %s', (_, html) => {
    const started = performance.now();
    trimmed(html);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('never throws, and what it gives parses', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<div',
      '>',
      '"',
      '<table><tr><td>',
      '</td>',
      '<body>',
      '<head>',
      '</html>',
      '<li>',
      'text',
      '<br>',
      '<template>',
      '&lt;',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (pieces) => {
        const html = trimmed(pieces.join(''));
        expect(parseDocument(html ?? '').body).toBeTruthy();
      }),
      { numRuns: 300 },
    );
  });
});
