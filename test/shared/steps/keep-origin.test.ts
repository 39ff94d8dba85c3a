import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articleId, textHash, versionId } from '#shared/articles/article-id.ts';
import { Article } from '#shared/model/article.ts';
import { StoryId } from '#shared/model/ids.ts';
import type { Origin } from '#shared/model/origin.ts';
import { candidateKeys, POSTED_KEYS, packKeys } from '#shared/origins/candidate-keys.ts';
import { groupOrigins } from '#shared/origins/group-origins.ts';
import { wordLookUps } from '#shared/origins/index-keys.ts';
import { recordedOrigins } from '#shared/origins/origin-record.ts';
import { readOriginText } from '#shared/origins/read-text.ts';
import { keepOrigin, type OriginDeps } from '#shared/steps/keep-origin.ts';
import { settleOrigins } from '#shared/steps/settle-origins.ts';
import { createArticleStore } from '#shared/stores/article-store.ts';
import { createStoryStore } from '#shared/stores/story-store.ts';
import { BRIDGE, BRIDGE_ELSEWHERE, BRIDGE_RETOLD, cut, ORCHARD } from '../origins/sample-texts.ts';
import { createCountingBlobs, createCountingTable, type Units } from './counting-stores.ts';

const STORY = StoryId.parse('alder-bridge');
const FOOTER = 'Readers who want to support our independent work can do so every month with a small sum.';
const LOOSE = `Drivers of lorries will have to go round by Birch once the old crossing in Alder is gone. Petra Lind, who sits on the
council there, is against waiting; rot has been found in oak pillars. It is the mill of Jonas Falk that suffers.`;

type Sample = { outlet: string; text: string; hour: number; title?: string; credit?: string; url?: string };

