import { groupStartingAt, isFiniteAt } from './group-lookup.ts';
import { OCCASIONS, PERSONAL, RELATIVE, SUBORDINATORS } from './lexicon/function-words.ts';
import { isTime, nounPhraseFrom } from './noun-phrases.ts';
import { lastInside } from './quotation-end.ts';
import type { ReadingUnit } from './reading-units.ts';
import type { VerbGroup } from './verb-groups.ts';

/** Where a content that begins at a word may have to stop. */
export type ContentBounds = {
  /** The cue stands in a clause that a comma closes: "Lee, who said …, left". */
  readonly isInserted: boolean;
  /** The cue stands in a clause before the main one: "When Lee said …, the crowd left". */
  readonly isLeadIn: boolean;
  /** What the content is: a noun phrase is over sooner than a clause. */
  readonly style: 'clause' | 'infinitive' | 'noun';
};

const CLAUSE_CONJUNCTIONS: ReadonlySet<string> = new Set(['and', 'but', 'or', 'yet']);

/** The end (exclusive) of the content that begins at `from`, as a word index, without closing punctuation. */
export function contentEnd(
  unit: ReadingUnit,
  from: number,
  groups: readonly VerbGroup[],
  bounds: ContentBounds,
): number {
  const { words, quotationOf } = unit;
  let at = from;
  while (at < words.length) {
    const quotation = quotationOf[at] ?? -1;
    if (quotation >= 0) {
      const span = unit.quotations[quotation];
      const end = span?.words[1] ?? at + 1;
      if (endsClause(unit, end) && !isSpokenOn(unit, end)) return end;
      at = end;
      continue;
    }
    const word = words[at];
    if (!word) break;
    if (/^[.!?;…]+$/u.test(word.text) && at > from) return at;
    if (word.text === ':' && at > from) return at;
    if (isDash(unit, at) && at > from && bounds.style === 'noun') return at;
    if (word.text === '(') {
      let close = at;
      while (close < words.length && words[close]?.text !== ')' && close - at < 60) close++;
      at = close + 1;
      continue;
    }
    if (word.text === ')' && at > from) return at;
    if (word.text === ',' && commaEnd(unit, at, groups, bounds) && !isOpen(unit, from, at, groups, bounds)) return at;
    if (at > from && CLAUSE_CONJUNCTIONS.has(word.lower)) {
      if (followsSharedCue(unit, at + 1, groups)) return at;
      if (bounds.style === 'noun' && followsVerb(unit, at + 1, groups) && !isInfinitiveOn(unit, from, at, groups))
        return at;
    }
    if (at > from && bounds.style === 'noun' && isOccasion(unit, at)) return at;
    if (at > from && word.lower === 'according' && words[at + 1]?.lower === 'to') return at;
    at++;
  }
  return Math.min(at, words.length);
}

/** "said the ruling, which struck it down, is …": a clause is not over before its verb. */
function isOpen(
  unit: ReadingUnit,
  from: number,
  comma: number,
  groups: readonly VerbGroup[],
  bounds: ContentBounds,
): boolean {
  if (bounds.style !== 'clause' || unit.words[comma + 1]?.lower !== 'which') return false;
  return !groups.some(
    (group) => group.from >= from && group.to <= comma && group.form !== 'infinitive' && group.form !== 'ing',
  );
}

/** Whether the quotation that ends before `end` carries the punctuation that ends its clause. */
function endsClause(unit: ReadingUnit, end: number): boolean {
  return end >= unit.words.length || /^[,.!?…]+$/u.test(lastInside(unit, end));
}

/** "“a lie,” for": the comma belongs to the quoted words where the sentence goes on in lower case without a sign. */
function isSpokenOn(unit: ReadingUnit, end: number): boolean {
  const next = unit.words[end];
  const last = lastInside(unit, end);
  return next !== undefined && last !== ',' && last !== '.' && next.text === next.lower && next.pos !== 'PUNCT';
}

/** Where something was said: "in an interview", "at a rally". */
function isOccasion(unit: ReadingUnit, at: number): boolean {
  const { words } = unit;
  if (!/^(?:in|at|on|during|after|before)$/u.test(words[at]?.lower ?? '')) return false;
  const isPlace = /^(?:an?|the|his|her|their|its)$/u.test(words[at + 1]?.lower ?? '');
  return isPlace && words.slice(at + 1, at + MAX_OCCASION).some(({ lower }) => OCCASIONS.has(lower));
}

