import type { Ledger } from '../model/development.ts';
import { attributeClaims } from './attributed-claim.ts';
import { buildPositions } from './build-position.ts';
import type { StorySet } from './story-set.ts';

export type { StorySet } from './story-set.ts';

/**
 * Who says what in a story: a line for each speaker, proposition, stance and day, with every article that carries it.
 * Only claims of the current version of an article count, and only of articles that are about the story or mention it. A
 * claim that runs through five reprints is one position with five carriers and one origin. The order of the set is nothing.
 */
export function buildLedger(set: StorySet): Ledger {
  const { kept } = attributeClaims(set);
  const current = kept.filter(({ article, claim }) => article.tier !== 'none' && claim.version === article.version);
  return { storyId: set.story.id, positions: buildPositions(set.story.id, current) };
}
