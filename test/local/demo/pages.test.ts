import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { editionAt } from '../../../local/demo/edition.ts';
import { loadOutlets } from '../../../local/demo/load-outlets.ts';
import { DEMO_SCRIPT } from '../../../local/demo/script.ts';
import { askAt, bodyText } from './read-newsroom.ts';

const outlets = loadOutlets();
const end = new Date(DEMO_SCRIPT.end);

/** One page of each outlet, at the end of the script: the article with the longest text. */
const pages = outlets.map((outlet) => {
  const edition = editionAt(outlets, outlet, end);
  const [article] = edition.toSorted((a, b) => b.paragraphs.join('').length - a.paragraphs.join('').length);
  if (!article) throw new Error(`${outlet.id} has no article`);
  return { outlet, article, html: bodyText(askAt(DEMO_SCRIPT.end, article.url), outlet.encoding) };
});

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe.each(pages)('the page of $outlet.name', ({ outlet, article, html }) => {
  test('says in its head what it is', () => {
    const { document } = parseHTML(html);
    expect(document.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(article.url);
    expect(document.querySelector('meta[property="og:site_name"]')?.getAttribute('content')).toBe(outlet.name);
    const data: unknown = JSON.parse(document.querySelector('script[type="application/ld+json"]')?.textContent ?? '');
    expect(data).toMatchObject({ '@type': 'NewsArticle', headline: article.title, inLanguage: outlet.language });
    expect(data).toHaveProperty('datePublished');
  });

  test('has furniture around the text and every paragraph in it, once', () => {
    const { document } = parseHTML(html);
    for (const part of ['nav', '.share-buttons', '.related-links', '.site-footer']) {
      expect(document.querySelector(part), part).not.toBeNull();
    }
    const text = squeeze(document.body.textContent ?? '');
    for (const paragraph of article.paragraphs) expect(text.split(squeeze(paragraph)), paragraph).toHaveLength(2);
  });

  test('can be read by Readability: the whole text comes out', () => {
    const { document } = parseHTML(html);
    const read = squeeze(new Readability(document).parse()?.textContent ?? '');
    for (const paragraph of article.paragraphs) expect(read).toContain(squeeze(paragraph));
  });
});

test('text is escaped in pages and feeds', () => {
  const [fenwick] = outlets.filter(({ id }) => id === 'fenwick-courier');
  expect(fenwick?.tagline).toContain('&');
  const front = bodyText(askAt(DEMO_SCRIPT.end, 'http://www.fenwickcourier.example/'));
  expect(front).toContain('News &amp; views');
  expect(front).not.toContain('News & views');
});
