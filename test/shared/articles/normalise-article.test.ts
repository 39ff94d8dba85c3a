import { describe, expect, it } from 'vitest';
import { articleId } from '#shared/articles/article-id.ts';
import { type NormaliseInput, normaliseArticle, renormaliseArticle } from '#shared/articles/normalise-article.ts';
import type { ParsedPage } from '#shared/articles/parse-page.ts';
import { Article } from '#shared/model/article.ts';
import { FeedEntry, FeedSource } from '#shared/model/feed.ts';
import { PARAGRAPHS } from './page-fixtures.ts';

const NOW = new Date('2024-10-24T12:00:00Z');
const TEXT = PARAGRAPHS.join('\n\n');
const TEASER = 'Soldiers are said to have crossed the border.';

const entry = (fields: object = {}) =>
  FeedEntry.parse({
    id: 'e1',
    title: 'Soldiers cross border',
    url: 'https://www.example.com/1?utm_source=rss',
    authors: [],
    enclosures: [],
    ...fields,
  });
const source = (fields: object = {}) =>
  FeedSource.parse({
    id: 'example',
    url: 'https://www.example.com/feed',
    outlet: 'Example Times',
    fullText: 'page',
    ...fields,
  });

function page(text = TEXT, fields: Partial<ParsedPage> = {}): ParsedPage {
  let at = 0;
  const paragraphs = text.split('\n\n').map((paragraph): [number, number] => {
    const start = at;
    at += paragraph.length + 2;
    return [start, start + paragraph.length];
  });
  return { kind: 'page', title: 'Soldiers cross border', text, paragraphs, language: 'en', credits: [], ...fields };
}

function article(input: Partial<NormaliseInput> = {}): Article {
  const made = normaliseArticle({
    entry: entry(),
    source: source(),
    firstSeenAt: NOW.toISOString(),
    backfill: false,
    now: NOW,
    ...input,
  });
  if ('kind' in made) throw new Error(made.message);
  return made;
}

describe('normaliseArticle', () => {
  it('makes an article of a page', () => {
    const made = article({ page: page() });
    expect(made).toMatchObject({
      id: articleId('https://www.example.com/1'),
      url: 'https://www.example.com/1?utm_source=rss',
      canonicalUrl: 'https://www.example.com/1',
      outletHost: 'www.example.com',
      outlet: 'Example Times',
      text: TEXT,
      textFrom: 'page',
      language: 'en',
      feedId: 'example',
    });
    expect(made.textFromReason).toBeUndefined();
    expect(Article.parse(made)).toEqual(made);
  });

  it.each<[string, Partial<NormaliseInput>, 'feed' | 'page', string | undefined, string]>([
    [
      'the feed where the source says so',
      { source: source({ fullText: 'feed' }), entry: entry({ contentHtml: `<p>${TEASER}</p>` }), page: page() },
      'feed',
      undefined,
      TEASER,
    ],
    [
      'the page where the feed has nothing',
      { source: source({ fullText: 'feed' }), page: page() },
      'page',
      'the feed carries no text',
      TEXT,
    ],
    [
      'the teaser where the page was refused',
      { entry: entry({ summary: TEASER }), pageRefused: 'paywall' },
      'feed',
      'the page was refused: paywall',
      TEASER,
    ],
    [
      'the teaser where there was no look at the page',
      { entry: entry({ summary: TEASER }) },
      'feed',
      'the page was not read',
      TEASER,
    ],
    [
      'the page before a teaser in other words',
      { entry: entry({ summary: TEASER }), page: page() },
      'page',
      undefined,
      TEXT,
    ],
    [
      'the feed where the page gave less',
      {
        entry: entry({ contentHtml: PARAGRAPHS.map((text) => `<p>${text}</p><p>${text} again</p>`).join('') }),
        page: page(PARAGRAPHS[0]),
      },
      'feed',
      'the page gave less text than the feed',
      PARAGRAPHS.map((text) => `${text}\n\n${text} again`).join('\n\n'),
    ],
    [
      'the feed where the page is about something else',
      {
        entry: entry({
          contentHtml: `<p>${PARAGRAPHS.join('</p><p>')}</p><p>${'A further paragraph of the same report about it. '.repeat(4)}</p>`,
        }),
        page: page('Recipes for the autumn, with pears and honey, from our readers. '.repeat(20).trim()),
      },
      'feed',
      'the text of the feed does not occur on the page',
      `${TEXT}\n\n${'A further paragraph of the same report about it. '.repeat(4).trim()}`,
    ],
  ])('takes %s', (_, input, textFrom, textFromReason, text) => {
    const made = article(input);
    expect({ textFrom: made.textFrom, reason: made.textFromReason, text: made.text }).toEqual({
      textFrom,
      reason: textFromReason,
      text,
    });
  });

  it('says why there is no text', () => {
    expect(
      normaliseArticle({
        entry: entry(),
        source: source(),
        pageRefused: 'login',
        firstSeenAt: NOW.toISOString(),
        backfill: false,
        now: NOW,
      }),
    ).toMatchObject({
      kind: 'no-text',
      reason: 'login',
    });
  });

  it('reads a summary as text, not as markup', () => {
    expect(article({ entry: entry({ summary: 'Losses < 100 & rising, <b>they</b> say in the report.' }) }).text).toBe(
      'Losses < 100 & rising, <b>they</b> say in the report.',
    );
  });

  it.each<[string, Partial<NormaliseInput>, Partial<Article>]>([
    [
      'the date of the feed before that of the page',
      {
        entry: entry({ publishedAt: '2024-10-23T10:00:00.000Z' }),
        page: page(TEXT, { publishedAt: '2024-10-22T10:00:00.000Z' }),
      },
      { publishedAt: '2024-10-23T10:00:00.000Z' },
    ],
    [
      'the date of the page',
      { page: page(TEXT, { publishedAt: '2024-10-22T10:00:00.000Z' }) },
      { publishedAt: '2024-10-22T10:00:00.000Z' },
    ],
    [
      'the day of a dateline',
      { page: page(`date 2024-10-20 (MENAFN) ${TEXT}`) },
      { publishedAt: '2024-10-20T00:00:00.000Z' },
    ],
    ['no date where there is none', { page: page() }, { publishedAt: undefined }],
    [
      'the title of the page with its text',
      { entry: entry({ title: 'Feed title' }), page: page(TEXT, { title: 'Page title | Example Times' }) },
      { title: 'Page title' },
    ],
    [
      'the title of the feed with its text',
      {
        entry: entry({ title: 'Feed title - Example Times', summary: TEASER }),
        source: source({ fullText: 'feed' }),
        page: page(),
      },
      { title: 'Feed title' },
    ],
    ['the first words for a title', { entry: entry({ title: undefined, summary: TEASER }) }, { title: TEASER }],
    [
      'a byline of the feed',
      { entry: entry({ authors: [{ name: 'Jane Doe' }, { name: 'John Roe' }] }), page: page() },
      { byline: 'Jane Doe, John Roe' },
    ],
    [
      'no system account as byline',
      { entry: entry({ authors: [{ name: 'admin' }] }), page: page(TEXT, { byline: 'Example Times' }) },
      { byline: undefined },
    ],
    [
      'a source language',
      {
        source: source({ language: 'de' }),
        page: page('Das Ministerium teilte am Montag mit, dass nichts geschehen sei.', { language: 'und' }),
      },
      { language: 'de' },
    ],
    [
      'the host of the page behind a proxy on the domain',
      {
        entry: entry({ url: 'https://feeds.example.com/1' }),
        page: page(TEXT, { canonicalUrl: 'https://www.example.com/1' }),
      },
      { outletHost: 'www.example.com' },
    ],
    [
      'not the host of somebody else',
      { page: page(TEXT, { canonicalUrl: 'https://www.othernews.net/1' }) },
      { outletHost: 'www.example.com' },
    ],
    [
      'the feed that an aggregator names',
      { entry: entry({ source: { title: 'Other News', url: 'https://othernews.net/feed' } }), page: page() },
      { credits: [{ name: 'Other News', url: 'https://othernews.net/feed' }] },
    ],
    [
      'an entry without a link',
      { entry: entry({ url: undefined, summary: TEASER }) },
      { url: 'https://www.example.com/feed' },
    ],
  ])('takes %s', (_, input, expected) => {
    expect(article(input)).toMatchObject(expected);
  });
});

