import type { Overlap } from '../model/origin.ts';
import { eachShingle, type OriginText, SHINGLE_WORDS } from './origin-text.ts';
import { GAP, kindOfCode, WORD_KINDS } from './word-code.ts';

/** The part of `text` whose shingles stand among those of the other text; order does not matter. */
export function verbatimOverlap(text: OriginText, others: ReadonlySet<number>): Overlap {
  let words = 0;
  let longestRun = 0;
  for (const { narration: codes } of text.sentences) {
    let coveredTo = 0;
    let run = 0;
    eachShingle(codes, (shingle, at) => {
      if (!others.has(shingle)) return;
      const from = Math.max(at, coveredTo);
      if (at > coveredTo || codes[at - 1] === GAP) run = 0;
      coveredTo = at + SHINGLE_WORDS;
      words += coveredTo - from;
      for (let place = from; place < coveredTo; place++) {
        if (kindOfCode(codes[place] ?? 0) !== WORD_KINDS.name) run++;
      }
      if (run > longestRun) longestRun = run;
    });
  }
  return { words, share: text.words === 0 ? 0 : words / text.words, longestRun };
}
