import type { Correction } from '../model/claim.ts';
import type { StoryArticle, StoryClaim } from '../model/development.ts';
import type { Origin } from '../model/origin.ts';
import type { Story } from '../model/story.ts';

/** All that the ledger and the developments of a story are functions of. The order of the lists does not matter. */
export type StorySet = {
  story: Story;
  articles: StoryArticle[];
  /** Of the current version of each article, and of the earlier ones, to show what an edit changed. */
  claims: StoryClaim[];
  /** By article id; an article that is not in it stands for an origin of its own. */
  origins: ReadonlyMap<string, Origin>;
  corrections: Correction[];
};
