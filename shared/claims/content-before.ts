import { datelineEnd } from './according-to.ts';
import type { Attribution } from './attributions.ts';
import { contentEnd, followsSharedCue } from './content-end.ts';
import { groupStartingAt, isFiniteAt } from './group-lookup.ts';
import { CUE_VERB_FORMS } from './lexicon/cue-verb-forms.ts';
import { PERSONAL } from './lexicon/function-words.ts';
import { lastInside } from './quotation-end.ts';
import type { ReadingUnit, WordRange } from './reading-units.ts';
import type { VerbGroup } from './verb-groups.ts';

/** What stands before `at` and may be the content of a cue behind it: up to a comma or a closing quotation mark. */
export function contentBefore(unit: ReadingUnit, at: number, group: VerbGroup): WordRange | undefined {
  const { words, quotationOf, quotations } = unit;
  const last = at - 1;
  const mark = words[last];
  if (!mark) return undefined;
  const quotation = quotationOf[last] ?? -1;
  if (quotation >= 0) {
    const span = quotations[quotation];
    if (!span) return undefined;
    const from = span.words[0];
    const isWhole = from === 0 || /^[,.:;—–-]$/u.test(words[from - 1]?.text ?? '') || quotationOf[from - 1] !== -1;
    if (!isWhole && opensWithParticiple(unit, clauseStart(unit, from))) return undefined;
    return isWhole && from > 0 && words[from - 1]?.text !== ','
      ? [from, last + 1]
      : [isWhole ? from : clauseStart(unit, from), last + 1];
  }
  if (mark.text !== ',' && mark.text !== '\u2014' && mark.text !== '--' && mark.text !== '\u2013') return undefined;
  const from = clauseStart(unit, last);
  if (last - from < 1 || opensWithParticiple(unit, from)) return undefined;
  if (LEAD_INS.has(words[from]?.lower ?? '') && (group.verb?.lemma !== 'say' || isQuestion(unit, from)))
    return undefined;
  return [from, last];
}

/** Subordinators that begin a clause about when and how it was said. */
const LEAD_INS: ReadonlySet<string> = new Set(['when', 'as', 'after', 'before', 'once', 'since', 'until']);

/** "When asked about it, she said": the clause before tells of a question. */
function isQuestion(unit: ReadingUnit, from: number): boolean {
  return unit.words.slice(from + 1, from + 4).some((word) => word.lower === 'asked' || word.lower === 'pressed');
}

/** "Noting that …, Lee added": the participle has a content of its own. */
function opensWithParticiple(unit: ReadingUnit, from: number): boolean {
  const lower = unit.words[from]?.lower ?? '';
  return CUE_VERB_FORMS.has(lower) && /(?:ing|ed)$/u.test(lower);
}

/** "He added that “A. B,” he said": what the second cue may take begins behind the last sentence that the first one took. */
export function behindEarlier(
  unit: ReadingUnit,
  [from, to]: WordRange,
  found: readonly Attribution[],
): WordRange | undefined {
  const earlier = found.findLast((it) => it.cue[0] >= from && it.cue[1] <= to && it.kind === 'right');
  if (!earlier || unit.quotationOf[to - 1] === -1) return [from, to];
  for (let at = to - 3; at > earlier.cue[1] + 1; at--)
    if (/^[.!?…]+$/u.test(unit.words[at]?.text ?? '')) return [at + 1, to];
  return undefined;
}

/** Start of the sentence of the unit that `at` stands in. */
export function clauseStart(unit: ReadingUnit, at: number): number {
  for (let back = at - 1; back >= 0; back--) {
    const text = unit.words[back]?.text ?? '';
    if (unit.quotationOf[back] === -1 && /^[.!?;]+$/u.test(text)) return back + 1;
  }
  return Math.min(datelineEnd(unit), at);
}

/** The end of the days, places and addressees behind a cue ("said on Monday", "told reporters"); undefined where a clause follows. */
export function skipAdjuncts(unit: ReadingUnit, from: number, groups: readonly VerbGroup[]): number | undefined {
  const { words, quotationOf } = unit;
  const isClause = PERSONAL.has(words[from]?.lower ?? '') && words[from + 1]?.pos !== 'PUNCT';
  if (isClause && quotationOf[from] === -1) return undefined;
  let at = from;
  while (at < words.length && at - from < MAX_ADJUNCT && quotationOf[at] === -1) {
    const word = words[at];
    if (!word || isClauseEnd(word.text)) break;
    if (word.text === ',' || word.text === ':') break;
    if (word.lower === 'that' || word.lower === 'whether') return undefined;
    if (isFiniteAt(groups, at)) return undefined;
    at++;
  }
  return at;
}

const MAX_ADJUNCT = 30;

function isClauseEnd(text: string): boolean {
  return /^(?:[.!?;…)\u2014\u2013]+|--)$/u.test(text);
}

/** A quotation that ends with a comma, a question or an exclamation waits for its speaker. */
export function isClosedQuote(unit: ReadingUnit, end: number): boolean {
  return unit.quotationOf[end - 1] !== -1 && /^[,?!…]+$/u.test(lastInside(unit, end));
}

/** Whether a content before its cue says something: a lead-in ("In a statement on Monday") has no verb and is not quoted. */
export function hasSubstance(unit: ReadingUnit, [from, to]: WordRange, groups: readonly VerbGroup[]): boolean {
  if (unit.quotationOf.slice(from, to).some((quotation) => quotation >= 0)) return true;
  return hasVerb([from, to], groups);
}

/** Whether a finite verb stands in a run of words, outside quotations. */
export function hasVerb([from, to]: WordRange, groups: readonly VerbGroup[]): boolean {
  return groups.some(
    (group) => group.from >= from && group.to <= to && group.form !== 'infinitive' && group.form !== 'ing',
  );
}

/** What goes on behind the cue, its adjuncts ending at `at`, of a content that began before it: `“A,” she said, “B”`; `A, she said, and B`. */
export function contentBehind(
  unit: ReadingUnit,
  at: number,
  groups: readonly VerbGroup[],
  left: WordRange,
): WordRange | undefined {
  const { words, quotationOf, quotations } = unit;
  let next = at;
  while (/^[,.:;—–]$/u.test(words[next]?.text ?? '') && quotationOf[next] === -1) next++;
  const quotation = quotationOf[next] ?? -1;
  if (quotation >= 0 && next > at) return quotations[quotation]?.words;
  const isQuoted = quotationOf[left[1] - 1] !== -1;
  if (isQuoted || words[at]?.text !== ',' || next !== at + 1) return undefined;
  const group = groupStartingAt(groups, next);
  if (group?.form === 'ing' || words[next]?.lower === 'who' || words[next]?.lower === 'according') return undefined;
  if (followsSharedCue(unit, next + 1, groups)) return undefined;
  const end = contentEnd(unit, next, groups, { isInserted: false, isLeadIn: false, style: 'clause' });
  return end > next ? [next, end] : undefined;
}
