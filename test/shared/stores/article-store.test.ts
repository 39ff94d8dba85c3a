import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { createFileBlobs } from '#shared/adapters/local/create-file-blobs.ts';
import { createSqliteTable } from '#shared/adapters/local/create-sqlite-table.ts';
import { openDatabase } from '#shared/adapters/local/open-database.ts';
import { Article, ArticleHead } from '#shared/model/article.ts';
import { ArticleClaims } from '#shared/model/claim.ts';
import type { Blobs } from '#shared/ports.ts';
import { type ArticleStore, createArticleStore } from '#shared/stores/article-store.ts';

const AT = '2024-10-21T06:00:00.000Z';
const HEAD = ArticleHead.parse({
  schema: 1,
  id: 'a1',
  canonicalUrl: 'https://a.example/1',
  outletHost: 'a.example:8080',
  outlet: 'A',
  firstSeenAt: AT,
  backfill: false,
  versions: [{ version: 'v1', seenAt: AT, textFrom: 'page' }],
});
const ARTICLE = Article.parse({
  ...HEAD,
  url: 'https://a.example/1?utm_source=rss',
  title: 'Ferry service resumes',
  language: 'en',
  text: 'The ferry runs again.',
  paragraphs: [[0, 21]],
  credits: [],
  version: 'v1',
  sha256: 'a'.repeat(64),
  textFrom: 'page',
});

let blobs: Blobs;
let store: ArticleStore;
beforeEach(() => {
  blobs = createFileBlobs(join(mkdtempSync(join(tmpdir(), 'claimwire-store-')), 'articles'));
  store = createArticleStore(blobs, createSqliteTable(openDatabase(':memory:'), 'articles'));
});

async function keys(prefix: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { key } of blobs.list(prefix)) found.push(key);
  return found;
}

test('a version lies under the day of its first sight and the host, and is never written over', async () => {
  await store.putVersion(ARTICLE);
  await store.putVersion({ ...ARTICLE, title: 'Another title' });
  expect(await keys('articles/')).toEqual(['articles/dt=2024-10-21/outlet=a.example_8080/a1/v1.json']);
  expect((await store.getVersion(HEAD, ARTICLE.version))?.title).toBe('Ferry service resumes');
});

test('the articles of a day are listed once each', async () => {
  await store.putVersion(ARTICLE);
  await store.putVersion({ ...ARTICLE, version: Article.shape.version.parse('v2') });
  const ids: string[] = [];
  for await (const id of store.listDay('2024-10-21')) ids.push(id);
  expect(ids).toEqual(['a1']);
});

test('claims beyond the size of an item lie in the blob store and read the same', async () => {
  const evidence = { span: [0, 1], sha256: 'x', exact: 'a', prefix: '', suffix: '' };
  const claims = ArticleClaims.parse({
    schema: 1,
    articleId: 'a1',
    version: 'v1',
    claims: Array.from({ length: 50 }, (_, index) => ({
      id: `c${index}`,
      speaker: null,
      cue: null,
      stance: 'asserts',
      content: [{ text: 'x'.repeat(10_000), span: [0, 10_000] }],
      mode: 'indirect',
      proposition: { text: 'x' },
      quotes: [],
      said: {},
      quantities: [],
      via: [],
      evidence,
      confidence: 0.5,
    })),
  });
  await store.putClaims(HEAD, claims);
  expect(await store.getClaims(HEAD.id, ARTICLE.version)).toEqual(claims);
  expect(await keys('articles/')).toEqual(['articles/dt=2024-10-21/outlet=a.example_8080/a1/v1.claims.json']);
});

test('two writers of one head both come through', async () => {
  await Promise.all(
    ['v1', 'v2', 'v3'].map((name) =>
      store.updateHead(HEAD.id, (before) => ({
        ...HEAD,
        versions: [
          ...(before?.versions ?? []),
          { version: Article.shape.version.parse(name), seenAt: AT, textFrom: 'page' as const },
        ],
      })),
    ),
  );
  const head = await store.getHead(HEAD.id);
  expect(head?.versions.map(({ version }) => version).sort()).toEqual(['v1', 'v2', 'v3']);
});
