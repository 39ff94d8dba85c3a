import { isFiniteAt } from './group-lookup.ts';
import { RELATIVE } from './lexicon/function-words.ts';
import { isTime, nounPhraseFrom } from './noun-phrases.ts';
import type { ReadingUnit } from './reading-units.ts';
import type { VerbGroup } from './verb-groups.ts';

/** What begins a time, place or addressee behind a cue. */
const ADJUNCT_STARTS: ReadonlySet<string> = new Set(
  'on in at during last earlier late early this after before to via through from over by with as of'.split(' '),
);

/** Behind "on Monday", "in a statement", "to reporters": where "that", a comma with a quotation, or a quotation follows. */
export function behindAdjunct(unit: ReadingUnit, from: number, groups: readonly VerbGroup[]): number | undefined {
  const { words, quotationOf } = unit;
  const first = words[from];
  if (!first || quotationOf[from] !== -1) return undefined;
  const isAdjunct =
    isTime(first.lower) ||
    ADJUNCT_STARTS.has(first.lower) ||
    first.pos === 'ADV' ||
    (first.text === ',' && words[from + 1]?.pos === 'ADV');
  if (!isAdjunct) return undefined;
  let isTimeOnly = true;
  for (let at = from; at < words.length && at - from < 25; at++) {
    const word = words[at];
    if (!word) return undefined;
    if (quotationOf[at] !== -1) {
      const before = words[at - 1]?.text ?? '';
      return before === ',' || before === ':' || before.toLowerCase() === 'that' ? at : undefined;
    }
    if (word.lower === 'that' && (word.pos === 'SCONJ' || word.pos === 'ADP' || word.pos === 'PRON') && at > from)
      return at;
    if (/^[.!?;—–]+$/u.test(word.text)) return undefined;
    if (isFiniteAt(groups, at)) return undefined;
    if (RELATIVE.has(word.lower)) return undefined;
    if (
      at > from &&
      isTimeOnly &&
      !isTime(word.lower) &&
      word.pos !== 'ADP' &&
      word.pos !== 'ADV' &&
      isTime(words[at - 1]?.lower ?? '') &&
      word.pos !== 'PUNCT' &&
      word.pos !== 'NUM'
    )
      return at;
    if (at > from && isTimeOnly && first.pos === 'ADV' && !isTime(first.lower) && at === from + 1) return undefined;
    if (
      !isTime(word.lower) &&
      word.pos !== 'ADP' &&
      word.pos !== 'NUM' &&
      word.lower !== 'last' &&
      word.lower !== 'this'
    )
      isTimeOnly = false;
  }
  return undefined;
}

/** "said of Lund: “…”": the first word of a quotation behind a noun phrase and a colon or comma. */
export function quotationBehindPhrase(
  unit: ReadingUnit,
  from: number,
  groups: readonly VerbGroup[],
): number | undefined {
  const end = nounPhraseFrom(unit, from, groups)?.[1] ?? 0;
  const mark = unit.words[end]?.text;
  return (mark === ':' || mark === ',') && (unit.quotationOf[end + 1] ?? -1) >= 0 && end > from ? end + 1 : undefined;
}
