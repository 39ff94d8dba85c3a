import model from 'wink-eng-lite-web-model';
import winkNLP, { type PartOfSpeech } from 'wink-nlp';
import { joinHyphens } from './join-hyphens.ts';
import { mendTags } from './mend-tags.ts';
import type { Word } from './word.ts';

export type { Word } from './word.ts';

/** The tagger is quadratic in the length of one word, so that longer ones are shown to it as one letter. UTF-16 units. */
const MAX_WORD_LENGTH = 60;
const LONG_RUN = new RegExp(`\\S{${MAX_WORD_LENGTH},}`, 'gu');
const CURLY_APOSTROPHE = /[\u2018\u2019]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;

const nlp = winkNLP(model, ['pos']);

/** The words of `text.slice(start, end)`; hyphenated ones are whole. Long runs without a space and lone surrogates are read as a letter. */
export function tagWords(text: string, start: number, end: number): Word[] {
  const shown = text
    .slice(start, end)
    .replace(LONE_SURROGATE, '?')
    .replace(LONG_RUN, (run) => `x${' '.repeat(run.length - 1)}`);
  const tokens = nlp.readDoc(shown).tokens();
  const values = tokens.out();
  const tags = tokens.out(nlp.its.pos) as unknown as PartOfSpeech[];
  const words: Word[] = [];
  let at = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? '';
    const found = shown.indexOf(value, at);
    if (found < 0) continue;
    at = found + value.length;
    const lower = value.toLowerCase().replace(CURLY_APOSTROPHE, "'");
    words.push({ text: value, lower, pos: tags[index] ?? 'X', start: start + found, end: start + at });
  }
  return mendTags(joinHyphens(words, text));
}
