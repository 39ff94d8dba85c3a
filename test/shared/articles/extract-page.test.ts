import { describe, expect, it } from 'vitest';
import { extractPage } from '#shared/articles/extract-page.ts';
import { PARAGRAPHS } from './page-fixtures.ts';

const ARTICLE = PARAGRAPHS.map((text) => `<p>${text} ${text}</p>`).join('');
const textOf = (body: string): string => extractPage(`<body>${body}</body>`, { url: 'https://e.com/1' })?.text ?? '';

describe('extractPage', () => {
  it('reads the page without what is around the article', () => {
    const text = textOf(`<nav><p>${'Somewhere else. '.repeat(9)}</p></nav><article>${ARTICLE}</article>`);
    expect(text).toContain(PARAGRAPHS[0]);
    expect(text).not.toContain('Somewhere else');
  });

  it.each([
    ['a dialog', `<div role="dialog">${ARTICLE}</div>`],
    [
      'an element for remarks, beside a teaser',
      `<aside>${ARTICLE}</aside><div><p>${'Short notes. '.repeat(45)}</p></div>`,
    ],
    ['navigation that ends below it', `<nav><a href="/">Home</a><div>${ARTICLE}</div></nav>`],
  ])('finds an article in %s', (_, body) => {
    expect(textOf(body)).toContain(PARAGRAPHS[0]);
  });

  it('gives nothing for a page that is too large whatever is skipped', () => {
    expect(extractPage('<p>x</p>'.repeat(100_000), { url: 'https://e.com/1' })).toBeUndefined();
  });
});
