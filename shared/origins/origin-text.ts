import type { OriginSketch } from '../model/origin.ts';
import { unpackWords } from './sketch-data.ts';
import { GAP, hashOf, QUOTE_OPENS, RESERVED, SENTENCE_BREAK, type WordCode } from './word-code.ts';

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

/** A sketch made ready to be compared. */
export type OriginText = {
  readonly sketch: OriginSketch;
  readonly title: readonly WordCode[];
  /** Agencies that the text names anywhere, in short form. */
  readonly agencies: readonly string[];
  /** Names in the bracket that opens it, in short form: those of other outlets are credits. */
  readonly openings: readonly string[];
  readonly sentences: readonly OriginSentence[];
  /** Words of the narration. */
  readonly words: number;
};

/** Words in a row that make a shingle: fewer are shared by chance, more miss texts with swapped words. */
export const SHINGLE_WORDS = 4;

/** Reads a sketch; `StoreError` when its data is none of ours. */
export function originText(sketch: OriginSketch): OriginText {
  const { title, text, agencies, openings } = unpackWords(sketch.data);
  const sentences: OriginSentence[] = [];
  let narration: WordCode[] = [];
  let all: WordCode[] = [];
  let isQuoted: boolean[] = [];
  let inQuote = false;
  const finish = () => {
    const words = narration.reduce((sum, code) => sum + (code === GAP ? 0 : 1), 0);
    if (all.length > 0) sentences.push({ narration, all, isQuoted, words, key: mixAll(words > 0 ? narration : all) });
    [narration, all, isQuoted, inQuote] = [[], [], [], false];
  };
  for (const code of text) {
    if (code === SENTENCE_BREAK) finish();
    else if (code < RESERVED) {
      inQuote = code === QUOTE_OPENS;
      if (inQuote) narration.push(GAP);
    } else {
      all.push(code);
      isQuoted.push(inQuote);
      if (!inQuote) narration.push(code);
    }
  }
  finish();
  return withSentences({ sketch, title, agencies, openings, sentences: [], words: 0 }, sentences);
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
function mix(state: number, value: number): number {
  let word = Math.imul(value, 0xcc9e2d51);
  word = (word << 15) | (word >>> 17);
  const mixed = state ^ Math.imul(word, 0x1b873593);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}
