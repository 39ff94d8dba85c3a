import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import RssParser from 'rss-parser';
import { expect, test } from 'vitest';
import { Article } from '#shared/model/article.ts';
import { ClaimId } from '#shared/model/ids.ts';
import { cleanText } from '#shared/render/clean-text.ts';
import type { SiteFile } from '#shared/render/page-frame.ts';
import { renderStorySite } from '#shared/render/story-site.ts';
import type { ArticleSpec } from '../developments/story-set-builder.ts';
import { BASE_URL, EXAMPLE, type Example, exampleOf, exampleSite } from './example-site.ts';

const example = exampleOf(EXAMPLE);
const site = exampleSite(example);

function pagesOf(files: ReadonlyMap<string, SiteFile>) {
  return [...files]
    .filter(([key]) => key.endsWith('.html'))
    .map(([key, { body }]) => ({ key, body, document: parseHTML(body).document }));
}

test('the site has the keys that it promises, all fit for a bucket', () => {
  const keys = [...site.keys()];
  for (const key of [
    'index.html',
    'about.html',
    'feeds.html',
    'feeds.json',
    'atom.xml',
    'rss.xml',
    'feed.json',
    'assets/style.css',
    'assets/page.js',
  ]) {
    expect(keys).toContain(key);
  }
  for (const name of [
    'index.html',
    'atom.xml',
    'rss.xml',
    'feed.json',
    'ledger.csv',
    'ledger.json',
    'ledger.stix.json',
    'days/2031-03-05.html',
  ]) {
    expect(keys).toContain(`stories/harlan-dam/${name}`);
  }
  expect(keys.filter((key) => key.startsWith('articles/'))).toHaveLength(EXAMPLE.length);
  for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9][\w.=-]*(\/[A-Za-z0-9][\w.=-]*)*$/);
});

test('every link inside the site leads to an object, and every anchor to a place in it', () => {
  const anchors = new Map(
    pagesOf(site).map(({ key, document }) => [
      key,
      new Set([...document.querySelectorAll('[id]')].map(({ id }) => id)),
    ]),
  );
  let count = 0;
  for (const { key, document } of pagesOf(site)) {
    for (const element of document.querySelectorAll('[href], [src]')) {
      const to = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
      if (/^data:/.test(to) || element.closest('svg')) continue;
      const url = new URL(to, BASE_URL + key);
      if (url.origin !== new URL(BASE_URL).origin) continue;
      const target = url.pathname.slice(1);
      expect(site.has(target), `${key} -> ${to}`).toBe(true);
      if (url.hash !== '')
        expect(anchors.get(target), `${key} -> ${to}`).toContain(decodeURIComponent(url.hash.slice(1)));
      count += 1;
    }
  }
  expect(count).toBeGreaterThan(300);
});

test('links out of the feeds arrive, also where the record has moved on', () => {
  const [first, second] = example.entries;
  if (!first || !second) throw new Error('no entry');
  const gone = {
    ...first,
    id: `${first.id}-gone` as typeof first.id,
    development: { ...first.development, day: '2031-02-01' },
  };
  const moved = { ...second, development: { ...second.development, day: '2031-02-01' } };
  const files = renderStorySite({ ...example, entries: [gone, moved] });
  const page = parseHTML(files.get('stories/harlan-dam/days/2031-02-01.html')?.body ?? '').document;
  expect(page.getElementById(`d-${gone.id}`)?.textContent).toContain('no longer in the record');
  expect(page.querySelector(`#d-${moved.id} a`)?.getAttribute('href')).toBe(
    `${second.development.day}.html#d-${moved.id}`,
  );
});

test('the same set in another order gives the same bytes', () => {
  const again = exampleSite({
    ...example,
    set: {
      ...example.set,
      articles: [...example.set.articles].reverse(),
      claims: [...example.set.claims].reverse(),
      origins: new Map([...example.set.origins].reverse()),
    },
    developments: [...example.developments].reverse(),
    entries: [...example.entries].reverse(),
  });
  expect([...again].sort()).toEqual([...site].sort());
});

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></head><body onload=alert(1)>',
  ']]><x/>',
  '<!--',
  '&#60;svg/onload=alert(1)&#62;',
  '</script><script>alert(1)</script>',
  '\u202egnp.exe',
  'javascript:alert(1)',
  '%0d%0aX: y',
  '{{alert(1)}}',
  '\u0000\ud800',
];
const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
  fc.tuple(fc.constantFrom(...HOSTILE), fc.constantFrom(...HOSTILE)).map((pair) => pair.join(' x ')),
);

const specs = fc
  .record({
    title: hostile,
    outlet: hostile,
    url: hostile,
    speaker: hostile,
    words: hostile,
    quote: hostile,
    via: hostile,
    reason: hostile,
    figure: hostile,
  })
  .map((text): ArticleSpec[] => [
    {
      id: 'a1',
      title: text.title,
      outlet: text.outlet,
      url: text.url,
      claims: [
        {
          on: 'evacuated',
          speaker: text.speaker,
          words: text.words,
          quotes: [text.quote],
          via: [text.via],
          figures: [{ text: text.figure, value: 4000 }],
        },
        { on: 'leaks', speaker: 'Ada Okoro', stance: 'denies' },
      ],
    },
    {
      id: 'a2',
      title: text.title,
      seen: '2031-03-04T08:00:00.000Z',
      origin: {
        groupId: 'a1',
        relation: 'reprint',
        of: 'a1',
        credited: { outlet: text.outlet, url: text.url },
        reasons: [{ rule: text.reason, text: text.reason }],
      },
      claims: [{ on: 'leaks', speaker: text.speaker }],
    },
  ]);

