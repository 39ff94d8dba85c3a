import { describe, expect, test } from 'vitest';
import { articleId, textHash, versionId } from '#shared/articles/article-id.ts';
import { Article } from '#shared/model/article.ts';
import { StoryId } from '#shared/model/ids.ts';
import type { Origin } from '#shared/model/origin.ts';
import { recordedOrigins } from '#shared/origins/origin-record.ts';
import { keepOrigin } from '#shared/steps/keep-origin.ts';
import { settleOrigins } from '#shared/steps/settle-origins.ts';
import { createArticleStore } from '#shared/stores/article-store.ts';
import { createStoryStore } from '#shared/stores/story-store.ts';
import { createRandom } from '../../faults/shuffled-run.ts';
import { BRIDGE, BRIDGE_ELSEWHERE, BRIDGE_RETOLD, cut, ORCHARD } from '../origins/sample-texts.ts';
import { createCountingBlobs, createCountingTable, type Units } from './counting-stores.ts';

const STORY = StoryId.parse('alder-bridge');
const FOOTER = 'Readers who want to support our independent work can do so every month with a small sum.';
const MINUTE_MS = 60_000;

function articleOf(
  outlet: string,
  text: string,
  minute: number,
  title = 'Wooden bridge to go',
  credit?: string,
): Article {
  const host = `${outlet.toLowerCase().replaceAll(' ', '')}.example`;
  const url = `https://${host}/${textHash(text).slice(0, 8)}`;
  return Article.parse({
    schema: 1,
    id: articleId(url),
    url,
    canonicalUrl: url,
    outletHost: host,
    outlet,
    title,
    publishedAt: new Date(Date.UTC(2024, 2, 1) + minute * MINUTE_MS).toISOString(),
    firstSeenAt: new Date(Date.UTC(2024, 2, 1) + (minute + 20) * MINUTE_MS).toISOString(),
    language: 'en',
    text,
    paragraphs: [],
    credits: credit === undefined ? [] : [{ name: credit }],
    version: versionId(title, text),
    sha256: textHash(text),
    backfill: false,
    textFrom: 'page',
  });
}

/** One text in so many outlets, each with another end and another headline now and then; three in two copies share an hour. */
function nearCopies(count: number): Article[] {
  return Array.from({ length: count }, (_, index) => {
    const kept = cut(BRIDGE, index % 3 === 2 ? 1 : 0, 9 - (index % 4));
    const end = `Report number ${index} of the desk for district ${index * 7}.`;
    const title = index % 5 === 0 ? `Alder loses bridge ${index}` : 'Wooden bridge to go';
    return articleOf(`Copy Paper ${index}`, `${kept} ${end}`, 60 * Math.floor(index / 2), title);
  });
}

/** Retold and unrelated texts, and an outlet with more articles under one footer than are remembered of it. */
const OTHERS = [
  articleOf('Tarn Daily', BRIDGE_RETOLD, 1700, 'Crossing at Alder'),
  articleOf('Valley Sun', BRIDGE_ELSEWHERE, 90, 'Bridge'),
  articleOf('Lake Wire', cut(ORCHARD, 1), 700, 'Smallest harvest'),
  articleOf('Moor Echo', `${cut(BRIDGE_RETOLD, 0, 3)} That is what they say.`, 1500, 'Alder', 'Copy Paper 1'),
  ...Array.from({ length: 9 }, (_, index) =>
    articleOf(
      'Dale News',
      `Edition ${index} of the paper. ${cut([ORCHARD, BRIDGE, BRIDGE_ELSEWHERE][index % 3] ?? '', 0, 2 + index)} ${FOOTER}`,
      30 * index,
      `Day ${index}`,
    ),
  ),
];

type Told = { origins: Record<string, Origin>; settled: number };

/** Every so often, as the site is published in between, what has come is settled. */
async function tell(articles: readonly Article[], pick: (count: number) => number): Promise<Told> {
  const units: Units = { reads: 0, writes: 0, objects: 0 };
  const storyTable = createCountingTable(units);
  const deps = {
    articleBlobs: createCountingBlobs(units),
    articleTable: createCountingTable(units),
    storyTable,
    now: () => new Date('2024-03-03T00:00:00Z'),
  };
  let settled = 0;
  const settle = async () => {
    const { objects } = units;
    const records = await settleOrigins(deps, STORY, (await createStoryStore(storyTable).load(STORY)).origins);
    settled += units.objects - objects;
    return records;
  };
  for (const article of articles) {
    await createArticleStore(deps.articleBlobs, deps.articleTable).putVersion(article);
    await keepOrigin(deps, STORY, article);
    if (pick(8) === 0) await settle();
  }
  await settle();
  const stored = (await createStoryStore(storyTable).load(STORY)).origins;
  return { origins: Object.fromEntries(recordedOrigins(stored)), settled };
}

function shuffle<T>(items: readonly T[], pick: (count: number) => number): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(pick(left.length), 1));
}

describe.each([
  [8, 12],
  [14, 8],
  [40, 4],
])('%i near copies among rewrites and strangers', (count, orders) => {
  const copies = nearCopies(count);
  const articles = [...copies, ...OTHERS].sort((a, b) =>
    (a.publishedAt ?? a.firstSeenAt) < (b.publishedAt ?? b.firstSeenAt) ? -1 : 1,
  );

  test(`are told the same in ${orders} orders, the reverse and the order of publication`, async () => {
    const expected = (await tell(articles, () => 1)).origins;
    expect(Object.keys(expected)).toHaveLength(articles.length);
    const groups = new Set(copies.map(({ id }) => expected[id]?.groupId));
    expect(groups.size).toBe(1);
    expect(copies.filter(({ id }) => expected[id]?.relation === 'reprint').length).toBeGreaterThanOrEqual(count - 1);
    expect((await tell(articles.toReversed(), createRandom(1))).origins).toEqual(expected);
    for (let seed = 1; seed <= orders; seed += 1) {
      const random = createRandom(seed);
      expect([seed, (await tell(shuffle(articles, random), random)).origins]).toEqual([seed, expected]);
    }
  });
});

test('in the order of publication next to nothing is left to be settled', async () => {
  const { settled } = await tell(nearCopies(40), () => 0);
  expect(settled).toBeLessThanOrEqual(2);
});
