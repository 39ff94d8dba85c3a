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
  if (from === 0 && /ing$/u.test(unit.words[0]?.lower ?? '')) return true;
  const before = unit.words[from - 1];
  const isFirst = from === 1 || (from >= 2 && unit.words[from - 2]?.pos === 'PUNCT');
  return before !== undefined && SUBORDINATORS.has(before.lower) && isFirst && before.lower !== 'while'
    ? true
    : before?.lower === 'while' && from === 1;
}
