import type { StorySet } from '../developments/build-ledger.ts';
import type { OriginRecord } from '../model/origin.ts';
import type { LoadedStory } from '../model/story.ts';
import { recordedOrigins } from '../origins/origin-record.ts';
import type { StoryRows } from '../stores/story-store.ts';

/** All that the ledger, the developments and the pages of a story are functions of. */
export function storySet(
  loaded: LoadedStory,
  rows: Pick<StoryRows, 'articles' | 'claims' | 'origins' | 'corrections'>,
): StorySet {
  return {
    story: loaded.story,
    articles: rows.articles,
    claims: rows.claims,
    origins: recordedOrigins(originsOfStory(rows)),
    corrections: rows.corrections,
  };
}

/** The records of those articles that belong to the story. */
export function originsOfStory(rows: Pick<StoryRows, 'articles' | 'origins'>): OriginRecord[] {
  const tagged = new Set<string>(rows.articles.filter(({ tier }) => tier !== 'none').map(({ articleId }) => articleId));
  return rows.origins.filter(({ node }) => tagged.has(node.articleId));
}
