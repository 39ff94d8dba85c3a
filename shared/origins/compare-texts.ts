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
  /** Words of title and text that mean something, quoted or not: a rewrite keeps what was said. */
  readonly words: ReadonlySet<number>;
};

export function comparableText(text: OriginText): ComparableText {
  return {
    text,
    shingles: shinglesOf(text),
    anchors: anchorsOf(text.sentences),
    title: new Set(text.title.map(hashOf)),
    words: tellingWords([text.title, ...text.sentences.map(({ all }) => all)]),
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
    likeness: round(cosine(a.words, b.words)),
  };
}

/**
 * Containment counts from the side of the shorter text: the longer one may have more besides. The words are those of the side that has
 * fewer: a text that says one sentence a hundred times shares one sentence.
 */
function stronger(a: Overlap, b: Overlap): Overlap {
  const { share, longestRun } = a.share >= b.share ? a : b;
  return { share, longestRun, words: Math.min(a.words, b.words) };
}

/** Share of the words of both that both have: 0 to 1. */
function commonShare(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const shared = sharedWords(a, b);
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}

/** Cosine of the two sets of words: 0 to 1. */
function cosine(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const shared = sharedWords(a, b);
  return shared === 0 ? 0 : shared / Math.sqrt(a.size * b.size);
}

function sharedWords(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared;
}

function tellingWords(runs: readonly (readonly WordCode[])[]): Set<number> {
  const words = new Set<number>();
  for (const codes of runs) {
    for (const code of codes) if (kindOfCode(code) !== WORD_KINDS.function) words.add(hashOf(code));
  }
  return words;
}

/** Three digits: what is stored and what is decided upon are the same. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
