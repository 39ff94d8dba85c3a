import type { OriginNode } from '../model/origin.ts';
import { anchorsOf } from './anchors.ts';
import { mix } from './mix.ts';
import type { OriginSentence } from './origin-sentence.ts';
import { GAP, hashOf, type WordCode } from './word-code.ts';

/** An article made ready to be compared: what anybody may quote is told from what only one writer has written. */
export type OriginText = OriginNode & {
  readonly title: readonly WordCode[];
  readonly sentences: readonly OriginSentence[];
};

/** Words in a row that make a shingle: fewer are shared by chance, more miss texts with swapped words. */
export const SHINGLE_WORDS = 4;

/** The same text with other sentences: after furniture was taken out. */
export function withSentences(text: OriginText, sentences: readonly OriginSentence[]): OriginText {
  const words = sentences.reduce((sum, sentence) => sum + sentence.words, 0);
  return { ...text, sentences, words, anchors: anchorsOf(sentences).size };
}

/** Calls `visit` with each shingle of a run of codes and the place of its first word; none reaches across a gap. */
export function eachShingle(codes: readonly WordCode[], visit: (shingle: number, at: number) => void): void {
  let run = 0;
  for (let end = 0; end < codes.length; end++) {
    run = codes[end] === GAP ? 0 : run + 1;
    if (run < SHINGLE_WORDS) continue;
    let shingle = 0;
    for (let at = end - SHINGLE_WORDS + 1; at <= end; at++) shingle = mix(shingle, hashOf(codes[at] ?? 0));
    visit(shingle, end - SHINGLE_WORDS + 1);
  }
}

/** All shingles of the narration. */
export function shinglesOf(text: OriginText): Set<number> {
  const shingles = new Set<number>();
  for (const { narration } of text.sentences) eachShingle(narration, (shingle) => shingles.add(shingle));
  return shingles;
}
