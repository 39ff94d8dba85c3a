import { nameKey } from './credits.ts';
import { type OriginText, shinglesOf } from './origin-text.ts';
import { type RankedText, timeOf } from './rank-texts.ts';
import { type Overlap, verbatimOverlap } from './verbatim.ts';
import { hashOf } from './word-code.ts';

/** A text of which another one is a copy. */
export type ReprintLink = { readonly source: number; readonly overlap: Overlap };

export type Reprints = {
  /** For each copy its best source, by place in the ranking, and others that are about as good; best first. */
  readonly links: ReadonlyMap<number, readonly ReprintLink[]>;
  /** For each text all possible sources whose narration it shares: a digest has several. */
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
/** A second choice, where the first is a copy itself, must be worth nearly as much. */
const NEARLY_AS_GOOD = 0.85;
/** A digest shares narration with several texts: the one under the same headline is what it is a copy of. */
const TITLE_BONUS = 0.3;
/** Of outlets with the same text the one that the text credits is where it comes from. */
const CREDIT_BONUS = 0.3;
/** A shingle leads to the first few texts that have it; the head of a group is always among them. */
const MAX_POSTINGS = 8;
const MAX_CANDIDATES = 8;
const MIN_SHARED_SHINGLES = 4;
/** Of longer texts one shingle in three is indexed: enough to be found by, a third of the memory. */
const SAMPLED_ABOVE = 200;
const SAMPLE = 3;

/**
 * Which texts share narration with which earlier or simultaneous ones. An index of shingles names the candidates, so the cost follows the
 * words, not the pairs.
 */
export function findReprints(ranked: readonly RankedText[]): Reprints {
  const shingles = ranked.map(({ text }) => shinglesOf(text));
  const postings = new Map<number, number[]>();
  const links = new Map<number, readonly ReprintLink[]>();
  const sources = new Map<number, ReadonlySet<number>>();
  for (const [place, own] of shingles.entries()) {
    for (const shingle of own) {
      if (own.size > SAMPLED_ABOVE && shingle % SAMPLE !== 0) continue;
      const known = postings.get(shingle);
      if (!known) postings.set(shingle, [place]);
      else if (known.length < MAX_POSTINGS) known.push(place);
    }
  }
  for (const [place, { text, credits }] of ranked.entries()) {
    const credited = new Set(credits.map(({ name }) => nameKey(name)));
    const own = shingles[place] ?? new Set<number>();
    const mayCopy = (source: number) => source !== place && (source < place || areTwins(ranked[source], ranked[place]));
    const found = verifiedSources(text, own, candidates(own, postings).filter(mayCopy), ranked, shingles);
    const best = bestLinks(found, (source) => {
      const other = ranked[source]?.text;
      const bonus = other && credited.has(nameKey(other.sketch.outlet)) ? CREDIT_BONUS : 0;
      return titleLikeness(text, other) * TITLE_BONUS + bonus;
    });
    if (best.length > 0) links.set(place, best);
    if (best.length > 0) sources.set(place, new Set(found.map(({ source }) => source)));
  }
  return { links, sources };
}

/** Whether rank says nothing about who was first: the same class and the same instant, as with dates without an hour. */
function areTwins(a: RankedText | undefined, b: RankedText | undefined): boolean {
  return a !== undefined && b !== undefined && a.rankClass === b.rankClass && timeOf(a.text) === timeOf(b.text);
}

/** Texts by the number of indexed shingles in common. */
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

/** Those that share most, where a common headline or a credit adds something; of those that share about the same the earliest first. */
function bestLinks(found: readonly ReprintLink[], bonus: (source: number) => number): ReprintLink[] {
  const worths = found.map((link) => ({ link, worth: link.overlap.share + bonus(link.source) }));
  const most = worths.reduce((best, { worth }) => Math.max(best, worth), 0);
  return worths
    .filter(({ worth }) => worth >= most * NEARLY_AS_GOOD)
    .sort((a, b) => rounded(b.worth) - rounded(a.worth) || a.link.source - b.link.source)
    .map(({ link }) => link);
}

/** Steps of `SAME_SHARE`. */
function rounded(worth: number): number {
  return Math.round(worth / SAME_SHARE);
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
