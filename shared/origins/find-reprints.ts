import { type OriginText, shinglesOf } from './origin-text.ts';
import type { RankedText } from './rank-texts.ts';
import { type Overlap, verbatimOverlap } from './verbatim.ts';
import { hashOf } from './word-code.ts';

/** A text of which another one is a copy. */
export type ReprintLink = { readonly source: number; readonly overlap: Overlap };

export type Reprints = {
  /** For each copy its best source, by place in the ranking. */
  readonly links: ReadonlyMap<number, ReprintLink>;
  /** For each text all earlier ones whose narration it shares: a digest has several. */
  readonly sources: ReadonlyMap<number, ReadonlySet<number>>;
};

/** Fewer words in common are a phrase, not a text. */
const MIN_WORDS = 18;
/** With this share of the shorter narration nothing else is needed. */
const MIN_SHARE = 0.5;
/** Part of a text, embedded or cut: a share, and one unbroken stretch that two writers do not hit upon by chance. */
const MIN_PART_SHARE = 0.28;
const MIN_PART_RUN = 8;
/** Shares that differ by less are equal: the earlier text is the source then. */
const SAME_SHARE = 0.02;
/** A digest shares narration with several texts: the one under the same headline is what it is a copy of. */
const TITLE_BONUS = 0.3;
/** A shingle leads to the first few texts that have it; the head of a group is always among them. */
const MAX_POSTINGS = 8;
const MAX_CANDIDATES = 8;
const MIN_SHARED_SHINGLES = 4;
/** Of longer texts one shingle in three is indexed: enough to be found by, a third of the memory. */
const SAMPLED_ABOVE = 200;
const SAMPLE = 3;

/**
 * Which texts share narration with which earlier ones. An index of shingles names the candidates, so the cost follows the
 * words, not the pairs.
 */
export function findReprints(ranked: readonly RankedText[]): Reprints {
  const shingles = ranked.map(({ text }) => shinglesOf(text));
  const postings = new Map<number, number[]>();
  const links = new Map<number, ReprintLink>();
  const sources = new Map<number, ReadonlySet<number>>();
  for (const [place, { text }] of ranked.entries()) {
    const own = shingles[place] ?? new Set<number>();
    const found = verifiedSources(text, own, candidates(own, postings), ranked, shingles);
    const best = bestLink(found, (source) => titleLikeness(text, ranked[source]?.text) * TITLE_BONUS);
    if (best) links.set(place, best);
    if (best) sources.set(place, new Set(found.map(({ source }) => source)));
    for (const shingle of own) {
      if (own.size > SAMPLED_ABOVE && shingle % SAMPLE !== 0) continue;
      const known = postings.get(shingle);
      if (!known) postings.set(shingle, [place]);
      else if (known.length < MAX_POSTINGS) known.push(place);
    }
  }
  return { links, sources };
}

/** Earlier texts by the number of indexed shingles in common. */
function candidates(own: ReadonlySet<number>, postings: ReadonlyMap<number, readonly number[]>): number[] {
  const counts = new Map<number, number>();
  for (const shingle of own) {
    for (const place of postings.get(shingle) ?? []) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= MIN_SHARED_SHINGLES)
    .sort(([a, countA], [b, countB]) => countB - countA || a - b)
    .slice(0, MAX_CANDIDATES)
    .map(([place]) => place);
}

function verifiedSources(
  text: OriginText,
  own: ReadonlySet<number>,
  places: readonly number[],
  ranked: readonly RankedText[],
  shingles: readonly ReadonlySet<number>[],
): ReprintLink[] {
  const found: ReprintLink[] = [];
  for (const source of [...places].sort((a, b) => a - b)) {
    const other = ranked[source]?.text;
    if (!other) continue;
    const overlap = stronger(verbatimOverlap(text, shingles[source] ?? new Set()), verbatimOverlap(other, own));
    if (isReprint(overlap)) found.push({ source, overlap });
  }
  return found;
}

/** The one that shares most, where a common headline adds something; of those that share about the same the earliest. */
function bestLink(found: readonly ReprintLink[], bonus: (source: number) => number): ReprintLink | undefined {
  let best: ReprintLink | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const link of found) {
    const worth = link.overlap.share + bonus(link.source);
    if (worth <= most + SAME_SHARE) continue;
    best = link;
    most = worth;
  }
  return best;
}

/** Share of the words of two headlines that both have: 0 to 1. */
function titleLikeness(a: OriginText, b: OriginText | undefined): number {
  const [one, other] = [new Set(a.title.map(hashOf)), new Set(b?.title.map(hashOf))];
  const shared = [...one].filter((hash) => other.has(hash)).length;
  return shared === 0 ? 0 : shared / (one.size + other.size - shared);
}

/** Containment counts from the side of the shorter text: the longer one may have more besides. */
function stronger(a: Overlap, b: Overlap): Overlap {
  return a.share >= b.share ? a : b;
}

export function isReprint({ words, share, longestRun }: Overlap): boolean {
  if (words < MIN_WORDS) return false;
  return share >= MIN_SHARE || (share >= MIN_PART_SHARE && longestRun >= MIN_PART_RUN);
}
