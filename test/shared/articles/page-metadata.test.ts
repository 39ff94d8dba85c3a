import { describe, expect, it } from 'vitest';
import { parseDocument } from '#shared/articles/dom.ts';
import { readLinkedData } from '#shared/articles/linked-data.ts';
import { readMetadata } from '#shared/articles/page-metadata.ts';

const metadata = (head: string, jsonLd: string[] = [], body = '') =>
  readMetadata(parseDocument(`<html lang="en-GB"><head>${head}</head><body>${body}</body></html>`), jsonLd, {
    url: 'https://www.example.com/a/b',
    now: new Date('2024-11-01T00:00:00Z'),
  });

describe('readMetadata', () => {
  it.each([
    [
      'the title of the page last',
      '<title>T</title><meta name="twitter:title" content="W"><meta property="og:title" content="O">',
      { title: 'O' },
    ],
    ['the title element where there is nothing else', '<title> A\n B </title>', { title: 'A B' }],
    ['an author', '<meta name="author" content="By Jane Doe">', { byline: 'Jane Doe' }],
    [
      'no address as author',
      '<meta property="article:author" content="https://facebook.com/jane">',
      { byline: undefined },
    ],
    [
      'dates with a zone',
      '<meta property="article:published_time" content="2024-10-23T10:00:00+03:00">',
      { publishedAt: '2024-10-23T07:00:00.000Z' },
    ],
    [
      'a change',
      '<meta property="article:modified_time" content="2024-10-24T10:00:00Z">',
      { modifiedAt: '2024-10-24T10:00:00.000Z' },
    ],
    ['no date far ahead', '<meta name="date" content="2031-01-01">', { publishedAt: undefined }],
    ['the language of the root first', '<meta property="og:locale" content="de_DE">', { language: 'en-GB' }],
    [
      'addresses',
      '<link rel="canonical" href="../c?d=1"><meta property="og:image" content="/i.png">',
      { canonicalUrl: 'https://www.example.com/c?d=1', image: 'https://www.example.com/i.png' },
    ],
    ['no address of another kind', '<link rel="canonical" href="javascript:x">', { canonicalUrl: undefined }],
    [
      'the first of several',
      '<meta name="description" content=""><meta name="description" content="D">',
      { description: 'D' },
    ],
  ])('reads %s', (_, head, expected) => {
    expect(metadata(head)).toMatchObject(expected);
  });

  it('puts structured data before meta tags', () => {
    const data = JSON.stringify({ '@type': 'NewsArticle', datePublished: '2024-10-22T00:00:00Z', author: 'Data' });
    expect(
      metadata('<meta name="author" content="Meta"><meta name="date" content="2024-10-01">', [data]),
    ).toMatchObject({
      byline: 'Data',
      publishedAt: '2024-10-22T00:00:00.000Z',
    });
  });

  it('reads the time element that says what it is', () => {
    const body =
      '<time datetime="2024-10-02">x</time><time class="updated" datetime="2024-10-05">y</time><time itemprop="datePublished" datetime="2024-10-03">z</time>';
    expect(metadata('', [], body)).toMatchObject({
      publishedAt: '2024-10-03T00:00:00.000Z',
      modifiedAt: '2024-10-05T00:00:00.000Z',
    });
  });
});

describe('readLinkedData', () => {
  it.each([
    [
      'a graph',
      '{"@graph":[{"@type":"WebSite","name":"S"},{"@type":["Thing","NewsArticle"],"headline":"H"}]}',
      { headline: 'H' },
    ],
    ['a list', '[{"@type":"Person","name":"P"},{"@type":"BlogPosting","headline":"H"}]', { headline: 'H' }],
    ['line breaks in strings', '{"@type":"NewsArticle","headline":"a\nb"}', { headline: 'a b' }],
    ['words for truth', '{"@type":"NewsArticle","isAccessibleForFree":"False"}', { isAccessibleForFree: false }],
    ['other things', '{"@type":"Recipe","name":"Pie"}', { authors: [] }],
    ['nonsense', '{"@type":', { authors: [] }],
    [
      'wrong types',
      '{"@type":"NewsArticle","headline":{"a":1},"author":[1,null,{"name":["N"]}],"image":[]}',
      { headline: undefined, authors: ['N'] },
    ],
    ['a prototype', '{"@type":"NewsArticle","__proto__":{"headline":"x"}}', { headline: undefined }],
  ])('reads %s', (_, source, expected) => {
    expect(readLinkedData([source])).toMatchObject(expected);
  });

  it('does not follow nesting for ever', () => {
    expect(readLinkedData([`${'{"@graph":'.repeat(3000)}1${'}'.repeat(3000)}`])).toEqual({ authors: [] });
  });
});