describe('renormaliseArticle', () => {
  const before = article({ page: page() });

  it.each<[string, ParsedPage]>([
    ['nothing changed', page()],
    ['only quotes and spaces changed', page(TEXT.replaceAll('“', '"').replaceAll('”', '"').replaceAll('. ', '.  '))],
    ['the page is empty', page('', { paragraphs: [] })],
    ['a wall lets only the beginning through', page(`${TEXT.slice(0, 200)} …`)],
    ['the outlet stands behind the title', page(TEXT, { title: 'Soldiers cross border | Example Times' })],
  ])('is no version when %s', (_, after) => {
    expect(renormaliseArticle(before, after, NOW)).toBeUndefined();
  });

  it('is a new version when a word changed', () => {
    const after = renormaliseArticle(
      before,
      page(TEXT.replace('twenty', 'thirty'), { modifiedAt: '2024-10-24T11:00:00.000Z' }),
      NOW,
    );
    expect(after).toMatchObject({
      id: before.id,
      firstSeenAt: before.firstSeenAt,
      modifiedAt: '2024-10-24T11:00:00.000Z',
      textFrom: 'page',
    });
    expect(after?.version).not.toBe(before.version);
    expect(after?.sha256).not.toBe(before.sha256);
  });

  it('is a new version when the headline changed', () => {
    expect(renormaliseArticle(before, page(TEXT, { title: 'Soldiers did not cross border' }), NOW)?.title).toBe(
      'Soldiers did not cross border',
    );
  });

  it('does not let another text replace that of the feed', () => {
    const long = PARAGRAPHS.map((text) => `<p>${text} ${text}</p>`).join('');
    const fromFeed = article({ entry: entry({ contentHtml: long }), pageRefused: 'network' });
    expect(renormaliseArticle(fromFeed, page('Of other matters only, at length. '.repeat(90)), NOW)).toBeUndefined();
  });

  it('is one when the text was withdrawn', () => {
    const notice = 'This report was withdrawn because its source could not be confirmed. We regret the error.';
    expect(renormaliseArticle(before, page(notice), NOW)?.text).toBe(notice);
  });

  it('does not let a shorter page replace the text of the feed', () => {
    const fromFeed = article({
      entry: entry({ contentHtml: `<p>${PARAGRAPHS.join('</p><p>')}</p>` }),
      pageRefused: 'http-5xx',
    });
    expect(fromFeed.textFrom).toBe('feed');
    expect(renormaliseArticle(fromFeed, page(PARAGRAPHS[0]), NOW)).toBeUndefined();
    expect(renormaliseArticle(fromFeed, page(`${TEXT}\n\nMore.`), NOW)).toMatchObject({ textFrom: 'page' });
  });
});
