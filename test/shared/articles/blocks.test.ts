import { describe, expect, it } from 'vitest';
import { readBlocks } from '#shared/articles/blocks.ts';
import { parseDocument } from '#shared/articles/dom.ts';

const blocksOf = (html: string) => {
  const body = parseDocument(`<html><head></head><body>${html}</body></html>`).body;
  return body ? readBlocks(body) : [];
};

describe('readBlocks', () => {
  it.each([
    ['paragraphs', '<p>One.</p><p>Two.</p>', ['One.', 'Two.']],
    ['text beside paragraphs', 'Zero.<p>One.</p>Two.', ['Zero.', 'One.', 'Two.']],
    ['one break is a blank, two end the paragraph', 'a<br>b<br><br>c', ['a b', 'c']],
    ['breaks with white space between them', 'a<br> \n <br>b', ['a', 'b']],
    ['inline elements join, blocks part', '<div>a<b>b</b> c<div>d</div>e</div>', ['ab c', 'd', 'e']],
    ['table cells', '<table><tr><td>a</td><td>b</td></tr></table>', ['a', 'b']],
    ['white space and invisible characters', '<p> a\u00a0\n b\u200b\u00adc </p><p>\u00a0</p>', ['a bc']],
    ['what has no words', '<p>a</p><button>Press</button><select><option>x</select>', ['a']],
  ])('%s', (_, html, expected) => {
    expect(blocksOf(html).map((block) => block.text)).toEqual(expected);
  });

  it('says what a block is', () => {
    const blocks = blocksOf(
      '<h2>H</h2><ul><li><p>L</p></li></ul><blockquote><p>Q</p></blockquote><figure><figcaption>C</figcaption></figure>',
    );
    expect(blocks.map(({ kind, quoted }) => [kind, quoted])).toEqual([
      ['heading', false],
      ['list-item', false],
      ['paragraph', true],
      ['caption', false],
    ]);
  });

  it('measures links', () => {
    expect(blocksOf('<p>See <a href="/x">this</a>.</p>')[0]).toMatchObject({
      text: 'See this.',
      linkLength: 4,
      href: '/x',
    });
  });
});
