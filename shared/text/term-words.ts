import { foldCase } from './fold.ts';
import type { Token } from './tokens.ts';

/** A word as terms see it. Several words may come from one token (`anti-tank`); `word` is '' where nothing may reach across. */
export type TermWord = {
  readonly word: string;
  /** Written in capitals only, like `NIS`. */
  readonly isCapitals: boolean;
  /** Index of the token it comes from. */
  readonly token: number;
};

/** A word of a term: what it must be, or how it must begin. */
export type WordPattern = { readonly word: string; readonly isPrefix: boolean; readonly isCapitals: boolean };

/** As a word of a term: any number in figures. */
export const ANY_NUMBER = '#';
/** A term with n hyphens stands for 2^n spellings; more than this are kept as written. */
const MAX_FREE_HYPHENS = 4;
/** Most words: nothing to fold, part or cut off. */
const PLAIN = /^[a-z]+$/u;
const HYPHENS = /[-\u2010-\u2013\u2212]/u;
const ALL_HYPHENS = /[-\u2010-\u2013\u2212]/gu;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** Quotation marks and the square brackets of editors: `sent “troops” to Russia`, `[North] Korean soldiers`. */
const SEE_THROUGH = /^[\u0022\u0027\u0060\u00ab\u00bb\u2018-\u201f\u2039\u203a[\]\u2010-\u2013\u2212-]+$/u;
const POSSESSIVE = /^['\u2019]?s?$/u;
const EDGE_DOTS = /^\.+|\.+$/gu;

/** Whether a word of a text is what the pattern asks for. */
export function fitsPattern(word: TermWord, pattern: WordPattern): boolean {
  if (pattern.isCapitals && !word.isCapitals) return false;
  if (pattern.word === ANY_NUMBER) return isFigure(word.word);
  return pattern.isPrefix ? word.word.startsWith(pattern.word) : word.word === pattern.word;
}

/** Whether a word is written in figures: `10,000`, `3rd`. */
export function isFigure(word: string): boolean {
  const first = word.charCodeAt(0);
  return first >= 0x30 && first <= 0x39;
}

/** The words of a text: hyphens part words, quotation marks and possessive endings vanish, other punctuation holds. */
export function termWords(tokens: readonly Token[]): TermWord[] {
  const words: TermWord[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined) continue;
    const { lower } = token;
    if (token.kind === 'word' && PLAIN.test(lower)) {
      words.push({ word: lower, isCapitals: areCapitals(token.text), token: index });
      continue;
    }
    if (SEE_THROUGH.test(lower)) continue;
    if (!LETTER_OR_DIGIT.test(lower)) {
      if (lower === '.' && isInitial(tokens[index - 1], token)) continue;
      words.push({ word: '', isCapitals: false, token: index });
      continue;
    }
    if (lower.charCodeAt(0) !== 0x73 && POSSESSIVE.test(lower)) continue;
    const isCapitals = areCapitals(token.text);
    if (!HYPHENS.test(lower)) {
      words.push({ word: bareWord(lower), isCapitals, token: index });
      continue;
    }
    const written = token.text.split(HYPHENS);
    const parts = lower.split(HYPHENS);
    for (let part = 0; part < parts.length; part++) {
      const word = bareWord(parts[part] ?? '');
      if (word !== '') words.push({ word, isCapitals: areCapitals(written[part] ?? ''), token: index });
    }
  }
  return words;
}

/** A term that stands for more spellings than this is several terms. */
export const MAX_ALTERNATIVES = 256;

/** How many spellings the alternatives of a term (`soldier*|troop* of|from`) multiply to. */
export function countAlternatives(term: string): number {
  return term
    .trim()
    .split(/\s+/u)
    .reduce((product, word) => product * word.split('|').length, 1);
}

/** All spellings of a term, each as its words; none when nothing but signs was written. */
export function termPatterns(term: string): WordPattern[][] {
  return term.includes('|') ? withoutAlternatives(term).flatMap(spellingsOf) : spellingsOf(term);
}

/** `red|grey fox` → `red fox`, `grey fox`; a term with too many matches nothing. */
function withoutAlternatives(term: string): string[] {
  if (countAlternatives(term) > MAX_ALTERNATIVES) return [];
  let terms: string[] = [''];
  for (const word of term.trim().split(/\s+/u)) {
    const choices = word.split('|').filter((choice) => choice !== '');
    terms = terms.flatMap((before) => choices.map((choice) => `${before} ${choice}`));
  }
  return terms;
}

function spellingsOf(term: string): WordPattern[][] {
  let spellings: string[] = [''];
  let free = 0;
  for (const part of term.trim().split(/((?<=[\p{L}\p{N}])[-\u2010-\u2013\u2212](?=[\p{L}\p{N}]))/u)) {
    if (part.length !== 1 || !HYPHENS.test(part)) spellings = spellings.map((spelling) => spelling + part);
    else if (free++ >= MAX_FREE_HYPHENS) spellings = spellings.map((spelling) => `${spelling} `);
    else spellings = spellings.flatMap((spelling) => [`${spelling} `, spelling]);
  }
  return spellings
    .map((spelling) => spelling.replace(ALL_HYPHENS, ' ').split(/\s+/u).flatMap(wordPattern))
    .filter((words) => words.length > 0);
}

function wordPattern(written: string): WordPattern[] {
  const isPrefix = written.endsWith('*');
  const bare = isPrefix ? written.slice(0, -1) : written;
  const word = bareWord(foldCase(bare));
  if (bare === ANY_NUMBER) return [{ word: ANY_NUMBER, isPrefix: false, isCapitals: false }];
  if (word === '' || !LETTER_OR_DIGIT.test(word)) return [];
  return [{ word, isPrefix, isCapitals: !isPrefix && areCapitals(bare) }];
}

/** Without a possessive ending, apostrophes and dots at the edges: `Korea's` → `korea`, `п'ять` → `пять`. */
function bareWord(lower: string): string {
  let word = lower;
  if (word.includes("'") || word.includes('\u2019')) {
    word = word.endsWith("'s") || word.endsWith('\u2019s') ? word.slice(0, -2) : word;
    word = word.replaceAll("'", '').replaceAll('\u2019', '');
  }
  return word.startsWith('.') || word.endsWith('.') ? word.replace(EDGE_DOTS, '') : word;
}

/** Whether the full stop belongs to one letter right before it: `N. Korea`. */
function isInitial(before: Token | undefined, stop: Token): boolean {
  return before?.kind === 'word' && before.text.length === 1 && before.end === stop.start;
}

function areCapitals(text: string): boolean {
  const second = text.charCodeAt(1);
  if (second >= 0x61 && second <= 0x7a) return false;
  const word = text.replace(/['\u2019]s$/u, '');
  return word.length > 1 && word !== word.toLowerCase() && word === word.toUpperCase();
}
