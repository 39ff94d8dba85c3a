import { mix } from './mix.ts';
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

function mixAll(codes: readonly WordCode[]): number {
  return codes.reduce<number>((sum, code) => mix(sum, hashOf(code)), 0);
}
