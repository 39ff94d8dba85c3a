import { describe, expect, test } from 'vitest';
import { editionAt } from '../../../local/demo/edition.ts';
import { findArticle, loadOutlets, parseOutlet } from '../../../local/demo/load-outlets.ts';
import { FEED_SHAPES } from '../../../local/demo/outlet-file.ts';
import { DEMO_SCRIPT } from '../../../local/demo/script.ts';

const outlets = loadOutlets();
const articles = outlets.flatMap((outlet) => outlet.articles.map((article) => ({ outlet, article })));
const end = new Date(DEMO_SCRIPT.end);

/** A minimal outlet file, with lines added. */
function outletYaml(...lines: string[]): string {
  return [
    'id: test',
    'name: Test',
    'host: test.example',
    'tagline: t',
    'shape: plain-rss',
    'layout: portal',
    'feedPath: /rss',
    'linkPattern: /{slug}',
    'fullText: page',
    'language: en',
    ...lines,
  ].join('\n');
}
const ARTICLE = 'articles: [{slug: a, at: "2024-10-20T00:00:00Z", title: A, teaser: b, body: [c]}]';

describe('the script', () => {
  test('runs over three days in steps of two hours, first and last tick included', () => {
    expect(DEMO_SCRIPT.start).toBe('2024-10-21T06:00:00.000Z');
    expect(DEMO_SCRIPT.ticks).toHaveLength(37);
    expect(DEMO_SCRIPT.ticks.slice(0, 2)).toEqual([DEMO_SCRIPT.start, '2024-10-21T08:00:00.000Z']);
    expect(DEMO_SCRIPT.ticks.at(-1)).toBe(DEMO_SCRIPT.end);
  });

  test('has at least eight outlets, every shape, sixty entries within and twenty before', () => {
    const within = articles.filter(({ article }) => Date.parse(article.at) > Date.parse(DEMO_SCRIPT.start));
    expect(outlets.length).toBeGreaterThanOrEqual(8);
    expect(new Set(outlets.map(({ shape }) => shape))).toEqual(new Set(FEED_SHAPES));
    expect(within.length).toBeGreaterThanOrEqual(60);
    expect(articles.length - within.length).toBeGreaterThanOrEqual(20);
  });

  test('holds every publication and edit, none before 14 October', () => {
    const instants = articles.flatMap(({ article }) => [article.at, ...article.edits.map(({ at }) => at)]);
    for (const at of instants) {
      expect(Date.parse(at)).toBeGreaterThanOrEqual(Date.parse('2024-10-14T00:00:00Z'));
      expect(Date.parse(at)).toBeLessThanOrEqual(end.getTime());
    }
  });

  test('gives every outlet something to say before and within', () => {
    for (const outlet of outlets) {
      const before = editionAt(outlets, outlet, new Date(DEMO_SCRIPT.start)).length;
      expect(before, outlet.id).toBeGreaterThan(0);
      expect(editionAt(outlets, outlet, end).length, outlet.id).toBeGreaterThan(before);
    }
  });
});

describe('the schema', () => {
  test.each([
    ['a whole file', outletYaml(ARTICLE), undefined],
    ['a typo in a key', outletYaml('tag_line: x', ARTICLE), /t\.yaml: .*tag_line/],
    ['a host that could be real', outletYaml(ARTICLE).replace('test.example', 'test.com'), /t\.yaml: host/],
    ['an unknown shape', outletYaml(ARTICLE).replace('plain-rss', 'teletext'), /t\.yaml: shape/],
    ['no article', outletYaml('articles: []'), /t\.yaml: articles/],
    ['a date that is none', outletYaml(ARTICLE.replace('2024-10-20', '2024-13-20')), /t\.yaml: articles\.0\.at/],
    ['broken YAML', 'id: [', /t\.yaml: /],
  ])('%s', (_, yaml, message) => {
    if (message) expect(() => parseOutlet(yaml, 't.yaml')).toThrow(message);
    else expect(parseOutlet(yaml, 't.yaml').articles).toHaveLength(1);
  });
});

describe('the texts', () => {
  const texts = new Map<string, string[]>();
  for (const { outlet, article } of articles) {
    const instants = [article.at, ...article.edits.map(({ at }) => at)];
    const sentences = instants.flatMap((at) => {
      const shown = editionAt(outlets, outlet, new Date(at)).find(({ slug }) => slug === article.slug);
      return (shown?.paragraphs ?? []).flatMap(splitRoughly);
    });
    texts.set(`${outlet.id}/${article.slug}`, sentences);
  }

  test('share a sentence over outlets only where one is a declared reprint', () => {
    const shared: string[] = [];
    const pairs = [...texts].flatMap(([a, one]) => [...texts].map(([b, other]) => ({ a, one, b, other })));
    for (const { a, one, b, other } of pairs) {
      if (a >= b || a.split('/')[0] === b.split('/')[0] || sourceOf(a) === sourceOf(b)) continue;
      const sentences = new Set(one);
      shared.push(...other.filter((sentence) => sentences.has(sentence)).map((sentence) => `${a} ${b}: ${sentence}`));
    }
    expect(shared).toEqual([]);
  });

  test('of declared reprints repeat their originals, those of rewrites do not', () => {
    for (const { outlet, article } of articles) {
      const own = texts.get(`${outlet.id}/${article.slug}`) ?? [];
      const of = article.reprint?.of ?? article.rewriteOf;
      if (of === undefined) continue;
      const original = new Set(texts.get(of));
      const copied = own.filter((sentence) => original.has(sentence)).length;
      if (article.reprint) expect(copied, `${article.slug} copies`).toBeGreaterThanOrEqual(2);
      else expect(copied, `${article.slug} copies nothing`).toBe(0);
    }
  });

  test('of main stories are long enough to be read as articles', () => {
    const words = (name: string): number => (texts.get(name) ?? []).join(' ').split(' ').length;
    const main = [
      'hangang-news/nis-3000-in-russia',
      'hangang-news/nis-1500-special-troops',
      'hangang-news/seoul-summons-russian-envoy',
      'meridian-press/south-korea-calls-in-ambassador',
      'meridian-press/austin-evidence-in-rome',
      'red-harbour/pentagon-chief-north-korean-troops',
      'red-harbour/north-korea-responds-to-claims',
      'red-harbour/peskov-contradictory-information',
      'albion-ledger/america-sees-evidence',
      'northgate-review/from-doubt-to-evidence',
    ];
    for (const name of main) expect(words(name), name).toBeGreaterThanOrEqual(150);
  });

  function sourceOf(name: string): string {
    return findArticle(outlets, name)?.reprint?.of ?? name;
  }
});

/** Good enough to compare sentences with each other: ends at a full stop, question or exclamation mark. */
function splitRoughly(paragraph: string): string[] {
  return paragraph
    .split(/(?<=[.!?]”?) (?=[\p{Lu}“(])/u)
    .map((sentence) => sentence.trim().toLowerCase())
    .filter((sentence) => sentence !== '');
}
