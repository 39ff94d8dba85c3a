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
    [
      'drops what no reader of text asks for',
      '<body><p class=a data-x="1 > 0" onclick=\'a("b")\'>x<img src=a><wbr>y<input value=z></p>',
      '<!doctype html><html><head></head><body><p class=a>xy</p></body></html>',
    ],
    [
      'keeps a style only where it hides',
      '<body><p style="color:red">x<b style="display:none">y</b></p>',
      '<!doctype html><html><head></head><body><p>x<b style="display:none">y</b></p></body></html>',
    ],
    [
      'takes spans away that say nothing',
      '<body><p><span data-x=1>x <span class=share>y</span></span></p>',
      '<!doctype html><html><head></head><body><p>x <span class=share>y</span></p></body></html>',
    ],
    [
      'keeps of the links in the head only the canonical one',
      '<link rel=stylesheet href=a><link rel=canonical href=b><p>x',
      '<!doctype html><html><head><link rel=canonical href=b></head><body><p>x</body></html>',
    ],
    ['drops end tags that end nothing', '<body>x</div>y', '<!doctype html><html><head></head><body>xy</body></html>'],
  ])('%s', (_, html, expected) => {
    expect(trimmed(html)).toBe(expected);
  });

  it.each([
    ['navigation', '<nav><a href=a>x</a></nav><p>y</p>'],
    ['what is a dialog by its role', '<div role=dialog><div>x</div><div>x</div></div><p>y</p>'],
    ['what is a menu by its class', '<div class="top Menu"><div>x</div></div><p>y</p>'],
    ['one inside the other', '<footer>x<aside>x</aside>x</footer><p>y</p>'],
    ['a form field with its choices', '<select><option>x<option>x</select><p>y</p>'],
  ])('skips %s', (_, html) => {
    expect(trimmed(`<body>${html}`)).toBe('<!doctype html><html><head></head><body><p>y</p></body></html>');
    expect(trimMarkup(`<body>${html}`, { isWhole: true })?.html).toContain('x');
  });

  it('does not skip what has such a name in its name', () => {
    expect(trimmed('<body><div class="has-sidebar menuless">x</div>')).toContain('x');
  });

  it('keeps a skipped element that has no end of its own', () => {
    expect(trimmed('<body><div><aside>x</div><p>y</p>')).toContain('x');
    expect(trimmed('<body><nav>x<p>y</p>')).toContain('y');
  });

  it('says how much text outside links the largest skipped element had', () => {
    const html = '<body><nav><a href=a>long, long</a>four</nav><aside>twelve chars</aside><p>y</p>';
    expect(trimMarkup(html)?.mostSkipped).toBe('twelve chars'.length);
  });

  it('counts for its limits only what stays', () => {
    expect(trimmed(`<body><nav>${'<p>x</p>'.repeat(20_000)}</nav><p>y</p>`)).toContain('<body><p>y</p></body>');
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