test('no text from outside becomes markup, script or a link to anything but http', async () => {
  await fc.assert(
    fc.asyncProperty(specs, async (articles) => {
      const files = exampleSite(exampleOf(articles));
      for (const { document } of pagesOf(files)) checkPage(document);
      for (const [key, { body }] of files) {
        expect(body.isWellFormed()).toBe(true);
        expect(body).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
        if (key.endsWith('.json')) JSON.parse(body);
        if (key.endsWith('.xml')) await new RssParser().parseString(body);
      }
      const heading = parseHTML(files.get('articles/harlan-dam--a1.html')?.body ?? '').document.querySelector('h1');
      expect(heading?.textContent).toBe(cleanText(articles[0]?.title?.trim() || articles[0]?.url || 'untitled'));
    }),
    { numRuns: 40 },
  );
});

type Page = ReturnType<typeof parseHTML>['document'];

function checkPage(document: Page): void {
  for (const script of document.querySelectorAll('script')) {
    if (script.getAttribute('type') === 'application/ld+json') {
      expect(JSON.parse(script.textContent ?? '')).toHaveProperty('@type');
    } else {
      expect(script.getAttribute('src')).toMatch(/^(\.\.\/)*assets\/page\.js$/);
      expect(script.textContent).toBe('');
    }
  }
  expect(document.querySelectorAll('img, iframe, object, embed, base, style, template').length).toBe(0);
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^(on|style$|srcdoc)/);
      if (name === 'href' && element.closest('svg') === null)
        expect(value).toMatch(/^(https?:\/\/|data:image\/svg\+xml,|[\w./=-]*(#[\w=-]+)?$)/);
    }
  }
}

test('every page forbids inline script and style before anything else is read', () => {
  for (const { body } of pagesOf(site)) {
    expect(body.indexOf('Content-Security-Policy')).toBeLessThan(200);
    expect(body).toContain('default-src &#39;none&#39;');
    expect(body).not.toContain('unsafe-inline');
  }
});

test('an article page quotes the sentence and little around it; the whole text only when it is given', () => {
  const [first] = example.set.claims;
  if (!first) throw new Error('no claim');
  const long = 'x'.repeat(5000);
  const claim = {
    ...first,
    claim: { ...first.claim, evidence: { ...first.claim.evidence, prefix: long, suffix: long } },
  };
  const input: Example = { ...example, set: { ...example.set, claims: [claim] } };
  const key = `articles/harlan-dam--${first.articleId}.html`;
  const page = parseHTML(renderStorySite(input).get(key)?.body ?? '').document;
  const around = [...page.querySelectorAll('.around')].map((each) => each.textContent ?? '');
  expect(around.map(({ length }) => length)).toEqual([160, 160]);
  expect(page.querySelector('mark')?.textContent).toBe(claim.claim.evidence.exact);

  const text = 'First paragraph.\n\nSecond paragraph.';
  const article = Article.parse({
    schema: 1,
    id: first.articleId,
    url: 'https://a.example/',
    canonicalUrl: 'https://a.example/',
    outletHost: 'a.example',
    outlet: 'A',
    title: 'T',
    firstSeenAt: '2031-03-02T07:00:00.000Z',
    language: 'en',
    text,
    paragraphs: [
      [0, 16],
      [18, 35],
    ],
    credits: [],
    version: 'v1',
    sha256: 'a'.repeat(64),
    backfill: false,
    textFrom: 'page',
  });
  const whole = renderStorySite({ ...example, texts: new Map([[first.articleId, [article]]]) }).get(key)?.body;
  expect(whole).toContain('Second paragraph.');
});

test('claims are schema.org claims and never reviews', () => {
  const page = parseHTML(site.get('articles/harlan-dam--capital-1.html')?.body ?? '').document;
  const data = [...page.querySelectorAll('script[type="application/ld+json"]')].map((block) =>
    JSON.parse(block.textContent ?? ''),
  );
  expect(data.map((each) => each['@type'])).toEqual(['Claim', 'Claim', 'Claim']);
  expect(data[0].appearance).toMatchObject({
    '@type': 'NewsArticle',
    url: 'https://capital-courier.example/capital-1',
  });
  for (const { body } of site.values()) expect(body).not.toContain('"ClaimReview"');
});

test('what a position was before stands beside what it is', () => {
  const page = parseHTML(site.get('stories/harlan-dam/index.html')?.body ?? '').document;
  const row = [...page.querySelectorAll('.matrix tr')].find((each) =>
    each.querySelector('.who')?.textContent?.startsWith('Jo Bauer'),
  );
  expect(row?.querySelector('[data-label="The dam leaks"]')?.textContent?.replace(/\s+/g, ' ').trim()).toBe(
    'asserts7 Marwas cannot confirm, last on 3 Mar',
  );
});

test('an article page shows what an edit took out, and what a person dropped', () => {
  const text = (files: ReadonlyMap<string, SiteFile>, id: string) =>
    parseHTML(files.get(`articles/harlan-dam--${id}.html`)?.body ?? '').document.body.textContent;
  expect(text(site, 'gazette-2')).toContain('In earlier versions');
  expect(text(site, 'gazette-2')).toContain('the crack was as wide as a hand');
  const correction = {
    claimId: ClaimId.parse('stone-1-v1-0'),
    change: { kind: 'drop' as const },
    reason: 'satire',
    at: '2031-03-08T09:00:00.000Z',
  };
  expect(text(exampleSite(exampleOf(EXAMPLE, [correction])), 'stone-1')).toContain('taken out of the record: satire');
});
