import { RELATIVE, SUBORDINATORS } from './lexicon/function-words.ts';
import type { ReadingUnit, WordRange } from './reading-units.ts';

/** Whether a subject is a relative pronoun, so that a comma closes its clause. */
export function isInserted(unit: ReadingUnit, source: WordRange | undefined): boolean {
  if (!source) return false;
  const first = unit.words[source[0]];
  return first !== undefined && RELATIVE.has(first.lower);
}

/** Whether the clause whose subject begins at `from` stands before the main one: "When Lee said …, people left". */
export function isLeadIn(unit: ReadingUnit, from: number): boolean {
  const { words, quotationOf } = unit;
  if (from === 0 && /ing$/u.test(words[0]?.lower ?? '')) return true;
  for (let at = from - 1; at >= 0 && from - at <= MAX_LEAD_IN; at--) {
    const before = words[at - 1];
    const opens = before === undefined || (before.pos === 'PUNCT' && quotationOf[at - 1] === -1);
    const lower = words[at]?.lower ?? '';
    if (opens) return SUBORDINATORS.has(lower) && (lower !== 'while' || at === 0);
    if (at < from - 1 && words[at]?.pos === 'PUNCT') return false;
  }
  return false;
}

/** How far before its subject a subordinator may stand, in words. */
const MAX_LEAD_IN = 25;