function articleOf({ outlet, text, hour, title = '', credit, url }: Sample): Article {
  const host = `${outlet.toLowerCase().replaceAll(' ', '')}.example`;
  const address = url ?? `https://${host}/${textHash(text).slice(0, 8)}`;
  return Article.parse({
    schema: 1,
    id: articleId(address),
    url: address,
    canonicalUrl: address,
    outletHost: host,
    outlet,
    title,
    publishedAt: new Date(Date.UTC(2024, 2, 1, hour)).toISOString(),
    firstSeenAt: new Date(Date.UTC(2024, 2, 1, hour, 20)).toISOString(),
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

function createWorld() {
  const units: Units = { reads: 0, writes: 0, objects: 0 };
  const storyTable = createCountingTable(units);
  const deps = {
    articleBlobs: createCountingBlobs(units),
    articleTable: createCountingTable(units),
    storyTable,
    now: () => new Date('2024-03-03T00:00:00Z'),
  } satisfies OriginDeps;
  const keep = async (article: Article) => {
    await createArticleStore(deps.articleBlobs, deps.articleTable).putVersion(article);
    await keepOrigin(deps, STORY, article);
  };
  const origins = async () =>
    recordedOrigins(await settleOrigins(deps, STORY, (await createStoryStore(storyTable).load(STORY)).origins));
  return { units, deps, keep, origins, storyTable };
}

async function originsOf(articles: readonly Article[]): Promise<Record<string, Origin>> {
  const world = createWorld();
  for (const article of articles) await world.keep(article);
  return Object.fromEntries(await world.origins());
}

const ARTICLES = [
  { outlet: 'Harbour Post', text: `${BRIDGE} ${FOOTER}`, hour: 6, title: 'Wooden bridge to go' },
  { outlet: 'Hill Mail', text: `${cut(BRIDGE, 0, 4)} Follow us.`, hour: 8, title: 'Alder loses its bridge' },
  { outlet: 'Tarn Daily', text: BRIDGE_RETOLD, hour: 30 },
  { outlet: 'Valley Sun', text: BRIDGE_ELSEWHERE, hour: 7 },
  { outlet: 'Harbour Post', text: `${ORCHARD} ${FOOTER}`, hour: 9, title: 'Smallest harvest' },
  { outlet: 'Harbour Post', text: `${BRIDGE_ELSEWHERE.toUpperCase()} ${FOOTER}`, hour: 11 },
  { outlet: 'Lake Wire', text: cut(ORCHARD, 1), hour: 12 },
  { outlet: 'Moor Echo', text: LOOSE, hour: 13, credit: 'Harbour Post' },
].map(articleOf);

describe('keepOrigin', () => {
  test('finds what grouping the whole corpus finds', async () => {
    const found = await originsOf(ARTICLES);
    const expected = groupOrigins(ARTICLES.map(readOriginText));
    const brief = ({ relation, of, groupId }: Origin) => ({ relation, of, groupId });
    for (const [id, origin] of expected) expect(found[id] && brief(found[id])).toEqual(brief(origin));
    const counts = Object.values(found).map(({ relation }) => relation);
    expect(counts.filter((relation) => relation === 'reprint').length).toBeGreaterThan(1);
    expect(counts.filter((relation) => relation === 'rewrite')).toHaveLength(2);
  });

  test('the order of arrival changes nothing, and what arrives twice changes nothing', async () => {
    const expected = await originsOf(ARTICLES);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(ARTICLES, { minLength: ARTICLES.length }), async (shuffled) => {
        expect(await originsOf([...shuffled, ...shuffled.slice(0, 3)])).toEqual(expected);
      }),
      { numRuns: 8 },
    );
  });

  test('two at the same time find each other', async () => {
    const [first, second] = ARTICLES;
    if (!first || !second) throw new Error('no samples');
    const world = createWorld();
    await Promise.all([world.keep(first), world.keep(second)]);
    expect((await world.origins()).get(second.id)?.of).toBe(first.id);
  });

  test('what an outlet puts under its articles counts for nothing once three have it', async () => {
    const shorts = [BRIDGE, ORCHARD, BRIDGE_ELSEWHERE].map((text, index) =>
      articleOf({
        outlet: 'Valley Sun',
        text: `${cut(text, 0, 1)} ${FOOTER} ${FOOTER.replace('month', 'year')}`,
        hour: index,
      }),
    );
    const groups = async (articles: Article[]) =>
      new Set(Object.values(await originsOf(articles)).map(({ groupId }) => groupId)).size;
    expect(await groups(shorts.slice(0, 2))).toBe(1);
    expect(await groups(shorts)).toBe(3);
  });

  test('after an edit the old text is found no more', async () => {
    const url = 'https://hillmail.example/bridge';
    const copy = articleOf({ outlet: 'Hill Mail', text: BRIDGE, hour: 9, url });
    const [first] = ARTICLES;
    if (!first) throw new Error('no samples');
    const world = createWorld();
    for (const article of [first, copy, articleOf({ outlet: 'Hill Mail', text: ORCHARD, hour: 9, url })]) {
      await world.keep(article);
    }
    expect((await world.origins()).get(copy.id)?.relation).toBe('original');
    await world.keep(articleOf({ outlet: 'Moor Echo', text: cut(BRIDGE, 1), hour: 12 }));
    expect([...(await world.origins()).values()].filter(({ of }) => of === copy.id)).toEqual([]);
  });

  test.each<[string, string]>([
    ['an article of one sentence', 'The bridge of Alder will be pulled down next spring.'],
    ['nothing but a quotation', '“Nobody wants to see children swimming home from school because we waited too long.”'],
    ['no text', ''],
    ['two million characters', `${BRIDGE} `.repeat(2_000_000 / BRIDGE.length)],
  ])('%s: a defined answer, and no group by accident', async (_sentence, text) => {
    const odd = articleOf({ outlet: 'Odd Times', text, hour: 5 });
    const others = ARTICLES.filter(({ text: other }) => !other.startsWith(cut(BRIDGE, 0, 1)));
    const found = await originsOf([odd, ...others]);
    expect(found[odd.id]).toMatchObject({ relation: 'original' });
    expect(Object.values(found).filter(({ groupId }) => groupId === found[odd.id]?.groupId)).toHaveLength(1);
  });
});

/** So many articles of one week, each under keys that others have too; the probe's own keys are all full. */
function fillIndex(world: ReturnType<typeof createWorld>, size: number, probe: Article): void {
  const own = candidateKeys(readOriginText(probe));
  let state = 7;
  const next = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) ** 3 * below);
  };
  for (let index = 0; index < size; index++) {
    const keys = Array.from({ length: 24 }, () => next(50_000));
    if (index < 500) keys.splice(index % POSTED_KEYS, 1, own[index % own.length] ?? 0);
    const at = new Date(Date.UTC(2024, 1, 24) + index * ((7 * 86_400_000) / size)).toISOString();
    const id = `stored${String(index).padStart(14, '0')}`;
    const value = {
      articleId: id,
      version: id,
      outletHost: 'www.some-outlet.example',
      firstSeenAt: at,
      at,
      removed: [],
      keys: packKeys(keys),
    };
    for (const { key } of wordLookUps(keys.slice(0, POSTED_KEYS))) {
      world.storyTable.fill({ pk: `KEY#${STORY}#${key}`, sk: `${at}#${id}`, value });
    }
  }
}

test('one article costs the same at 1,000 and at 100,000 stored articles of its week', async () => {
  const costs: Units[] = [];
  const copies = ['Hill Mail', 'Moor Echo', 'Lake Wire', 'Dale News', 'Fell Times', 'Beck Star', 'Crag Sun'];
  const title = 'Wooden bridge to go';
  const probe = articleOf({ outlet: 'Tarn Daily', text: BRIDGE, hour: 20, title, credit: 'Harbour Post' });
  for (const size of [1000, 100_000]) {
    const world = createWorld();
    fillIndex(world, size, probe);
    for (const [hour, outlet] of [...copies, 'Harbour Post'].entries()) {
      await world.keep(articleOf({ outlet, text: BRIDGE, hour, title }));
    }
    for (let day = 0; day < 7; day++) {
      await world.keep(articleOf({ outlet: 'Tarn Daily', text: `Day ${day}. ${ORCHARD} ${day}.`, hour: day }));
    }
    Object.assign(world.units, { reads: 0, writes: 0, objects: 0 });
    await world.keep(probe);
    costs.push({ ...world.units });
    expect((await world.origins()).get(probe.id)?.relation).toBe('reprint');
  }
  const [small, large] = costs;
  expect(wordLookUps(candidateKeys(readOriginText(probe)))).toHaveLength(24);
  expect(large).toEqual(small);
  expect(large?.writes).toBeLessThanOrEqual(12);
  expect((large?.reads ?? 0) + (large?.objects ?? 0)).toBeLessThanOrEqual(40);
});
