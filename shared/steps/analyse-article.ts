import { extractClaims } from '../claims/extract-claims.ts';
import { keyClaims } from '../claims/proposition-key.ts';
import type { Article } from '../model/article.ts';
import type { ArticleClaims } from '../model/claim.ts';
import type { StoryClaim } from '../model/development.ts';
import type { LoadedStory } from '../model/story.ts';
import type { Tag } from '../model/tag.ts';
import { matchStories } from '../stories/match-story.ts';
import { storyContext } from './story-context.ts';

export type Analysis = {
  claims: ArticleClaims;
  tags: Tag[];
  /** The claims on declared propositions, by story, for stories that the article is tagged with. */
  storyClaims: ReadonlyMap<string, StoryClaim[]>;
};

/** Claims, tags and the claims that each story takes up: a function of the article and the story files. */
export function analyseArticle(article: Article, stories: readonly LoadedStory[]): Analysis {
  const context = storyContext(stories);
  const extracted = extractClaims(article, context.claims);
  const tags = matchStories(article, context.stories);
  const storyClaims = new Map<string, StoryClaim[]>();
  for (const { story } of stories) {
    const tier = tags.find(({ storyId }) => storyId === story.id)?.tier ?? 'none';
    if (tier === 'none') continue;
    const keyed = keyClaims(extracted.claims, story).flatMap((claim): StoryClaim[] =>
      claim.proposition.key === undefined
        ? []
        : [
            {
              schema: 1,
              storyId: story.id,
              articleId: article.id,
              version: article.version,
              proposition: claim.proposition.key,
              claim,
            },
          ],
    );
    storyClaims.set(story.id, keyed);
  }
  const claims: ArticleClaims = {
    schema: 1,
    articleId: article.id,
    version: article.version,
    claims: extracted.claims,
    skipped: extracted.skipped,
  };
  return { claims, tags, storyClaims };
}
