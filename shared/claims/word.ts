import type { PartOfSpeech } from 'wink-nlp';

/** A word of a sentence with its part of speech (universal tags, https://universaldependencies.org/u/pos/). */
export type Word = {
  readonly text: string;
  /** Lower case, straight apostrophes. */
  readonly lower: string;
  readonly pos: PartOfSpeech;
  /** `[start, end)` in UTF-16 units of the article's text. */
  readonly start: number;
  readonly end: number;
};
