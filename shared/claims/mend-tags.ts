import type { Word } from './word.ts';

/** What the tagger makes of names in the middle of a sentence that are also common words: `said Will Lund`, `Concord resident`. */
const MISREAD: ReadonlySet<string> = new Set(['VERB', 'AUX', 'ADV', 'INTJ']);
/** Adverbs before verbs that the tagger takes for verbs: "He further stressed". */
const ADVERBS: ReadonlySet<string> = new Set(['further', 'later', 'once', 'twice', 'still', 'instead']);
/** Verbs whose subject stands right before them, however it is written. */
const SPEECH: ReadonlySet<string> = new Set(['said', 'says', 'told', 'added', 'wrote', 'tweeted']);
/** Share of capitalised words from which on a sentence is a headline in title case, where capitals tell nothing. */
const TITLE_CASE = 0.7;

/** Corrects tags that the spelling of a word and its neighbours prove wrong. `words` are those of one or more whole sentences. */
export function mendTags(words: readonly Word[]): Word[] {
  const isHeadline = isTitleCase(words);
  return words.map((word, at) => {
    const pos = mendedTag(word, words[at - 1], words[at + 1], isHeadline);
    return pos === word.pos ? word : { ...word, pos };
  });
}

function mendedTag(word: Word, before: Word | undefined, next: Word | undefined, isHeadline: boolean): Word['pos'] {
  if (word.pos === 'VERB' && ADVERBS.has(word.lower)) return 'ADV';
  const isCapital = /^\p{Lu}\p{Ll}/u.test(word.text);
  if (isCapital && !isHeadline && MISREAD.has(word.pos)) {
    const isInside = before !== undefined && (before.pos !== 'PUNCT' || before.text === ',');
    if (isInside || (next !== undefined && SPEECH.has(next.lower) && !ADVERB_ENDING.test(word.lower))) return 'PROPN';
  }
  // "somebody familiar with her thinking said"
  if (word.pos === 'VERB' && word.lower.endsWith('ing') && isPossessive(before) && next?.pos === 'VERB') return 'NOUN';
  return word.pos;
}

const ADVERB_ENDING = /(?:[^aeiloyu]ly|ally|ously|fully)$/u;

function isPossessive(word: Word | undefined): boolean {
  return word !== undefined && (word.lower === "'s" || /^(?:his|her|its|their)$/u.test(word.lower));
}

function isTitleCase(words: readonly Word[]): boolean {
  let capitals = 0;
  let all = 0;
  for (const { text, pos } of words) {
    if (pos === 'PUNCT' || pos === 'PART') continue;
    all++;
    if (/^\p{Lu}/u.test(text)) capitals++;
  }
  return capitals >= all * TITLE_CASE;
}
