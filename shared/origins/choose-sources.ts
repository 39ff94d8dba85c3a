import type { CreditedSource } from './credited-sources.ts';
import type { RewritePair } from './find-rewrites.ts';
import { type RankedText, timeOf } from './rank-texts.ts';

/** What a rewrite was written from: by what both tell in the same order, or by its credit and their words in common. */
export type RewriteLink =
  | { readonly source: number; readonly pair: RewritePair }
  | { readonly source: number; readonly likeness: number };

/** Dates of publication have no hour, or one of another zone: a lead that is shorter says nothing about who was first. */
const UNSURE_MS = 36 * 60 * 60 * 1000;

/**
 * For each head of a group the text that the group retells, at most one: what it credits, then the best pairs; circles left out. Of two groups
 * the later one is the rewrite; within a day and a half the one that fewer outlets carry: what is reprinted is the source.
 */
export function chooseSources(
  pairs: readonly RewritePair[],
  ranked: readonly RankedText[],
  heads: readonly number[],
  credited: ReadonlyMap<number, CreditedSource> = new Map(),
): Map<number, RewriteLink> {
  const links = new Map<number, RewriteLink>();
  const sizes = groupSizes(ranked, heads);
  const rootOf = (head: number): number => {
    let at = head;
    for (let link = links.get(at); link; link = links.get(at)) at = heads[link.source] ?? link.source;
    return at;
  };
  for (const [place, link] of credited) {
    if (heads[place] === place && rootOf(heads[link.source] ?? link.source) !== place) links.set(place, link);
  }
  for (const pair of pairs) {
    const [headA, headB] = [heads[pair.a] ?? pair.a, heads[pair.b] ?? pair.b];
    const isAFirst = comesFirst(headA, headB, ranked, sizes);
    const [copy, source] = isAFirst ? [headB, pair.a] : [headA, pair.b];
    const sourceHead = isAFirst ? headA : headB;
    if (!links.has(copy) && rootOf(sourceHead) !== copy) links.set(copy, { source, pair });
  }
  return links;
}

function comesFirst(a: number, b: number, ranked: readonly RankedText[], sizes: ReadonlyMap<number, number>): boolean {
  const [one, other] = [ranked[a], ranked[b]];
  if (!one || !other) return a < b;
  const lead = timeOf(one.text) - timeOf(other.text);
  if (Math.abs(lead) > UNSURE_MS) return lead < 0;
  if (Boolean(one.unseen) !== Boolean(other.unseen)) return one.unseen !== undefined;
  const [sizeA, sizeB] = [sizes.get(a) ?? 1, sizes.get(b) ?? 1];
  return sizeA === sizeB ? a < b : sizeA > sizeB;
}

/** Outlets that carry each group; an article without an outlet counts for itself. */
function groupSizes(ranked: readonly RankedText[], heads: readonly number[]): Map<number, number> {
  const outlets = new Map<number, Set<string>>();
  for (const [place, { text }] of ranked.entries()) {
    const head = heads[place] ?? place;
    const known = outlets.get(head) ?? new Set();
    outlets.set(head, known.add(text.outletHost || text.articleId));
  }
  return new Map([...outlets].map(([head, names]) => [head, names.size]));
}
