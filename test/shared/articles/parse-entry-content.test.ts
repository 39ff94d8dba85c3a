import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEntryContent } from '#shared/articles/parse-entry-content.ts';
import { PARAGRAPHS } from './page-fixtures.ts';

const parse = (html: string) => parseEntryContent(html, { url: 'https://www.example.com/1', outlet: 'Example Times' });
const LEAD = PARAGRAPHS[0] ?? '';

describe('parseEntryContent', () => {
  it.each([
    ['paragraphs', `<p>${LEAD}</p><p>Short one.</p>`, `${LEAD}\n\nShort one.`],
    ['plain text', LEAD, LEAD],
    ['a teaser with its tail', `<p>${LEAD}</p><p><a href="/1">Continue reading →</a></p>`, LEAD],
    [
      'links of a feed burner',
      `<p>${LEAD}</p><div class="feedflare"><a href="x"><img src="y"></a> <a href="z">Share</a></div>`,
      LEAD,
    ],
    [
      'the note of a blog system',
      `<p>${LEAD}</p><p>The post <a href="/1">Soldiers cross border</a> appeared first on <a href="/">Example Times</a>.</p>`,
      LEAD,
    ],
    [
      'a caption',
      `<div class="wp-caption"><img src="x"><p class="wp-caption-text">The border</p></div><p>${LEAD}</p>`,
      LEAD,
    ],
    ['related posts', `<p>${LEAD}</p><div class="jp-relatedposts"><h3>Related</h3><p>Other</p></div>`, LEAD],
    ['short lines at the head', `<p>Kyiv, Tuesday</p><p>${LEAD}</p>`, `Kyiv, Tuesday\n\n${LEAD}`],
    ['a figure', `<figure><img src="x"><figcaption>The border</figcaption></figure><p>${LEAD}</p>`, LEAD],
    ['only furniture', '<p><a href="/1">Read more</a></p>', ''],
    ['nothing', '', ''],
    ['a broken end', `<p>${LEAD}</p><p>And then <b>more`, `${LEAD}\n\nAnd then more`],
  ])('reads %s', (_, html, expected) => {
    expect(parse(html).text).toBe(expected);
  });

  it('keeps the credit of another outlet', () => {
    expect(parse(`<p>${LEAD}</p><p>The post Soldiers appeared first on Other Site.</p>`).credits).toEqual([
      { name: 'Other Site' },
    ]);
    expect(parse(`<p>SEOUL (Reuters) - ${LEAD}</p>`).credits).toEqual([{ name: 'Reuters', span: [7, 14] }]);
  });

  it('gives paragraphs that slice back, on any markup', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.constantFrom('<p>', '</p>', '<br>', '<ul><li>', '<div class="share">', LEAD), fc.string()),
          { maxLength: 20 },
        ),
        (pieces) => {
          const { text, paragraphs } = parse(pieces.join(''));
          expect(paragraphs.map((span) => text.slice(...span)).join('\n\n')).toBe(text);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('answers soon on markup that is too large', () => {
    expect(parse('<div>'.repeat(1_000_001)).text).toBe('');
  });
});
