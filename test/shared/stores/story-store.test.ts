import { beforeEach, expect, test } from 'vitest';
import { createSqliteTable } from '#shared/adapters/local/create-sqlite-table.ts';
import { openDatabase } from '#shared/adapters/local/open-database.ts';
import { StoryArticle, StoryClaim } from '#shared/model/development.ts';
import { OriginRecord } from '#shared/model/origin.ts';
import { createStoryStore, type StoryStore } from '#shared/stores/story-store.ts';

const AT = '2024-10-21T06:00:00.000Z';

function article(id: string, versions: string[]): StoryArticle {
  return StoryArticle.parse({
    schema: 1,
    storyId: 's',
    storyHash: 'h',
    articleId: id,
    version: versions.at(-1),
    versions: versions.map((version) => ({ version, seenAt: AT, textFrom: 'page' })),
    outletHost: 'a.example',
    outlet: 'A',
    url: 'https://a.example/1',
    title: 'T',
    language: 'en',
    firstSeenAt: AT,
    backfill: false,
    tier: 'main',
    tagReasons: [],
    score: 1,
  });
}

function claim(id: string, version: string): StoryClaim {
  const evidence = { span: [0, 1], sha256: 'x', exact: 'a', prefix: '', suffix: '' };
  return StoryClaim.parse({
    schema: 1,
    storyId: 's',
    articleId: 'a1',
    version,
    proposition: 'sent',
    claim: {
      id,
      speaker: null,
      cue: null,
      stance: 'asserts',
      content: [{ text: 'a', span: [0, 1] }],
      mode: 'indirect',
      proposition: { text: 'a', key: 'sent' },
      quotes: [],
      said: {},
      quantities: [],
      via: [],
      evidence,
      confidence: 0.5,
    },
  });
}

let store: StoryStore;
const { storyId, articleId } = article('a1', ['v1']);
beforeEach(() => {
  store = createStoryStore(createSqliteTable(openDatabase(':memory:'), 'stories'));
});

test('an analysis of an older version that comes late does not take the article back', async () => {
  await store.putArticle(article('a1', ['v1', 'v2']));
  await store.putArticle(article('a1', ['v1']));
  expect((await store.getArticle(storyId, articleId))?.version).toBe('v2');
});

test('claims of other versions stay; claims that a new analysis does not find go', async () => {
  const version = article('a1', ['v1']).version;
  const other = article('a1', ['v2']).version;
  await store.putClaims(storyId, articleId, version, [claim('c1', 'v1'), claim('c2', 'v1')]);
  await store.putClaims(storyId, articleId, other, [claim('c3', 'v2')]);
  await store.putClaims(storyId, articleId, version, [claim('c2', 'v1')]);
  const { claims } = await store.load(storyId);
  expect(claims.map((each) => each.claim.id)).toEqual(['c2', 'c3']);
});

test('the revision changes with what the ledger rests on, and only then', async () => {
  await store.putArticle(article('a1', ['v1']));
  const { revision: first } = await store.load(storyId);
  await store.putArticle(article('a1', ['v1']));
  await store.putPublished(storyId, 'mark');
  expect((await store.load(storyId)).revision).toBe(first);
  await store.putArticle({ ...article('a1', ['v1']), tier: 'mentions' });
  expect((await store.load(storyId)).revision).not.toBe(first);
});

function origin(version: string, links: string[], removed: number[] = []): OriginRecord {
  const comparison = {
    overlap: { words: 20, share: 1, longestRun: 9 },
    titles: 0,
    anchors: { shared: 0, ordered: 0, excess: 0 },
    likeness: 0.5,
  };
  return OriginRecord.parse({
    schema: 1,
    node: {
      articleId,
      outletHost: 'a.example',
      outlet: 'A',
      at: AT,
      canonicalUrl: 'https://a.example/1',
      credits: [],
      agencies: [],
      openings: [],
      words: 20,
      anchors: 3,
    },
    version,
    removed,
    firstSeenAt: AT,
    edges: [],
    keys: '1a zz',
    links: links.map((to) => ({ ...comparison, to, toMark: 'abcdef01' })),
  });
}

test.each<[string, OriginRecord, OriginRecord, string[]]>([
  ['of the same text: the links of both', origin('v1', ['b']), origin('v1', ['c']), ['b', 'c']],
  ['of a text with other furniture: the settled one', origin('v1', ['b']), origin('v1', ['c'], [7]), ['c']],
  ['of an earlier version: the new one', origin('v2', ['b']), origin('v1', ['c']), ['b']],
])('a settled record %s', async (_sentence, arrived, settled, expected) => {
  await store.putOrigin(storyId, arrived);
  const { revision } = await store.load(storyId);
  await store.putSettledOrigin(storyId, settled);
  const { origins, revision: after } = await store.load(storyId);
  expect(origins.flatMap(({ links }) => links.map(({ to }) => to))).toEqual(expected);
  expect(after).toBe(revision);
});
