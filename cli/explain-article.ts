import { buildLedger } from '#shared/developments/build-ledger.ts';
import { findDevelopments } from '#shared/developments/find-developments.ts';
import type { Article } from '#shared/model/article.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { ArticleId } from '#shared/model/ids.ts';
import type { Origin } from '#shared/model/origin.ts';
import type { Reason } from '#shared/model/span.ts';
import type { LoadedStory } from '#shared/model/story.ts';
import type { Tier } from '#shared/model/tag.ts';
import type { Table } from '#shared/ports.ts';
import { storySet } from '#shared/steps/story-set.ts';
import type { ArticleStore, ReadOutcome } from '#shared/stores/article-store.ts';
import { createStoryStore } from '#shared/stores/story-store.ts';

export type StoryExplanation = {
  id: string;
  title: string;
  tier: Tier;
  score: number;
  reasons: Reason[];
  origin?: Origin;
  claims: { id: string; speaker: string; stance: string; proposition: string; content: string }[];
  alerts: { id: string; publishedAt: string; title: string }[];
  /** One sentence: why it alerted, or why not. */
  verdict: string;
};

export type Explanation = {
  id: string;
  article?: Omit<Article, 'text' | 'paragraphs'>;
  versions: number;
  read?: ReadOutcome;
  claims?: Claim[];
  skipped?: string;
  stories: StoryExplanation[];
};

type Input = { id: ArticleId; articles: ArticleStore; storyTable: Table; stories: readonly LoadedStory[] };

/** Everything that is known of one article; `undefined` when it was never seen. */
export async function explainArticle({ id, articles, storyTable, stories }: Input): Promise<Explanation | undefined> {
  const head = await articles.getHead(id);
  const read = await articles.getReadOutcome(id);
  if (!head) return read && { id, versions: 0, read, stories: [] };
  const current = head.versions.at(-1)?.version;
  const article = current && (await articles.getVersion(head, current));
  const found = current && (await articles.getClaims(id, current));
  const explained: StoryExplanation[] = [];
  for (const loaded of stories) explained.push(await explainInStory(id, current, articles, storyTable, loaded));
  return {
    id,
    article: article ? withoutText(article) : undefined,
    versions: head.versions.length,
    read,
    claims: found ? found.claims : undefined,
    skipped: found ? found.skipped : undefined,
    stories: explained,
  };
}

async function explainInStory(
  id: ArticleId,
  version: Article['version'] | undefined,
  articles: ArticleStore,
  storyTable: Table,
  loaded: LoadedStory,
): Promise<StoryExplanation> {
  const { story } = loaded;
  const tags = version && (await articles.getTags(id, version));
  const tag = tags ? tags.find(({ storyId }) => storyId === story.id) : undefined;
  const rows = await createStoryStore(storyTable).load(story.id);
  const set = storySet(loaded, rows);
  const developments = findDevelopments(set, buildLedger(set));
  const mine = developments.filter(({ positions }) =>
    positions.some(({ carriers }) => carriers.some(({ articleId }) => articleId === id)),
  );
  const alerts = rows.entries
    .filter((entry) => mine.some((development) => development.id === entry.id))
    .map(({ id: entryId, publishedAt, development }) => ({ id: entryId, publishedAt, title: development.title }));
  const claims = rows.claims
    .filter((each) => each.articleId === id && each.version === version)
    .map(({ claim, proposition }) => ({
      id: claim.id,
      speaker: claim.speaker?.name ?? 'nobody named',
      stance: claim.stance,
      proposition,
      content: claim.content.map(({ text }) => text).join(' … '),
    }));
  const tier = tag?.tier ?? 'none';
  const article = rows.articles.find(({ articleId }) => articleId === id);
  return {
    id: story.id,
    title: story.title,
    tier,
    score: tag?.score ?? 0,
    reasons: tag?.reasons ?? [],
    origin: set.origins.get(id),
    claims,
    alerts,
    verdict: verdictOf({
      tier,
      claims: claims.length,
      alerts: alerts.length,
      developments: mine.length,
      isBackfill: article?.backfill ?? false,
    }),
  };
}

function verdictOf(seen: {
  tier: Tier;
  claims: number;
  alerts: number;
  developments: number;
  isBackfill: boolean;
}): string {
  if (seen.tier === 'none') return 'Not in this story, so it alerts nobody here.';
  if (seen.alerts > 0) return `It is part of ${seen.alerts} alert${seen.alerts === 1 ? '' : 's'}:`;
  if (seen.claims === 0) return 'No alert: nobody in it takes a position on a proposition that the story declares.';
  if (seen.isBackfill) return 'No alert: it came with the first read of its feed.';
  if (seen.developments > 0)
    return 'No alert yet: its developments are from the first read of a feed, or wait for the next publication.';
  return 'No alert: what it says was on the ledger before.';
}

function withoutText(article: Article): Omit<Article, 'text' | 'paragraphs'> {
  const { text: _text, paragraphs: _paragraphs, ...rest } = article;
  return rest;
}
