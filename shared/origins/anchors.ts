import type { AnchorMatch } from '../model/origin.ts';
import type { OriginSentence } from './origin-sentence.ts';
import { hashOf, kindOfCode, WORD_KINDS } from './word-code.ts';

/** Where a word stands that occurs in one sentence of its text only. */
export type Anchor = { readonly at: number; readonly sentence: number; readonly isQuoted: boolean };

/** The words of a text that occur in one sentence only: the topic's own words, which are everywhere, are not among them. */
export type Anchors = ReadonlyMap<number, Anchor>;

/** Longer texts are compared by their first sentences: a rewrite follows its source from the start. */
const MAX_SENTENCES = 60;
/** One sentence in common, an editor's note or a list of names, is no retelling: so many of its words count. */
const MAX_OF_ONE_SENTENCE = 9;

export function anchorsOf(sentences: readonly Pick<OriginSentence, 'all' | 'isQuoted'>[]): Anchors {
  const anchors = new Map<number, Anchor>();
  const repeated = new Set<number>();
  let at = 0;
  for (const [sentence, { all, isQuoted }] of sentences.slice(0, MAX_SENTENCES).entries()) {
    for (const [place, code] of all.entries()) {
      at++;
      if (kindOfCode(code) === WORD_KINDS.function) continue;
      const hash = hashOf(code);
      const before = anchors.get(hash);
      if (before && before.sentence !== sentence) repeated.add(hash);
      else if (!before) anchors.set(hash, { at, sentence, isQuoted: isQuoted[place] ?? false });
    }
  }
  for (const hash of repeated) anchors.delete(hash);
  return anchors;
}

/**
 * Compares the order of the shared anchors. In unrelated texts of n shared anchors the longest ordered run has about 2√n of
 * them, give or take n^(1/6) (Baik, Deift and Johansson 1999); a rewrite keeps the order of its source and has far more.
 */
export function matchAnchors(a: Anchors, b: Anchors): AnchorMatch {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  const pairs: [at: number, place: number][] = [];
  const ofSentences = new Map<number, number>();
  for (const [hash, one] of small) {
    const other = large.get(hash);
    if (!other || (one.isQuoted && other.isQuoted)) continue;
    const sentences = one.sentence * MAX_SENTENCES + other.sentence;
    const count = (ofSentences.get(sentences) ?? 0) + 1;
    ofSentences.set(sentences, count);
    if (count <= MAX_OF_ONE_SENTENCE) pairs.push([one.at, other.at]);
  }
  pairs.sort(([x], [y]) => x - y);
  const shared = pairs.length;
  const ordered = longestRise(pairs.map(([, place]) => place));
  const excess = shared === 0 ? 0 : (ordered - 2 * Math.sqrt(shared)) / shared ** (1 / 6);
  return { shared, ordered, excess };
}

/** Length of the longest rising subsequence, by patience sorting. */
export function longestRise(values: readonly number[]): number {
  const tails: number[] = [];
  for (const value of values) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tails[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    tails[low] = value;
  }
  return tails.length;
}
