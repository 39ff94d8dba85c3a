import { expect, test } from 'vitest';
import { linkedFeed, linkedFeeds, looksLikeHtml } from '#shared/feeds/html-page.ts';

const URL_OF_PAGE = 'https://wire.example/news/today';
const link = (href: string, more = 'rel="alternate" type="application/rss+xml"') => `<link ${more} href="${href}">`;

const PAGES: [sentence: string, page: string, expected: string[]][] = [
  ['a relative address', link('../feed'), ['https://wire.example/feed']],
  ['references in it', link('/feed?a=1&amp;b=2'), ['https://wire.example/feed?a=1&b=2']],
  ['capitals, no quotes', '<LINK REL=alternate TYPE=application/atom+xml HREF=/a.xml>', ['https://wire.example/a.xml']],
  [
    'several, in order, once each',
    link('/b') + link('/a') + link('/b'),
    ['https://wire.example/b', 'https://wire.example/a'],
  ],
  ['JSON Feed', link('/f.json', 'rel="alternate" type="application/feed+json"'), ['https://wire.example/f.json']],
  ['a base', `<base href="https://cdn.example/x/">${link('feed')}`, ['https://cdn.example/x/feed']],
  ['another rel among others', link('/f', 'rel="home alternate" type="text/xml"'), ['https://wire.example/f']],
  ['a script for an address', link('javascript:alert(1)'), []],
  ['the page in another language', link('/fr', 'rel="alternate" hreflang="fr"'), []],
  ['WordPress’ other interfaces', link('/wp-json', 'rel="alternate" type="application/json+oembed"'), []],
  ['a style sheet', link('/s.css', 'rel="stylesheet" type="text/css"'), []],
];
test.each(PAGES)('%s', (_, page, expected) => {
  expect(linkedFeeds(`<html><head>${page}</head>`, URL_OF_PAGE).map(({ url }) => url)).toEqual(expected);
  expect(linkedFeed(page, URL_OF_PAGE)).toBe(expected[0]);
});

test('the title comes along; more than ten are not read', () => {
  const page = link('/a', 'rel="alternate" type="application/rss+xml" title="News &amp;  more"');
  expect(linkedFeeds(page, URL_OF_PAGE)).toEqual([{ url: 'https://wire.example/a', title: 'News & more' }]);
  expect(linkedFeeds(Array.from({ length: 50 }, (_, index) => link(`/${index}`)).join(''), URL_OF_PAGE)).toHaveLength(
    10,
  );
});

test.each([
  ['<!DOCTYPE html>', true],
  ['\n<html lang="en">', true],
  ['just words', false],
  ['{"html": 1}', false],
])('%s', (text, expected) => expect(looksLikeHtml(text)).toBe(expected));

test('an address without a page to start from stays as it is', () => {
  expect(linkedFeed(link('/feed'))).toBe('/feed');
});
