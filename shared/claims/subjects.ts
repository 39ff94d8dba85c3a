import { groupStartingAt } from './group-lookup.ts';
import { RELATIVE, SUBORDINATORS, WEEKDAYS } from './lexicon/function-words.ts';
import {
  asideStart,
  isAsideEnd,
  isNominalAt,
  isTime,
  MAX_PHRASE,
  NOMINAL,
  nounPhraseEndingAt,
  nounPhraseFrom,
} from './noun-phrases.ts';
import { lastInside } from './quotation-end.ts';
import type { ReadingUnit, WordRange } from './reading-units.ts';
import type { VerbGroup } from './verb-groups.ts';

/** The subject that stands right before a verb group, or undefined where none does. A relative pronoun is a subject of its own. */
export function subjectBefore(unit: ReadingUnit, verb: number, groups: readonly VerbGroup[]): WordRange | undefined {
  const { words } = unit;
  const end = behindSubject(unit, verb - 1);
  const at = reducedClauseStart(unit, end, groups);
  const last = words[at];
  if (!last) return undefined;
  if (unit.quotationOf[at] !== -1)
    return lastInside(unit, at + 1) === ',' ? openerWithInsert(unit, at, groups) : undefined;
  if (RELATIVE.has(last.lower) && last.lower !== 'whose' && last.lower !== 'whom') {
    if (last.lower === 'that' && last.pos === 'SCONJ' && words[at - 1]?.pos === 'VERB') return undefined;
    return [at, at + 1];
  }
  if (last.text === ',' || isDash(last.text)) {
    const opener = openerWithInsert(unit, at, groups);
    if (opener) return opener;
    const apposition = appositionStart(unit, at, groups);
    if (apposition === undefined) return undefined;
    const inner = nounPhraseEndingAt(unit, apposition - 1, groups);
    if (!inner) return undefined;
    return hasVerb(groups, apposition, at) ? inner : [inner[0], at];
  }
  const phrase = nounPhraseEndingAt(unit, at, groups);
  return phrase && end > at ? [phrase[0], end + 1] : phrase;
}

/** Adverbs that begin a clause: what stands before them belongs to another one. */
const CLAUSE_ADVERBS: ReadonlySet<string> = new Set(['when', 'where', 'why', 'how', 'whenever', 'so']);
/** What stands before the name of a time: "last week", "later Thursday", "on Friday". */
const TIME_LEADS: ReadonlySet<string> = new Set('last this next earlier later early late on'.split(' '));

/** The last word of what stands before a verb, without adverbs, brackets and times: "Lund later on Friday said". */
function behindSubject(unit: ReadingUnit, from: number): number {
  const { words, quotationOf } = unit;
  let at = from;
  while (at >= 0 && quotationOf[at] === -1) {
    const word = words[at];
    if (!word) break;
    if (isAsideEnd(unit, at)) at = asideStart(unit, at) - 1;
    else if (word.pos === 'ADV' && !CLAUSE_ADVERBS.has(word.lower)) at--;
    else if (at > 0 && isTime(word.lower) && (WEEKDAYS.has(word.lower) || TIME_LEADS.has(words[at - 1]?.lower ?? ''))) {
      at--;
      while (at > 0 && TIME_LEADS.has(words[at]?.lower ?? '')) at--;
    } else break;
  }
  return at;
}

/** How many commas of a sentence are tried as the one behind its subject. */
const MAX_OPENERS = 4;

/**
 * The subject at the beginning of a sentence when a clause or participle is inserted before its verb: "Lund, who called Berg a liar,
 * said", "On Monday, Lund, clad in red, said". `close` is the comma that ends the insertion.
 */
