import { buildLedger, type StorySet } from '../developments/build-ledger.ts';
import { findDevelopments } from '../developments/find-developments.ts';
import type { ArticleHead } from '../model/article.ts';
import type { Development, StoryArticle, StoryClaim } from '../model/development.ts';
import type { ArticleId } from '../model/ids.ts';
import type { LoadedStory } from '../model/story.ts';
import { groupOrigins } from '../origins/group-origins.ts';
import type { OriginText } from '../origins/origin-text.ts';
import { readOriginText } from '../origins/read-text.ts';
import { type ArticleStore, createArticleStore } from '../stores/article-store.ts';
import { createStoryStore } from '../stores/story-store.ts';
import { storyArticle } from './analyse.ts';
import { analyseArticle } from './analyse-article.ts';
import type { StepDeps } from './deps.ts';

export type ReplayDeps = Pick<StepDeps, 'articleBlobs' | 'articleTable' | 'storyTable'>;

/** The articles first seen from `since` to `until`, both days included (`2024-10-21`). */
export async function storedHeads(deps: ReplayDeps, since: string, until: string): Promise<ArticleHead[]> {
  const articles = createArticleStore(deps.articleBlobs, deps.articleTable);
  const ids = new Set<ArticleId>();
  for (let day = since; day <= until; day = dayAfter(day)) {
    for await (const id of articles.listDay(day)) ids.add(id);
  }
  const heads: ArticleHead[] = [];
  for (const id of ids) {
    const head = await articles.getHead(id);
    if (head) heads.push(head);
  }
  return heads;
}

/** What a story file would have made of stored articles: the developments that alert, in their order. Writes nothing. */
export async function replayStory(
  deps: ReplayDeps,
  heads: readonly ArticleHead[],
  loaded: LoadedStory,
  onArticle: (done: number) => void = () => undefined,
): Promise<Development[]> {
  const store = createArticleStore(deps.articleBlobs, deps.articleTable);
  const rows = { articles: [] as StoryArticle[], claims: [] as StoryClaim[], texts: [] as OriginText[] };
  const stories: readonly [LoadedStory] = [loaded];
  for (const [index, head] of heads.entries()) {
    await replayArticle(store, head, stories, rows);
    onArticle(index + 1);
  }
  const { corrections } = await createStoryStore(deps.storyTable).load(loaded.story.id);
  const { articles, claims, texts } = rows;
  const set: StorySet = { story: loaded.story, articles, claims, origins: groupOrigins(texts), corrections };
  return findDevelopments(set, buildLedger(set)).filter(({ backfill }) => !backfill);
}

async function replayArticle(
  store: ArticleStore,
  head: ArticleHead,
  stories: readonly [LoadedStory],
  rows: { articles: StoryArticle[]; claims: StoryClaim[]; texts: OriginText[] },
): Promise<void> {
  const [loaded] = stories;
  for (const { version } of head.versions) {
    const article = await store.getVersion(head, version);
    if (!article) continue;
    const analysis = analyseArticle(article, stories);
    rows.claims.push(...(analysis.storyClaims.get(loaded.story.id) ?? []));
    const tag = analysis.tags.find(({ storyId }) => storyId === loaded.story.id);
    if (version !== head.versions.at(-1)?.version || !tag || tag.tier === 'none') continue;
    rows.articles.push(storyArticle(loaded.story.id, head, article, tag));
    rows.texts.push(readOriginText(article));
  }
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
