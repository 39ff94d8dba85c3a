import type { Span } from '../model/span.ts';
import type { TermHit } from '../text/term-matcher.ts';
import type { CompiledStories } from './compile-stories.ts';
import type { DocumentPart } from './read-document.ts';
import type { GroupHit } from './sentence-hits.ts';

/** A hit that a guard took back: "South" before "Korean troops". */
export type Blocked = { readonly term: string; readonly guard: string; readonly span: Span };

/** What one story has in a part of a document. */
export type PartHits = {
  /** Hits by the index of their sentence, in text order. */
  readonly bySentence: ReadonlyMap<number, readonly GroupHit[]>;
  readonly blocked: readonly Blocked[];
};

type Building = { bySentence: Map<number, GroupHit[]>; blocked: Blocked[] };

/** The hits of all stories in one pass, by the index of the story; stories without any are absent. */
export function findGroups(part: DocumentPart, { matcher, owners }: CompiledStories): Map<number, PartHits> {
  const found = new Map<number, Building>();
  const building = (story: number): Building => {
    const known = found.get(story) ?? { bySentence: new Map(), blocked: [] };
    found.set(story, known);
    return known;
  };
  const spanOf = ({ start, end }: TermHit): Span => [part.tokens[start]?.start ?? 0, part.tokens[end - 1]?.end ?? 0];
  const { hits, blocked } = matcher.findWithBlocked(part.tokens);
  for (const hit of hits) {
    const owner = owners.get(hit.group);
    const sentence = part.sentenceOf[hit.start] ?? -1;
    if (owner === undefined || sentence < 0) continue;
    const { bySentence } = building(owner.story);
    const inSentence = bySentence.get(sentence);
    const groupHit: GroupHit = { group: owner.group, start: hit.start, end: hit.end, span: spanOf(hit) };
    if (inSentence) inSentence.push(groupHit);
    else bySentence.set(sentence, [groupHit]);
  }
  for (const hit of blocked) {
    const owner = owners.get(hit.group);
    if (owner) building(owner.story).blocked.push({ term: hit.term, guard: hit.guard, span: spanOf(hit) });
  }
  return found;
}
