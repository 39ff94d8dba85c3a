import type { OriginNode } from '../model/origin.ts';
import { GAP, hashOf, type WordCode } from './word-code.ts';

/** A sentence of the text. */
export type OriginSentence = {
  /** Its narration, with gaps where quotations were cut out. */
  readonly narration: readonly WordCode[];
  /** All its words, and for each whether it stands in a quotation. */
  readonly all: readonly WordCode[];
  readonly isQuoted: readonly boolean[];
  /** Words of the narration. */
  readonly words: number;
  /** The same for the same narration. */
  readonly key: number;
};

/** An article made ready to be compared: what anybody may quote is told from what only one writer has written. */
export type OriginText = OriginNode & {
  readonly title: readonly WordCode[];
  readonly sentences: readonly OriginSentence[];
};

/** Words in a row that make a shingle: fewer are shared by chance, more miss texts with swapped words. */
export const SHINGLE_WORDS = 4;

/** A sentence of its words, in order. */
export function originSentence(all: readonly WordCode[], isQuoted: readonly boolean[]): OriginSentence {
  const narration: WordCode[] = [];
  let words = 0;
  for (const [place, code] of all.entries()) {
    if (!isQuoted[place]) {
      narration.push(code);
      words++;
    } else if (narration.at(-1) !== GAP) narration.push(GAP);
  }
  return { narration, all, isQuoted, words, key: mixAll(words > 0 ? narration : all) };
}

/** The same text with other sentences: after furniture was taken out. */
export function withSentences(text: OriginText, sentences: readonly OriginSentence[]): OriginText {
  return { ...text, sentences, words: sentences.reduce((sum, { words }) => sum + words, 0) };
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

function mixAll(codes: readonly WordCode[]): number {
  return codes.reduce<number>((sum, code) => mix(sum, hashOf(code)), 0);
}

/** One round of murmur3's mixing: 32 bits, every bit depends on every word. */
export function mix(state: number, value: number): number {
  let word = Math.imul(value, 0xcc9e2d51);
  word = (word << 15) | (word >>> 17);
  const mixed = state ^ Math.imul(word, 0x1b873593);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}
