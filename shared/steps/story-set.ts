import type { StorySet } from '../developments/build-ledger.ts';
import type { LoadedStory } from '../model/story.ts';
import { groupOrigins } from '../origins/group-origins.ts';
import type { StoryRows } from '../stores/story-store.ts';

/** All that the ledger, the developments and the pages of a story are functions of. */
export function storySet(
  loaded: LoadedStory,
  rows: Pick<StoryRows, 'articles' | 'claims' | 'sketches' | 'corrections'>,
): StorySet {
  const tagged = new Set<string>(rows.articles.filter(({ tier }) => tier !== 'none').map(({ articleId }) => articleId));
  return {
    story: loaded.story,
    articles: rows.articles,
    claims: rows.claims,
    origins: groupOrigins(rows.sketches.filter(({ articleId }) => tagged.has(articleId))),
    corrections: rows.corrections,
  };
}
