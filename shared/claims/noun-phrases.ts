import { groupStartingAt, isInGroup } from './group-lookup.ts';
import { MONTHS, RELATIVE, SUBJECT_PRONOUNS, SUBORDINATORS, TIME_NOUNS, WEEKDAYS } from './lexicon/function-words.ts';
import type { ReadingUnit, WordRange } from './reading-units.ts';
import type { VerbGroup } from './verb-groups.ts';

export const NOMINAL: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PRON', 'SYM', 'X']);
const INNER_PREPOSITIONS: ReadonlySet<string> = new Set([
  'of',
  'for',
  'from',
  'in',
  'at',
  'on',
  'with',
  'to',
  'by',
  'against',
  'between',
  'under',
  'near',
  'within',
  'behind',
  'inside',
  'among',
]);
/** Pronouns that a clause with a subject of its own follows: "what he called", "something she said". */
const WHAT: ReadonlySet<string> = new Set(['what', 'something', 'everything', 'anything', 'whatever']);
/** How far a noun phrase may reach, in words. */
export const MAX_PHRASE = 40;

/** Words of a day, a month or another time. */
export function isTime(lower: string): boolean {
  return WEEKDAYS.has(lower) || MONTHS.has(lower) || TIME_NOUNS.has(lower);
}

/** The noun phrase whose last word is at `last`, with its prepositional phrases and coordinations to the left. */
export function nounPhraseEndingAt(
  unit: ReadingUnit,
  last: number,
  groups: readonly VerbGroup[],
): WordRange | undefined {
  const { words } = unit;
  let end = last;
  while (
    end >= 0 &&
    isTime(words[end]?.lower ?? '') &&
    words[end]?.pos !== 'DET' &&
    end > 0 &&
    isNominalAt(unit, end - 1)
  )
    end--;
  if (words[end]?.text === ')') end = asideStart(unit, end) - 1;
  const word = words[end];
  if (!word) return undefined;
  if (
    SUBJECT_PRONOUNS.has(word.lower) &&
    (word.pos === 'PRON' || word.pos === 'DET' || word.pos === 'NOUN') &&
    !isNominalAt(unit, end - 1)
  )
    return [end, last + 1];
  let from = simpleStart(unit, end, groups);
  if (from === undefined) return undefined;
  while (from > 0 && end - from < MAX_PHRASE) {
    const before = words[from - 1];
    if (!before || unit.quotationOf[from - 1] !== -1) break;
    const isJoint =
      (before.pos === 'ADP' && INNER_PREPOSITIONS.has(before.lower)) ||
      before.lower === 'and' ||
      before.lower === '&' ||
      before.lower === 'or';
    if (!isJoint) break;
    const isAnd = before.pos === 'CCONJ' || before.lower === 'and';
    const left = simpleStart(unit, words[from - 2]?.text === ')' ? asideStart(unit, from - 2) - 1 : from - 2, groups);
    if (left === undefined || isTime(words[from - 2]?.lower ?? '')) break;
    if (isAnd && !startsClause(unit, left)) break;
    if (!isAnd && before.lower !== 'of' && before.lower !== 'for' && isLeadIn(unit, left)) break;
    from = left;
  }
  return [from, last + 1];
}

/** Whether what begins here begins a clause: behind nothing, a sign, a conjunction or a subordinator. */
function startsClause(unit: ReadingUnit, at: number): boolean {
  const before = unit.words[at - 1];
  if (!before) return true;
  return (
    before.pos === 'PUNCT' ||
    before.pos === 'CCONJ' ||
    before.pos === 'SCONJ' ||
    SUBORDINATORS.has(before.lower) ||
    before.pos === 'ADV' ||
    before.lower === 'that'
  );
}

/** "In an interview with the paper Lee said": the noun phrase belongs to a preposition that opens the sentence. */
function isLeadIn(unit: ReadingUnit, left: number): boolean {
  const before = unit.words[left - 1];
  return before !== undefined && before.pos === 'ADP' && before.lower !== 'of';
}

/** Whether a word may belong to a noun phrase. */
export function isNominalAt(unit: ReadingUnit, at: number): boolean {
  const word = unit.words[at];
  return word !== undefined && NOMINAL.has(word.pos) && unit.quotationOf[at] === -1;
}

