import { type ClaimContext, createClaimContext } from '../claims/extract-claims.ts';
import type { LoadedStory } from '../model/story.ts';
import { type CompiledStories, compileStories } from '../stories/match-story.ts';

export type StoryContext = { claims: ClaimContext; stories: CompiledStories };

const compiled = new WeakMap<readonly LoadedStory[], StoryContext>();

/** Stories compile once for each list of them: a warm start costs nothing. */
export function storyContext(stories: readonly LoadedStory[]): StoryContext {
  const known = compiled.get(stories);
  if (known) return known;
  const context = { claims: createClaimContext(stories.map(({ story }) => story)), stories: compileStories(stories) };
  compiled.set(stories, context);
  return context;
}
