import type { Token } from '../text/tokens.ts';

/**
 * A word as a number of 24 bits: what kind it is in the upper two, a hash of its stem in the lower 22. Two words are the
 * same when their hashes are; by chance that happens once in four million pairs.
 */
export type WordCode = number;

export const WORD_KINDS = { function: 0, plain: 1, name: 2, number: 3 } as const;
export type WordKind = (typeof WORD_KINDS)[keyof typeof WORD_KINDS];

/** In narration, where a quotation was cut out: no run of words reaches across. */
export const GAP: WordCode = 0;

const HASH_MASK = 0x3fffff;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Words that hold sentences together; they say nothing about where a text comes from. */
const FUNCTION_WORDS = new Set(
  (
    'a about after against all also am amid among an and any are as at be because been before being both but by can could did do does ' +
    'during each for from further had has have he her here him his how i if in into is it its just may me might more most must my ' +
    'new no nor not now of off on once one only or other our out over own per said say says shall she should since so some such ' +
    'than that the their them then there these they this those through to told too two under until up upon us very was we were ' +
    'what when where whether which while who whom whose why will with within would yet you your s t'
  ).split(' '),
);

/** The code of a token; `opensSentence` keeps a capital at the start from making a name. */
export function wordCode(token: Token, opensSentence: boolean): WordCode {
  const { lower } = token;
  const kind = kindOf(token, opensSentence);
  return (kind << 22) | hash(kind === WORD_KINDS.number ? lower.replaceAll(',', '') : stem(lower));
}

/** What makes two words the same. */
export function hashOf(code: WordCode): number {
  return code & HASH_MASK;
}

export function kindOfCode(code: WordCode): WordKind {
  const kind = code >>> 22;
  return kind === 0 || kind === 1 || kind === 2 ? kind : WORD_KINDS.number;
}

function kindOf({ text, lower, kind }: Token, opensSentence: boolean): WordKind {
  if (kind === 'number') return WORD_KINDS.number;
  if (FUNCTION_WORDS.has(lower)) return WORD_KINDS.function;
  const first = text.charAt(0);
  if (opensSentence || first === first.toLowerCase()) return WORD_KINDS.plain;
  return WORD_KINDS.name;
}

/** Cuts the commonest English endings, so that a word keeps its code in another tense or number. */
export function stem(lower: string): string {
  let word = lower.endsWith("'s") ? lower.slice(0, -2) : lower;
  if (word.length < 5) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.endsWith('ing') && word.length > 6) word = word.slice(0, -3);
  else if (word.endsWith('ed') && word.length > 5) word = word.slice(0, -2);
  else if (word.endsWith('es') && word.length > 5) word = word.slice(0, -2);
  else if (word.endsWith('s') && !word.endsWith('ss')) word = word.slice(0, -1);
  if (word.endsWith('e') && word.length > 4) word = word.slice(0, -1);
  return word;
}

/** FNV-1a over UTF-16 units, folded to 22 bits; never the gap. */
function hash(word: string): number {
  let value = FNV_OFFSET;
  for (let index = 0; index < word.length; index++) value = Math.imul(value ^ word.charCodeAt(index), FNV_PRIME);
  const folded = ((value >>> 22) ^ value) & HASH_MASK;
  return folded === GAP ? 1 : folded;
}
