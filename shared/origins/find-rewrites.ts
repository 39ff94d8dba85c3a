import { type AnchorMatch, type Anchors, anchorsOf, matchAnchors } from './anchors.ts';
import { shareSource } from './credits.ts';
import { type RankedText, timeOf, UNKNOWN_TIME } from './rank-texts.ts';

/** Two texts of different groups of which one retells the other; which one is decided by their groups. */
export type RewritePair = {
  readonly a: number;
  readonly b: number;
  readonly match: AnchorMatch;
  readonly score: number;
  /** Both name the same source. */
  readonly sharesSource: boolean;
};

const DAY_MS = 24 * 60 * 60 * 1000;
/** News is rewritten while it is news. */
const MAX_DISTANCE_MS = 7 * DAY_MS;
/** Without a common source: so many words in the same order, so far beyond chance. */
const MIN_ORDERED = 15;
const MIN_SCORE = 0.55;
/** A common source is half of the proof. */
const MIN_ORDERED_WITH_SOURCE = 10;
const MIN_SCORE_WITH_SOURCE = 0.28;
const MIN_ORDER_WITH_SOURCE = 0.68;
/** Excess at which chance is practically out: the score approaches the share of ordered anchors. */
const EXCESS_SCALE = 4;
/** A word in more texts than this points at nobody; the rarest words of a text name the candidates. */
const MAX_POSTINGS = 60;
const MAX_INDEXED_WORDS = 120;
const MAX_CANDIDATES = 16;
const MIN_SHARED_WORDS = 5;

/**
 * Pairs of texts that tell the same in the same order, best first; ties by place. `isKin` names pairs that have been decided: of one
 * group, or sharing narration, as a digest does with what it is made of.
 */
export function findRewrites(ranked: readonly RankedText[], isKin: (a: number, b: number) => boolean): RewritePair[] {
  const anchors = ranked.map(({ text }) => anchorsOf(text));
  const pairs: RewritePair[] = [];
  for (const [a, b] of candidatePairs(anchors)) {
    const [one, other] = [ranked[a], ranked[b]];
    const [inA, inB] = [anchors[a], anchors[b]];
    if (!one || !other || !inA || !inB || isKin(a, b)) continue;
    if (!areClose(timeOf(one.text), timeOf(other.text))) continue;
    const match = matchAnchors(inA, inB);
    const score = rewriteScore(match);
    const sharesSource = shareSource(one.text, other.text);
    const enough = sharesSource
      ? match.ordered >= MIN_ORDERED_WITH_SOURCE &&
        match.ordered >= MIN_ORDER_WITH_SOURCE * match.shared &&
        score >= MIN_SCORE_WITH_SOURCE
      : match.ordered >= MIN_ORDERED && score >= MIN_SCORE;
    if (enough) pairs.push({ a, b, match, score, sharesSource });
  }
  return pairs.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
}

function areClose(a: number, b: number): boolean {
  return a === UNKNOWN_TIME || b === UNKNOWN_TIME || Math.abs(a - b) <= MAX_DISTANCE_MS;
}

/** 0 to 1: the share of shared anchors that keep the order, discounted where chance could do the same. */
export function rewriteScore({ shared, ordered, excess }: AnchorMatch): number {
  if (shared === 0 || excess <= 0) return 0;
  return (ordered / shared) * (1 - Math.exp(-excess / EXCESS_SCALE));
}

/** Pairs with several rare words in common, each pair once, the smaller place first. */
function candidatePairs(anchors: readonly Anchors[]): [number, number][] {
  const spread = new Map<number, number>();
  for (const words of anchors) for (const hash of words.keys()) spread.set(hash, (spread.get(hash) ?? 0) + 1);
  const pointed = (words: Anchors) =>
    [...words.keys()]
      .filter((hash) => (spread.get(hash) ?? 0) > 1 && (spread.get(hash) ?? 0) <= MAX_POSTINGS)
      .sort((a, b) => (spread.get(a) ?? 0) - (spread.get(b) ?? 0) || a - b)
      .slice(0, MAX_INDEXED_WORDS);
  const postings = new Map<number, number[]>();
  const pairs: [number, number][] = [];
  for (const [place, words] of anchors.entries()) {
    const counts = new Map<number, number>();
    for (const hash of pointed(words)) {
      const known = postings.get(hash) ?? [];
      for (const other of known) counts.set(other, (counts.get(other) ?? 0) + 1);
      known.push(place);
      postings.set(hash, known);
    }
    const best = [...counts]
      .filter(([, count]) => count >= MIN_SHARED_WORDS)
      .sort(([a, countA], [b, countB]) => countB - countA || a - b)
      .slice(0, MAX_CANDIDATES);
    for (const [other] of best) pairs.push([other, place]);
  }
  return pairs;
}
