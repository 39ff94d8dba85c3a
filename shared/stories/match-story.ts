import type { Tag } from '../model/tag.ts';
import { type CompiledStories, compileStories } from './compile-stories.ts';
import { findGroups, type PartHits } from './find-groups.ts';
import { judgeStory } from './judge-story.ts';
import { readText, readTitle } from './read-document.ts';

export { type CompiledStories, compileStories };

/** What matching reads of an article; `outlet` and `url` decide nothing. */
export type MatchDocument = {
  readonly title?: string;
  readonly text: string;
  /** ISO 8601; an article without a date, or with one that is none, passes every window. */
  readonly publishedAt?: string;
  readonly outlet?: string;
  readonly url?: string;
};

const NO_HITS: PartHits = { bySentence: new Map(), blocked: [] };

/**
 * One tag for each story, in their order, `none` included. Title and text are read once for all stories; a story whose
 * groups do not occur costs nothing. Pure: the same document and stories give the same tags.
 */
export function matchStories(document: MatchDocument, compiled: CompiledStories): Tag[] {
  const title = document.title?.trim() ? readTitle(document.title) : undefined;
  const text = readText(document.text);
  const inTitle = title && findGroups(title, compiled);
  const inText = findGroups(text, compiled);
  return compiled.stories.map((loaded, index) =>
    judgeStory(loaded, {
      publishedAt: document.publishedAt,
      title: title && { part: title, hits: inTitle?.get(index) ?? NO_HITS },
      text: { part: text, hits: inText.get(index) ?? NO_HITS },
    }),
  );
}
