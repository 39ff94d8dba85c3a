import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { Article } from '#shared/model/article.ts';
import type { StoryClaim } from '#shared/model/development.ts';
import { ArticleId } from '#shared/model/ids.ts';
import { renderStorySite } from '#shared/render/story-site.ts';
import { EXAMPLE, exampleOf } from './example-site.ts';

const example = exampleOf(EXAMPLE);
const ID = ArticleId.parse('gazette-2');

function article(version: string, paragraphs: string[]): Article {
  const text = paragraphs.join('\n\n');
  let at = 0;
  return Article.parse({
    schema: 1,
    id: ID,
    url: 'https://gazette.example/2',
    canonicalUrl: 'https://gazette.example/2',
    outletHost: 'gazette.example',
    outlet: 'Harlan Gazette',
    title: 'Night in the school',
    firstSeenAt: '2031-03-04T20:00:00.000Z',
    language: 'en',
    text,
    paragraphs: paragraphs.map((paragraph) => {
      const start = at;
      at += paragraph.length + 2;
      return [start, start + paragraph.length];
    }),
    credits: [],
    version,
    sha256: 'a'.repeat(64),
    backfill: false,
    textFrom: 'page',
  });
}

/** The page of the article with these texts, the claims of its current version standing where `spans` say. */
function pageOf(texts: Article[], spans: [number, number][]) {
  let next = 0;
  const claims = example.set.claims.flatMap((each): StoryClaim[] => {
    if (each.articleId !== ID || each.version !== 'v2') return [each];
    return spans.map((span) => ({
      ...each,
      claim: {
        ...each.claim,
        id: `${each.claim.id}-${next++}` as typeof each.claim.id,
        evidence: { ...each.claim.evidence, span },
      },
    }));
  });
  const files = renderStorySite({ ...example, set: { ...example.set, claims }, texts: new Map([[ID, texts]]) });
  return parseHTML(files.get('articles/harlan-dam--gazette-2.html')?.body ?? '').document;
}

const FIRST = 'About 90 people slept in the school. The mayor said so.';
const SECOND = 'Nobody was hurt & <nothing> broke.';

test('each claim is marked in its place, and its sign leads to what was read in it', () => {
  const page = pageOf([article('v2', [FIRST, SECOND])], [[0, 36]]);
  const paragraphs = [...page.querySelectorAll('.text p[lang]')];
  expect(paragraphs.map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim())).toEqual([FIRST, SECOND]);
  expect(paragraphs[0]?.querySelector('mark')?.textContent).toBe('About 90 people slept in the school.');
  const target = paragraphs[0]?.querySelector('a.sign')?.getAttribute('href') ?? '';
  expect(page.getElementById(target.slice(1))).not.toBeNull();
});

const SPANS: [string, [number, number][], string[]][] = [
  [
    'sentences that overlap are one stretch with two signs',
    [
      [0, 20],
      [10, 36],
    ],
    ['About 90 people slept in the school.'],
  ],
  ['a sentence over two paragraphs is marked in both', [[37, 70]], ['The mayor said so.', 'Nobody was hu']],
  ['spans beyond the text mark nothing more', [[400, 500]], []],
  [
    'two sentences side by side',
    [
      [0, 36],
      [37, 55],
    ],
    ['About 90 people slept in the school.', 'The mayor said so.'],
  ],
];
test.each(SPANS)('%s', (_, spans, marked) => {
  const page = pageOf([article('v2', [FIRST, SECOND])], spans);
  expect([...page.querySelectorAll('.text mark')].map(({ textContent }) => textContent)).toEqual(marked);
  expect(
    [...page.querySelectorAll('.text p[lang]')].map((each) => each.textContent?.replace(/\s+/g, ' ').trim()),
  ).toEqual([FIRST, SECOND]);
});

test('versions stand beside each other by paragraph and word', () => {
  const page = pageOf(
    [
      article('v1', [FIRST, 'The bridge is closed until further notice.', SECOND]),
      article('v2', [FIRST.replace('90', '900'), SECOND, 'School is out tomorrow.']),
    ],
    [[0, 36]],
  );
  const texts = (name: string) => [...page.querySelectorAll(`.difference ${name}`)].map((each) => each.textContent);
  expect(texts('del')).toEqual(['90', 'The bridge is closed until further notice.']);
  expect(texts('ins')).toEqual(['900', 'School is out tomorrow.']);
});

test('where whole texts are not to be shown, the page counts what an edit changed', () => {
  const files = renderStorySite(example);
  const page = parseHTML(files.get('articles/harlan-dam--gazette-2.html')?.body ?? '').document;
  expect(page.querySelector('.text, .difference')).toBeNull();
  expect(page.body.textContent).toContain('1 new or changed, 2 gone or changed');
});
