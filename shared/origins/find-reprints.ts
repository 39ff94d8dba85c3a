import type { Comparison, Overlap } from '../model/origin.ts';
import { nameKey } from './credits.ts';
import type { Neighbours } from './neighbours.ts';
import { type RankedText, timeOf } from './rank-texts.ts';

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

/** Which texts share narration with which earlier or simultaneous ones. */
export function findReprints(ranked: readonly RankedText[], neighbours: Neighbours): Reprints {
  const links = new Map<number, readonly ReprintLink[]>();
  const sources = new Map<number, ReadonlySet<number>>();
  for (const [place, { credits }] of ranked.entries()) {
    const credited = new Set(credits.map(({ name }) => nameKey(name)));
    const found = [...(neighbours[place] ?? [])].filter(
      ([source, { overlap }]) => isReprint(overlap) && (source < place || areTwins(ranked[source], ranked[place])),
    );
    if (found.length === 0) continue;
    const isCredited = (source: number) => credited.has(nameKey(ranked[source]?.text.outlet ?? ''));
    links.set(place, bestLinks(found, isCredited));
    sources.set(place, new Set(found.map(([source]) => source)));
  }
  return { links, sources };
}

/** Whether rank says nothing about who was first: the same class and the same instant, as with dates without an hour. */
function areTwins(a: RankedText | undefined, b: RankedText | undefined): boolean {
  return a !== undefined && b !== undefined && a.rankClass === b.rankClass && timeOf(a.text) === timeOf(b.text);
}

/** Those that share most, where a common headline or a credit adds something; of those that share about the same the earliest first. */
function bestLinks(found: readonly [number, Comparison][], isCredited: (source: number) => boolean): ReprintLink[] {
  const worths = found.map(([source, { overlap, titles }]) => ({
    link: { source, overlap },
    worth: overlap.share + titles * TITLE_BONUS + (isCredited(source) ? CREDIT_BONUS : 0),
  }));
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

export function isReprint({ words, share, longestRun }: Overlap): boolean {
  if (words < MIN_WORDS) return false;
  return share >= MIN_SHARE || (share >= MIN_PART_SHARE && longestRun >= MIN_PART_RUN);
}