/** Start of the run of determiners, adjectives, nouns and names that ends at `end`. */
function simpleStart(unit: ReadingUnit, end: number, groups: readonly VerbGroup[]): number | undefined {
  const { words, quotationOf } = unit;
  let at = end;
  let isNoun = false;
  while (at >= 0 && end - at < MAX_PHRASE) {
    const word = words[at];
    if (!word || quotationOf[at] !== quotationOf[end]) break;
    const inGroup = isInGroup(groups, at);
    if (inGroup) break;
    const isPossessive = word.lower === "'s" || word.lower === "'";
    const isJoint =
      (word.text === '-' || word.text === '/' || word.text === '&' || word.text === '.') &&
      at < end &&
      at > 0 &&
      words[at - 1]?.end === word.start;
    if (
      word.pos === 'PRON' &&
      at < end &&
      SUBJECT_PRONOUNS.has(word.lower) &&
      !/^(?:some|many|most|several|few|all|both|another|these|those|this|other|others|that|neither|one)$/u.test(
        word.lower,
      )
    )
      break;
    if (RELATIVE.has(word.lower) || (at < end && WHAT.has(word.lower))) break;
    if (
      !NOMINAL.has(word.pos) &&
      !isPossessive &&
      !isJoint &&
      !(word.pos === 'ADV' && at < end && words[at + 1]?.pos === 'ADJ') &&
      !(word.pos === 'VERB' && at < end && /(?:ed|ing)$/u.test(word.lower) && words[at - 1]?.pos === 'DET')
    )
      break;
    if (word.pos !== 'DET' && word.pos !== 'ADJ') isNoun = true;
    if (word.pos === 'DET' || word.lower === 'a' || word.lower === 'the') {
      at--;
      if (/^(?:all|both|half)$/u.test(words[at]?.lower ?? '')) at--;
      break;
    }
    at--;
  }
  const from = at + 1;
  if (from > end) return undefined;
  return isNoun || words[end]?.pos === 'ADJ' || words[end]?.pos === 'DET' ? from : undefined;
}

/** The noun phrase that begins at `from`: "said [Jane Doe, a spokeswoman for the ministry]". Undefined where none does. */
export function nounPhraseFrom(unit: ReadingUnit, from: number, groups: readonly VerbGroup[]): WordRange | undefined {
  const { words } = unit;
  const first = words[from];
  if (!first || unit.quotationOf[from] !== -1) return undefined;
  if (SUBJECT_PRONOUNS.has(first.lower) && first.pos === 'PRON' && !isNominalAt(unit, from + 1))
    return [from, from + 1];
  let at = simpleEnd(unit, from, groups);
  if (at === undefined) return undefined;
  for (let step = 0; step < 6; step++) {
    const word = words[at];
    if (!word || unit.quotationOf[at] !== -1) break;
    if (word.text === '(') {
      let close: number = at;
      while (close < words.length && close - at < 12 && words[close]?.text !== ')') close++;
      if (words[close]?.text !== ')') break;
      at = close + 1;
      continue;
    }
    const isJoint: boolean = (word.pos === 'ADP' && INNER_PREPOSITIONS.has(word.lower)) || word.lower === 'and';
    const isApposition: boolean = word.text === ',' && (words[at + 1]?.pos === 'DET' || words[at + 1]?.pos === 'NOUN');
    if (!isJoint && !isApposition) break;
    if (isJoint && isTime(words[at + 1]?.lower ?? '')) break;
    const next: number | undefined = simpleEnd(unit, at + 1, groups);
    if (next === undefined) break;
    if (isApposition && groupStartingAt(groups, next) !== undefined) break;
    at = next;
  }
  return [from, at];
}

function simpleEnd(unit: ReadingUnit, from: number, groups: readonly VerbGroup[]): number | undefined {
  const { words, quotationOf } = unit;
  let at = from;
  let isNoun = false;
  while (at < words.length && at - from < MAX_PHRASE) {
    const word = words[at];
    if (!word || quotationOf[at] !== quotationOf[from]) break;
    if (isInGroup(groups, at)) break;
    if (at > from && isNoun && isTime(word.lower)) break;
    if (at > from && (word.pos === 'DET' || word.pos === 'PRON')) break;
    const isPossessive = word.lower === "'s" || word.lower === "'";
    const isJoint =
      (word.text === '-' || word.text === '&' || word.text === '/' || word.text === '.') &&
      words[at - 1]?.end === word.start &&
      words[at + 1]?.start === word.end;
    if (!NOMINAL.has(word.pos) && !isPossessive && !isJoint) break;
    if (word.pos === 'NOUN' || word.pos === 'PROPN' || word.pos === 'PRON' || word.pos === 'X') isNoun = true;
    at++;
  }
  return at > from && isNoun ? at : undefined;
}

/** A closing bracket, or the comma behind an inserted adverb. */
export function isAsideEnd(unit: ReadingUnit, at: number): boolean {
  const word = unit.words[at];
  if (word?.text === ')' || word?.text === ']') return true;
  if (word?.text !== ',') return false;
  const inner = unit.words[at - 1];
  if (inner?.pos !== 'ADV' && !/^(?:too|meanwhile|though|however|instead)$/u.test(inner?.lower ?? '')) return false;
  return unit.words[at - 2]?.text === ',';
}

/** Where the bracket or inserted adverb that ends at `at` begins. */
export function asideStart(unit: ReadingUnit, at: number): number {
  const word = unit.words[at];
  if (word?.text === ',') return at - 2;
  for (let back = at; back >= 0 && at - back < MAX_PHRASE; back--) {
    const text = unit.words[back]?.text;
    if (text === '(' || text === '[') return back;
  }
  return at;
}