function openerWithInsert(unit: ReadingUnit, close: number, groups: readonly VerbGroup[]): WordRange | undefined {
  const { words, quotationOf } = unit;
  let start = close;
  while (start > 0 && (quotationOf[start - 1] !== -1 || !/^[.;:!?]$/u.test(words[start - 1]?.text ?? ''))) start--;
  let tried = 0;
  for (let from = start; from < close && tried < MAX_OPENERS; from++) {
    if (from > start && (words[from - 1]?.text !== ',' || quotationOf[from - 1] !== -1)) continue;
    tried++;
    const subject = nounPhraseFrom(unit, from, groups);
    if (!subject || words[subject[1]]?.text !== ',' || subject[1] >= close) continue;
    if (isInsertion(unit, subject[1] + 1, close, groups)) return subject;
  }
  return undefined;
}

/** Whether what stands between two commas hangs on the noun before it, and has no main verb. */
function isInsertion(unit: ReadingUnit, from: number, to: number, groups: readonly VerbGroup[]): boolean {
  const first = unit.words[from];
  if (!first) return false;
  const isParticiple = first.pos === 'VERB' && /(?:ing|ed|en|ad|nt)$/u.test(first.lower);
  if (!RELATIVE.has(first.lower) && !isParticiple && first.pos !== 'ADP' && first.pos !== 'ADV') return false;
  let isSubordinate = false;
  for (let at = from; at < to; at++) {
    const { lower } = unit.words[at] ?? { lower: '' };
    if (RELATIVE.has(lower) || SUBORDINATORS.has(lower)) isSubordinate = true;
    if (!isSubordinate && groupStartingAt(groups, at)?.form === 'finite') return false;
  }
  return true;
}

/** "those surveyed said": the word before a participle that stands between a noun and its verb; `at` itself where none does. */
function reducedClauseStart(unit: ReadingUnit, at: number, groups: readonly VerbGroup[]): number {
  const group = groupStartingAt(groups, at);
  const isReduced = group?.form === 'past' && group.to === at + 1 && isNominalAt(unit, at - 1);
  return isReduced ? at - 1 : at;
}

function isDash(text: string): boolean {
  return text === '\u2014' || text === '\u2013' || text === '--' || text === '-';
}

/** The comma or dash that opens the apposition closed at `close`; the noun phrase stands right before it. */
function appositionStart(unit: ReadingUnit, close: number, groups: readonly VerbGroup[]): number | undefined {
  const mark = unit.words[close]?.text ?? ',';
  let best: number | undefined;
  for (let at = close - 1; at > 0 && close - at < MAX_PHRASE; at--) {
    const text = unit.words[at]?.text ?? '';
    if (text === '.' || text === ';' || text === ':' || text === '!' || text === '?') break;
    if (text === ')') {
      at = asideStart(unit, at);
      continue;
    }
    if (text !== mark) continue;
    const before = unit.words[at - 1];
    const next = unit.words[at + 1];
    const isNominal =
      before !== undefined && (NOMINAL.has(before.pos) || before.text === ')') && unit.quotationOf[at - 1] === -1;
    if (!isNominal || next === undefined) continue;
    const opens =
      next.pos === 'DET' ||
      RELATIVE.has(next.lower) ||
      next.pos === 'NOUN' ||
      next.pos === 'PROPN' ||
      next.pos === 'ADJ' ||
      next.pos === 'NUM' ||
      next.pos === 'VERB' ||
      next.pos === 'ADP';
    if (!opens || isTime(before.lower)) continue;
    if (hasFinite(groups, at + 1, close, RELATIVE.has(next.lower) || next.pos === 'VERB')) break;
    best = at;
    if (next.pos === 'DET' || RELATIVE.has(next.lower)) break;
  }
  return best;
}

function hasFinite(groups: readonly VerbGroup[], from: number, to: number, isRelative: boolean): boolean {
  return !isRelative && groups.some((group) => group.from >= from && group.to <= to && group.form === 'finite');
}

function hasVerb(groups: readonly VerbGroup[], from: number, to: number): boolean {
  return groups.some((group) => group.from >= from && group.to <= to && group.form !== 'infinitive');
}
