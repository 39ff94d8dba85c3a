import { describe, expect, it } from 'vitest';
import { readBlocks } from '#shared/articles/blocks.ts';
import { cleanBlocks } from '#shared/articles/clean-blocks.ts';
import { parseDocument } from '#shared/articles/dom.ts';
import { dropFurniture, furnitureOf } from '#shared/articles/drop-furniture.ts';

const PROSE =
  'The ministry said on Monday that the soldiers had crossed the border at dawn, and that nobody had been hurt in the operation.';

const cleaned = (html: string, title = 'Soldiers cross border'): string[] => {
  const body = parseDocument(`<html><head></head><body>${html}</body></html>`).body;
  return body ? cleanBlocks(readBlocks(body), { title, isOn: () => true }).map((block) => block.text) : [];
};

describe('cleanBlocks', () => {
  it.each([
    [
      'the title, the byline and the date above the text',
      `<h1>Soldiers cross border</h1><p>By Jane Doe</p><p>24 October 2024</p><p>${PROSE}</p>`,
      [PROSE],
    ],
    ['a short first sentence stays', `<p>It has begun.</p><p>${PROSE}</p>`, ['It has begun.', PROSE]],
    ['a call in the middle', `<p>${PROSE}</p><p>Advertisement</p><p>Read more »</p><p>${PROSE}</p>`, [PROSE, PROSE]],
    ['a line that only links', `<p>${PROSE}</p><p><a href="/x">ANOTHER STORY OF THE DAY</a></p>`, [PROSE]],
    [
      'a linked word in a sentence stays',
      `<p>${PROSE}</p><p>It <a href="/x">began</a> today.</p>`,
      [PROSE, 'It began today.'],
    ],
    ['what follows a tail heading', `<p>${PROSE}</p><h3>Related stories</h3><p>One</p><p>Two</p>`, [PROSE]],
    [
      'a tail heading in the middle goes alone',
      `<p>${PROSE}</p><h3>Related news</h3><p>${PROSE}</p><p>${PROSE}</p>`,
      [PROSE, PROSE, PROSE],
    ],
    [
      'a general content disclaimer',
      `<p>${PROSE}</p><p>General Content Disclaimer</p><p>Opinions are of the authors.</p>`,
      [PROSE],
    ],
    [
      'teasers with linked headings',
      `<p>${PROSE}</p><p>${PROSE}</p><p>${PROSE}</p>${'<h3><a href="/x">Other story</a></h3><p>What happened.</p>'.repeat(3)}`,
      [PROSE, PROSE, PROSE],
    ],
    [
      'two linked headings are the text',
      `<p>${PROSE}</p>${'<h3><a href="/x">Ministry</a></h3><p>It says so.</p>'.repeat(2)}`,
      [PROSE, 'Ministry', 'It says so.', 'Ministry', 'It says so.'],
    ],
    [
      'a quoted line that only links stays',
      `<p>${PROSE}</p><blockquote><a href="/x">We deny this.</a></blockquote>`,
      [PROSE, 'We deny this.'],
    ],
    ['a heading at the end', `<p>${PROSE}</p><h2>What next</h2>`, [PROSE]],
    ['nothing', '', []],
  ])('%s', (_, html, expected) => {
    expect(cleaned(html)).toEqual(expected);
  });
});

describe('dropFurniture', () => {
  const left = (html: string): string => {
    const body = parseDocument(`<html><head></head><body>${html}</body></html>`).body;
    if (body) dropFurniture(body, () => true);
    return body?.textContent ?? '';
  };

  it.each([
    ['article-share', 'sharing'],
    ['shareTools', 'sharing'],
    ['share_bar', 'sharing'],
    ['shareholders', undefined],
    ['post-content', undefined],
    ['jp-relatedposts', 'related'],
    ['wp-caption-text', 'caption'],
    ['emailSignup', 'newsletter'],
    ['cookie-notice', 'notice'],
  ])('%s is %s', (name, rule) => {
    const element = parseDocument(`<html><head></head><body><div class="${name}"></div></body></html>`).querySelector(
      'div',
    );
    expect(element && furnitureOf(element)).toBe(rule);
  });

  it('drops a small element with such a name', () => {
    expect(left(`<p>${PROSE}</p><div class="share">Tweet</div>`)).toBe(PROSE);
  });

  it('leaves the article, whatever it is called', () => {
    expect(left(`<div class="with-comments"><p>${PROSE}</p></div>`)).toBe(PROSE);
  });
});
