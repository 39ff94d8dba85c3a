import type { Comparison, Overlap } from '../model/origin.ts';
import { type Anchors, anchorsOf, matchAnchors } from './anchors.ts';
import { type OriginText, shinglesOf } from './origin-text.ts';
import { verbatimOverlap } from './verbatim.ts';
import { hashOf, kindOfCode, WORD_KINDS, type WordCode } from './word-code.ts';

/** A text with what comparing it needs, worked out once. */
export type ComparableText = {
  readonly text: OriginText;
  readonly shingles: ReadonlySet<number>;
  readonly anchors: Anchors;
  readonly title: ReadonlySet<number>;
  /** Words of title and text that mean something, quoted or not, and what each weighs. */
  readonly weights: ReadonlyMap<number, number>;
};

/** A name or a figure tells a text from others of its topic more than a plain word does. */
const WEIGHTS = { [WORD_KINDS.plain]: 1, [WORD_KINDS.name]: 2, [WORD_KINDS.number]: 3 } as const;

export function comparableText(text: OriginText): ComparableText {
  return {
    text,
    shingles: shinglesOf(text),
    anchors: anchorsOf(text.sentences),
    title: new Set(text.title.map(hashOf)),
    weights: weightsOf([text.title, ...text.sentences.map(({ all }) => all)]),
  };
}

/** What two texts have in common; the same, whichever of them is named first. */
export function compareTexts(one: ComparableText, other: ComparableText): Comparison {
  const [a, b] = one.text.articleId <= other.text.articleId ? [one, other] : [other, one];
  const { shared, ordered, excess } = matchAnchors(a.anchors, b.anchors);
  const overlap = stronger(verbatimOverlap(a.text, b.shingles), verbatimOverlap(b.text, a.shingles));
  return {
    overlap: { ...overlap, share: round(overlap.share) },
    titles: round(commonShare(a.title, b.title)),
    anchors: { shared, ordered, excess: round(excess) },
    likeness: round(cosine(a.weights, b.weights)),
  };
}

/** Containment counts from the side of the shorter text: the longer one may have more besides. */
function stronger(a: Overlap, b: Overlap): Overlap {
  return a.share >= b.share ? a : b;
}

/** Share of the words of both that both have: 0 to 1. */
function commonShare(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}

/** Cosine of the two sets of weighted words: 0 to 1. */
function cosine(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): number {
  let [shared, inA, inB] = [0, 0, 0];
  for (const [word, weight] of a) {
    inA += weight;
    if (b.has(word)) shared += Math.min(weight, b.get(word) ?? 0);
  }
  for (const weight of b.values()) inB += weight;
  return shared === 0 ? 0 : Math.min(1, shared / Math.sqrt(inA * inB));
}

function weightsOf(runs: readonly (readonly WordCode[])[]): Map<number, number> {
  const weights = new Map<number, number>();
  for (const codes of runs) {
    for (const code of codes) {
      const kind = kindOfCode(code);
      if (kind === WORD_KINDS.function) continue;
      weights.set(hashOf(code), Math.max(weights.get(hashOf(code)) ?? 0, WEIGHTS[kind]));
    }
  }
  return weights;
}

/** Three digits: what is stored and what is decided upon are the same. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
