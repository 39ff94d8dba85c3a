import type { LoadedStory, Term } from '../model/story.ts';
import { compileTerms, type TermMatcher } from '../text/term-matcher.ts';

/** Where a group of the common matcher belongs. */
export type GroupOwner = { readonly story: number; readonly group: string };

/** All stories as one matcher: a text is read once, however many stories there are. */
export type CompiledStories = {
  readonly stories: readonly LoadedStory[];
  readonly matcher: TermMatcher;
  readonly owners: ReadonlyMap<string, GroupOwner>;
};

/** Compiles the groups of all stories, with the terms of all their languages, into one matcher. */
export function compileStories(stories: readonly LoadedStory[]): CompiledStories {
  const groups: Record<string, Term[]> = {};
  const owners = new Map<string, GroupOwner>();
  for (const [index, { story }] of stories.entries()) {
    for (const [name, group] of Object.entries(story.groups)) {
      const key = `${index}/${name}`;
      groups[key] = [...group.terms, ...Object.values(group.byLanguage ?? {}).flat()];
      owners.set(key, { story: index, group: name });
    }
  }
  return { stories, matcher: compileTerms(groups), owners };
}
