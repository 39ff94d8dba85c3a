import type { Entity, Proposition, Story } from '../model/story.ts';
import { compileTerms, type TermMatcher } from '../text/term-matcher.ts';

export type CompiledPattern = { readonly all: readonly string[]; readonly none: readonly string[] };

/** A proposition of a story, ready to be looked for in contents. */
export type CompiledProposition = {
  readonly storyId: string;
  readonly proposition: Proposition;
  readonly patterns: readonly CompiledPattern[];
  /** One matcher for all terms and groups of the story. */
  readonly matcher: TermMatcher;
};

/** What the stories know beforehand: speakers and their aliases, statements and their words. */
export type ClaimContext = {
  readonly entities: readonly Entity[];
  readonly propositions: readonly CompiledProposition[];
};

export const NO_CONTEXT: ClaimContext = { entities: [], propositions: [] };

/** The context of all stories together; where two know the same alias, the first one's entity is taken. */
export function createClaimContext(stories: readonly Story[]): ClaimContext {
  return { entities: stories.flatMap((story) => story.entities), propositions: stories.flatMap(compilePropositions) };
}

/** The propositions of a story in their order, all with one matcher. */
export function compilePropositions(story: Story): CompiledProposition[] {
  const terms: Record<string, Story['groups'][string]['terms']> = {};
  for (const [name, group] of Object.entries(story.groups)) terms[`@${name}`] = group.terms;
  for (const { patterns } of story.propositions) {
    for (const term of patterns.flatMap(({ all, none }) => [...all, ...(none ?? [])]))
      if (!term.startsWith('@')) terms[term] ??= [term];
  }
  const matcher = compileTerms(terms);
  return story.propositions.map((proposition) => ({
    storyId: story.id,
    proposition,
    patterns: proposition.patterns.map(({ all, none = [] }) => ({ all, none })),
    matcher,
  }));
}
