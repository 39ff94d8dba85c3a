import type { AnchorMatch } from '../model/origin.ts';
import { shareSource } from './credits.ts';
import type { Neighbours } from './neighbours.ts';
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

/**
 * Pairs of texts that tell the same in the same order, best first; ties by place. `isKin` names pairs that have been decided: of one
 * group, or sharing narration, as a digest does with what it is made of.
 */
export function findRewrites(
  ranked: readonly RankedText[],
  neighbours: Neighbours,
  isKin: (a: number, b: number) => boolean,
): RewritePair[] {
  const pairs: RewritePair[] = [];
  for (const [a, one] of ranked.entries()) {
    for (const [b, { anchors: match }] of neighbours[a] ?? []) {
      const other = ranked[b];
      if (b <= a || !other || !mayBeRewrite(match) || isKin(a, b)) continue;
      if (!areClose(timeOf(one.text), timeOf(other.text))) continue;
      const score = rewriteScore(match);
      const sharesSource = shareSource(one.text, other.text);
      const isEnough = sharesSource
        ? match.ordered >= MIN_ORDER_WITH_SOURCE * match.shared && score >= MIN_SCORE_WITH_SOURCE
        : match.ordered >= MIN_ORDERED && score >= MIN_SCORE;
      if (isEnough) pairs.push({ a, b, match, score, sharesSource });
    }
  }
  return pairs.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
}

/** Whether two texts have enough in the same order that one may retell the other, should both name the same source. */
export function mayBeRewrite({ ordered }: AnchorMatch): boolean {
  return ordered >= MIN_ORDERED_WITH_SOURCE;
}

function areClose(a: number, b: number): boolean {
  return a === UNKNOWN_TIME || b === UNKNOWN_TIME || Math.abs(a - b) <= MAX_DISTANCE_MS;
}

/** 0 to 1: the share of shared anchors that keep the order, discounted where chance could do the same. */
export function rewriteScore({ shared, ordered, excess }: AnchorMatch): number {
  if (shared === 0 || excess <= 0) return 0;
  return (ordered / shared) * (1 - Math.exp(-excess / EXCESS_SCALE));
}
