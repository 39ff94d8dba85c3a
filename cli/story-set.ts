import { createHash } from 'node:crypto';
import { findCredits } from '#shared/articles/credits.ts';
import type { StorySet } from '#shared/developments/build-ledger.ts';
import type { Article } from '#shared/model/article.ts';
import type { StoryArticle, StoryClaim } from '#shared/model/development.ts';
import { ArticleId, VersionId } from '#shared/model/ids.ts';
import type { LoadedStory } from '#shared/model/story.ts';
import { groupOrigins } from '#shared/origins/group-origins.ts';
import type { OriginText } from '#shared/origins/origin-text.ts';
import { readOriginText } from '#shared/origins/read-text.ts';
import { storyArticle } from '#shared/steps/analyse.ts';
import { analyseArticle } from '#shared/steps/analyse-article.ts';
import type { TextInput } from './stage-schemas.ts';

/** Longest id that the model takes. */
const MAX_ID_LENGTH = 200;

/**
 * A corpus of texts as a story sees it: each is taken for first seen when it was published, the undated ones at `undatedAt`
 * (ISO 8601). Of several texts with one id the last one counts.
 */
export function corpusStorySet(corpus: readonly TextInput[], loaded: LoadedStory, undatedAt: string): StorySet {
  const documents = new Map(corpus.map((document) => [articleId(document.id), document]));
  const articles: StoryArticle[] = [];
  const claims: StoryClaim[] = [];
  const texts: OriginText[] = [];
  const stories = [loaded];
  for (const [id, document] of documents) {
    const article = articleOf(id, document, undatedAt);
    const { tags, storyClaims } = analyseArticle(article, stories);
    const tag = tags.find(({ storyId }) => storyId === loaded.story.id);
    if (!tag || tag.tier === 'none') continue;
    texts.push(readOriginText(article));
    claims.push(...(storyClaims.get(loaded.story.id) ?? []));
    const versions = [{ version: article.version, seenAt: article.firstSeenAt, textFrom: article.textFrom }];
    articles.push(storyArticle(loaded.story.id, { versions }, article, tag));
  }
  return { story: loaded.story, articles, claims, origins: groupOrigins(texts), corrections: [] };
}

/** When the first dated text of a corpus was published; undefined where none is dated. */
export function firstPublished(corpus: readonly TextInput[]): string | undefined {
  return corpus.flatMap(({ publishedAt }) => instantOf(publishedAt) ?? []).sort()[0];
}

function articleOf(id: ArticleId, document: TextInput, undatedAt: string): Article {
  const { text, title = '', outlet = '', url = '' } = document;
  const publishedAt = instantOf(document.publishedAt);
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return {
    schema: 1,
    id,
    url,
    canonicalUrl: url,
    outletHost: host || outlet || document.id,
    outlet: outlet || host || document.id,
    title,
    publishedAt,
    firstSeenAt: publishedAt ?? undatedAt,
    language: 'und',
    text,
    paragraphs: [],
    credits: findCredits(text, { outlet: outlet || undefined }),
    version: VersionId.parse('only'),
    sha256: createHash('sha256').update(text).digest('hex'),
    backfill: false,
    textFrom: 'page',
  };
}

function articleId(id: string): ArticleId {
  const isFit = id.length > 0 && id.length <= MAX_ID_LENGTH;
  return ArticleId.parse(isFit ? id : createHash('sha256').update(id).digest('hex'));
}

function instantOf(time: string | undefined): string | undefined {
  const instant = time === undefined ? Number.NaN : Date.parse(time);
  return Number.isNaN(instant) ? undefined : new Date(instant).toISOString();
}
