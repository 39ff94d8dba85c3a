import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleId, foldText, textHash, versionId } from '#shared/articles/article-id.ts';

describe('articleId', () => {
  it('is short, url-safe and the same for ever', () => {
    expect(articleId('https://www.example.org/news/1')).toBe('ty9j1m3m8w2w3j14rz2p');
    fc.assert(
      fc.property(fc.webUrl(), (url) => {
        expect(articleId(url)).toMatch(/^[0-9a-hjkmnp-tv-z]{20}$/);
      }),
    );
  });

  it('differs where addresses differ', () => {
    expect(articleId('https://example.org/1')).not.toBe(articleId('https://example.org/2'));
  });
});

describe('versionId', () => {
  it.each([
    ['white space', 'A  title ', 'One\u00a0two.\n\nThree.', 'A title', 'One two. Three.'],
    ['quote forms', '“A” title', '‘One’ isn’t two', '"A" title', "'One' isn't two"],
    ['Unicode form', 'Cafe\u0301', 'x', 'Caf\u00e9', 'x'],
    ['invisible characters', 'A\u200b title', 'x\u00ady', 'A title', 'xy'],
    ['dashes and dots', 'A — b', 'Wait…', 'A - b', 'Wait...'],
  ])('is the same over %s', (_, title, text, otherTitle, otherText) => {
    expect(versionId(title, text)).toBe(versionId(otherTitle, otherText));
  });

  it.each([
    ['a word', 'A', 'They deny it.', 'A', 'They confirm it.'],
    ['the title', 'A', 'x', 'B', 'x'],
    ['a figure', 'A', '1,500 soldiers', 'A', '15,000 soldiers'],
    ['where the title ends', 'A b', 'c', 'A', 'b c'],
  ])('differs with %s', (_, title, text, otherTitle, otherText) => {
    expect(versionId(title, text)).not.toBe(versionId(otherTitle, otherText));
  });
});

describe('foldText', () => {
  it('twice is once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });
});

describe('textHash', () => {
  it('is SHA-256 of the UTF-8 bytes', () => {
    expect(textHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