/** Longest phrase that names an occasion, in words. */
const MAX_OCCASION = 5;

function isDash(unit: ReadingUnit, at: number): boolean {
  const word = unit.words[at];
  if (!word) return false;
  if (word.text === '\u2014' || word.text === '\u2013' || word.text === '--') return true;
  return word.text === '-' && unit.words[at - 1]?.end !== word.start && unit.words[at + 1]?.start !== word.end;
}

/** Whether the content ends at a comma. */
function commaEnd(unit: ReadingUnit, comma: number, groups: readonly VerbGroup[], bounds: ContentBounds): boolean {
  const { words } = unit;
  let at = comma + 1;
  if (bounds.isInserted) {
    const next = groups.find((group) => group.from >= at);
    if (next && next.from - at <= 1 && next.form !== 'ing' && next.form !== 'infinitive') return true;
  }
  if (bounds.isLeadIn && startsClause(unit, at, groups)) return true;
  while (words[at]?.pos === 'ADV' || words[at]?.lower === 'however' || words[at]?.text === ',') at++;
  const word = words[at];
  if (!word) return true;
  if (word.lower === 'according' && words[at + 1]?.lower === 'to') return true;
  const group = groupStartingAt(groups, at);
  if (CLAUSE_CONJUNCTIONS.has(word.lower)) {
    if (followsSharedCue(unit, at + 1, groups)) return true;
    if (bounds.style === 'clause') return false;
    return word.lower === 'but' || followsVerb(unit, at + 1, groups);
  }
  if (group?.form === 'ing') return group.verb?.isSpeech === true || bounds.style !== 'clause';
  if (word.lower === 'which') return bounds.style !== 'clause';
  if (word.lower === 'while') return bounds.style !== 'clause';
  if (bounds.style === 'clause') return false;
  if (word.pos === 'PRON' && PERSONAL.has(word.lower)) return true;
  if (word.lower === 'a' || word.lower === 'an') return true;
  if (bounds.style === 'infinitive') return false;
  return (
    word.pos === 'DET' ||
    RELATIVE.has(word.lower) ||
    SUBORDINATORS.has(word.lower) ||
    word.lower === 'even' ||
    word.lower === 'so' ||
    word.pos === 'ADP'
  );
}

/** Whether a noun phrase with its finite verb begins at `from`, adverbs and times left aside. */
function startsClause(unit: ReadingUnit, from: number, groups: readonly VerbGroup[]): boolean {
  let at = from;
  while (unit.words[at]?.pos === 'ADV') at++;
  const subject = nounPhraseFrom(unit, at, groups);
  if (!subject) return (unit.quotationOf[at] ?? -1) >= 0;
  let behind = subject[1];
  while (unit.words[behind]?.pos === 'ADV' || isTime(unit.words[behind]?.lower ?? '')) behind++;
  const next = unit.words[behind];
  return isFiniteAt(groups, behind) || next?.text === ',' || RELATIVE.has(next?.lower ?? '');
}

/** Whether a finite verb without a subject of its own follows: the clause goes on with something else. */
function followsVerb(unit: ReadingUnit, from: number, groups: readonly VerbGroup[]): boolean {
  let at = from;
  while (unit.words[at]?.pos === 'ADV') at++;
  return isFiniteAt(groups, at);
}

/** "called on Lee to stay and talk": a plain verb behind "and" goes on from the infinitive before. */
function isInfinitiveOn(unit: ReadingUnit, from: number, and: number, groups: readonly VerbGroup[]): boolean {
  const verb = groupStartingAt(groups, and + 1);
  if (verb?.form !== 'finite' || verb.to > verb.from + 1) return false;
  if (/(?:s|ed)$/u.test(unit.words[verb.head]?.lower ?? '')) return false;
  return groups.some((group) => group.form === 'infinitive' && group.from >= from && group.to <= and);
}

/** Whether a verb group with a cue verb follows without a subject of its own: "… and added". */
export function followsSharedCue(unit: ReadingUnit, from: number, groups: readonly VerbGroup[]): boolean {
  let at = from;
  while (unit.words[at]?.pos === 'ADV') at++;
  const group = groupStartingAt(groups, at);
  return (
    group?.verb?.isSpeech === true &&
    group.form !== 'infinitive' &&
    /(?:ed|id|ld|te|ing|es|ys)$/u.test(unit.words[group.head]?.lower ?? '')
  );
}
