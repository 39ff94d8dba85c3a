import type { Article, ArticleHead } from '../model/article.ts';
import type { StoryArticle } from '../model/development.ts';
import type { StoryId } from '../model/ids.ts';
import { AnalyseMessage } from '../model/message.ts';
import type { LoadedStory } from '../model/story.ts';
import type { Tag } from '../model/tag.ts';
import { createArticleStore } from '../stores/article-store.ts';
import { createDueStore } from '../stores/due-store.ts';
import { createStoryStore } from '../stores/story-store.ts';
import { type Analysis, analyseArticle } from './analyse-article.ts';
import type { StepDeps } from './deps.ts';
import { keepOrigin } from './keep-origin.ts';
import { parseMessage } from './parse-message.ts';

/** When an article that carries claims of a story is read again, counted from its first sight, in hours. */
const REREAD_AFTER_HOURS = [1, 24, 168];

/** Claims, story tags and kin of one stored version; stories that moved are told to `publish`. */
export async function analyseStep(deps: StepDeps, body: unknown): Promise<void> {
  const message = parseMessage(AnalyseMessage, body);
  const started = deps.now();
  const articles = createArticleStore(deps.articleBlobs, deps.articleTable);
  const head = await articles.getHead(message.articleId);
  const article = head && (await articles.getVersion(head, message.articleVersion));
  if (!head?.versions.some(({ version }) => version === message.articleVersion) || !article) {
    return done(deps, started, message.articleId, 'version-gone', 0);
  }
  const analysis = analyseArticle(article, deps.config.stories);
  await articles.putClaims(head, analysis.claims);
  await articles.putTags(article.id, article.version, analysis.tags);
  let moved = 0;
  for (const loaded of deps.config.stories) {
    if (await keepForStory(deps, head, article, loaded, analysis)) moved += 1;
  }
  const carriesClaims = [...analysis.storyClaims.values()].some((claims) => claims.length > 0);
  if (moved > 0 && carriesClaims) await scheduleRereads(deps, head);
  done(deps, started, article.id, analysis.claims.skipped ?? 'analysed', analysis.claims.claims.length, moved);
}

/** Writes what one story needs of the article; true when the story has to be published anew. */
async function keepForStory(
  deps: StepDeps,
  head: ArticleHead,
  article: Article,
  loaded: LoadedStory,
  analysis: Analysis,
): Promise<boolean> {
  const storyId = loaded.story.id;
  const stories = createStoryStore(deps.storyTable);
  const tag = analysis.tags.find((each) => each.storyId === storyId);
  const known = await stories.getArticle(storyId, article.id);
  if (!tag || (tag.tier === 'none' && !known)) return false;
  await stories.putClaims(storyId, article.id, article.version, [...(analysis.storyClaims.get(storyId) ?? [])]);
  if (head.versions.at(-1)?.version === article.version) {
    if (tag.tier !== 'none') await keepOrigin(deps, storyId, article);
    await stories.putArticle(storyArticle(storyId, head, article, tag));
  }
  const cause = `${article.id}#${article.version}#${loaded.hash}`;
  await deps.queues.publish.send([
    { body: { version: 1, kind: 'story', storyId, cause }, group: storyId, deduplicationId: `${storyId}#${cause}` },
  ]);
  return true;
}

/** The article as one story sees it. */
export function storyArticle(
  storyId: StoryId,
  head: Pick<ArticleHead, 'versions'>,
  article: Article,
  tag: Tag,
): StoryArticle {
  return {
    schema: 1,
    storyId,
    storyHash: tag.storyHash,
    articleId: article.id,
    version: article.version,
    versions: head.versions,
    outletHost: article.outletHost,
    outlet: article.outlet,
    url: article.url,
    title: article.title,
    language: article.language,
    publishedAt: article.publishedAt,
    firstSeenAt: article.firstSeenAt,
    backfill: article.backfill,
    tier: tag.tier,
    tagReasons: tag.reasons,
    score: tag.score,
  };
}

/** Four fifths of the edits of a week come within the first day. */
async function scheduleRereads(deps: StepDeps, head: ArticleHead): Promise<void> {
  const due = createDueStore(deps.feedTable);
  for (const hours of REREAD_AFTER_HOURS) {
    const dueAt = new Date(Date.parse(head.firstSeenAt) + hours * 3_600_000).toISOString();
    await due.add({ kind: 'reread', articleId: head.id, dueAt });
  }
}

function done(deps: StepDeps, started: Date, id: string, outcome: string, claims: number, stories = 0): void {
  deps.metrics('ArticleAnalysed', 1, { outcome });
  deps.metrics('ClaimsFound', claims);
  deps.log('info', {
    what: 'analyse',
    id,
    outcome,
    claims,
    stories,
    durationMs: deps.now().getTime() - started.getTime(),
  });
}
