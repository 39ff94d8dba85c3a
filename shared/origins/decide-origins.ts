import { createHash } from 'node:crypto';
import type { Origin, OriginNode } from '../model/origin.ts';
import { chooseSources, type RewriteLink } from './choose-sources.ts';
import { findCreditedSources } from './credited-sources.ts';
import { describeOrigin } from './describe-origin.ts';
import { findReprints, type ReprintLink } from './find-reprints.ts';
import { findRewrites } from './find-rewrites.ts';
import type { Kinship } from './kinship.ts';
import { type ComparedPair, neighboursOf } from './neighbours.ts';
import { type RankedText, rankTexts } from './rank-texts.ts';

/** Hex digits of a group's name: 64 bits. */
const GROUP_ID_LENGTH = 16;

/**
 * Which articles go back to one text. A function of the set of articles and of what was compared, whatever its order: credits with an
 * address decide first, then narration in common (reprint), then facts in the same order (rewrite). Quotations in common decide
 * nothing: anybody may quote. Each article is given once; pairs with others are left out.
 */
export function decideOrigins(nodes: readonly OriginNode[], pairs: Iterable<ComparedPair>): Map<string, Origin> {
  const ranked = rankTexts(nodes);
  const neighbours = neighboursOf(ranked, pairs);
  const { links: reprints, sources } = findReprints(ranked, neighbours);
  const parents = parentsOf(ranked, reprints);
  const heads = ranked.map((_, place) => {
    let head = place;
    for (let parent = parents.get(head); parent !== undefined; parent = parents.get(head)) head = parent;
    return head;
  });
  const isKin = (a: number, b: number): boolean =>
    heads[a] === heads[b] || sources.get(b)?.has(a) === true || sources.get(a)?.has(b) === true;
  const credited = findCreditedSources(ranked, neighbours, creditingByName(ranked, parents), isKin);
  const rewrites = chooseSources(findRewrites(ranked, neighbours, isKin), ranked, heads, credited);
  const kinship: Kinship = { ranked, parents, reprints, rewrites };
  return new Map(
    ranked.map(({ text }, place) => {
      const root = rootOf(place, heads, rewrites);
      return [text.articleId, { groupId: groupId(ranked[root]), ...describeOrigin(place, kinship) }];
    }),
  );
}

/** Places of the texts that name a source without an address and copy nothing that was seen. */
function creditingByName(ranked: readonly RankedText[], parents: ReadonlyMap<number, number>): number[] {
  return ranked.flatMap(({ credits, unseen }, place) =>
    credits.length > 0 && !unseen && !parents.has(place) ? [place] : [],
  );
}

/**
 * Credit first, then narration. A link that would close a circle is left out; going from the last rank to the first leaves the
 * first one of a circle at the head.
 */
function parentsOf(
  ranked: readonly RankedText[],
  reprints: ReadonlyMap<number, readonly ReprintLink[]>,
): Map<number, number> {
  const parents = new Map<number, number>();
  const unseenHeads = new Map<string, number>();
  const leadsTo = (from: number, to: number): boolean => {
    for (let at: number | undefined = from; at !== undefined; at = parents.get(at)) if (at === to) return true;
    return false;
  };
  for (const [place, { unseen }] of ranked.entries()) {
    if (unseen && !unseenHeads.has(unseen.addressKey)) unseenHeads.set(unseen.addressKey, place);
  }
  for (let place = ranked.length - 1; place >= 0; place--) {
    const { creditedText, unseen } = ranked[place] ?? {};
    const credited = creditedText ?? (unseen ? unseenHeads.get(unseen.addressKey) : undefined);
    const copied = unseen ? [] : (reprints.get(place)?.map(({ source }) => source) ?? []);
    const parent = (credited === undefined ? copied : [credited]).find((source) => !leadsTo(source, place));
    if (parent !== undefined) parents.set(place, parent);
  }
  return parents;
}

/** The text that heads the group: that of the copy's original, or of what that one was rewritten from. */
function rootOf(place: number, heads: readonly number[], rewrites: ReadonlyMap<number, RewriteLink>): number {
  let head = heads[place] ?? place;
  for (let link = rewrites.get(head); link !== undefined; link = rewrites.get(head))
    head = heads[link.source] ?? link.source;
  return head;
}

/** Derived from the head: its id, or the address of the unseen original that it credits. */
function groupId(head: RankedText | undefined): string {
  const name = head?.unseen ? `address ${head.unseen.addressKey}` : `article ${head?.text.articleId}`;
  return createHash('sha256').update(name).digest('hex').slice(0, GROUP_ID_LENGTH);
}
