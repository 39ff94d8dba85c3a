import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanMarkup } from '#shared/articles/scan-markup.ts';

const kinds = (html: string): string[] =>
  [...scanMarkup(html)].map((token) => ('tag' in token ? `${token.kind} ${token.tag}` : token.kind));

describe('scanMarkup', () => {
  it.each([
    ['tags and text', '<p class=a>x</p>', ['start p', 'text', 'end p']],
    ['a lone less-than sign is text', '<p>1 < 2', ['start p', 'text']],
    ['a greater-than sign in a quoted value', '<a title="a > b">x', ['start a', 'text']],
    ['an apostrophe that is no quote', "<p data=it's>x", ['start p', 'text']],
    ['a quote that never ends', '<a title="a>b', ['start a', 'text']],
    ['a comment with tags in it', '<!-- <p> -->x', ['comment', 'text']],
    ['a script with tags in it', '<script>"<p>"</script>x', ['element script', 'text']],
    ['an open script takes the rest', 'a<script>x<p>y', ['text', 'element script']],
    ['an open drawing does not take the rest', '<svg>x<p>y', ['start svg', 'text', 'start p', 'text']],
    ['a title is text', '<title>a <b> c</title>', ['element title']],
    ['an end tag in upper case', '<SCRIPT>x</Script >y', ['element script', 'text']],
    ['a document type', '<!doctype html><p>', ['comment', 'start p']],
  ])('%s', (_, html, expected) => {
    expect(kinds(html)).toEqual(expected);
  });

  it('splits any input into pieces without gaps', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '<p',
      '</p>',
      '"',
      "'",
      '=',
      '<!--',
      '-->',
      '<script>',
      '</script',
      ' ',
      'x',
      '<svg>',
      '<title>',
      '&',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
        const html = pieces.join('');
        let at = 0;
        for (const token of scanMarkup(html)) {
          expect(token.start).toBe(at);
          expect(token.end).toBeGreaterThan(token.start);
          at = token.end;
        }
        expect(at).toBe(html.length);
      }),
      { numRuns: 500 },
    );
  });
});
