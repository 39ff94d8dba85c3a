import type { ContentBounds } from './content-end.ts';
import { PREPOSITIONS } from './lexicon/frames.ts';
import { RELATIVE, SUBJECT_PRONOUNS } from './lexicon/function-words.ts';
import type { ReadingUnit } from './reading-units.ts';
import { isTime, nounPhraseFrom } from './subjects.ts';
import type { VerbGroup } from './verb-groups.ts';

export type ContentStart = {
  /** First word of the content. */
  readonly from: number;
  /** End of the cue: behind a preposition that belongs to it. */
  readonly cueEnd: number;
  readonly confidence: number;
  readonly style: ContentBounds['style'];
};

const WH: ReadonlySet<string> = new Set([
  'that',
  'how',
  'why',
  'whether',
  'what',
  'if',
  'where',
  'when',
  'who',
  'which',
]);
const TIME_PREPOSITIONS: ReadonlySet<string> = new Set([
  'on',
  'in',
  'at',
  'during',
  'last',
  'earlier',
  'late',
  'early',
  'this',
  'after',
  'before',
  'to',
  'via',
  'through',
  'from',
  'over',
  'by',
  'with',
  'as',
  'of',
]);

/** Where the content behind a cue begins, if its verb allows what stands there. */
export function acceptsContent(
  unit: ReadingUnit,
  group: VerbGroup,
  groups: readonly VerbGroup[],
): ContentStart | undefined {
  const { words, quotationOf } = unit;
  const frames = group.verb?.frames;
  if (!frames) return undefined;
  const at = group.to;
  const isOver = (index: number): boolean => {
    const word = words[index];
    return word === undefined || (quotationOf[index] === -1 && /^[.!?;…)]+$/u.test(word.text));
  };
  if (isOver(at)) return undefined;
  if (frames.has('person-clause') || frames.has('person-to')) {
    const told = readAddressee(unit, group, groups);
    if (told) return told;
    if (frames.has('person-to') && !frames.has('clause') && !frames.has('noun')) return undefined;
  }
  const next = words[at];
  if (!next) return undefined;
  for (const preposition of PREPOSITIONS) {
    const written = preposition === 'to-noun' ? 'to' : preposition;
    if (!frames.has(preposition) || next.lower !== written || quotationOf[at] !== -1) continue;
    if (groups.some((it) => it.from === at)) continue;
    if (preposition === 'on' && isTime(words[at + 1]?.lower ?? '')) continue;
    if (isOver(at + 1)) continue;
    return { from: at + 1, cueEnd: at + 1, confidence: 0.7, style: 'noun' };
  }
  const infinitive = groups.find((it) => it.from === at && it.form === 'infinitive');
  if (infinitive) return frames.has('to') ? { from: at, cueEnd: group.to, confidence: 0.7, style: 'infinitive' } : undefined;
  if (frames.has('ing') && groups.some((it) => it.from === at && it.form === 'ing'))
    return { from: at, cueEnd: group.to, confidence: 0.7, style: 'clause' };
  if (quotationOf[at] !== -1)
    return frames.has('quote') || frames.has('noun') || frames.has('clause')
      ? { from: at, cueEnd: group.to, confidence: 0.9, style: 'clause' }
      : undefined;
  // Adjuncts before the content: "said on Monday that", "said in a statement: “".
  const later = behindAdjunct(unit, at, groups);
  if (later !== undefined && (frames.has('quote') || frames.has('clause'))) {
    return { from: later, cueEnd: group.to, confidence: 0.85, style: 'clause' };
  }
  if (next.text === ',' || next.text === ':') {
    const isQuoted = (quotationOf[at + 1] ?? -1) >= 0;
    if (isQuoted && (frames.has('quote') || frames.has('clause')))
      return { from: at + 1, cueEnd: group.to, confidence: 0.9, style: 'clause' };
    if (next.text === ':' && frames.has('quote')) return { from: at + 1, cueEnd: group.to, confidence: 0.7, style: 'clause' };
    return undefined;
  }
  if (next.pos === 'PUNCT' && next.text !== '$' && next.text !== '#') return undefined;
  if (WH.has(next.lower) && (frames.has('clause') || frames.has('that')))
    return { from: at, cueEnd: group.to, confidence: 0.9, style: 'clause' };
  if (frames.has('clause') && next.pos !== 'ADP' && hasClause(unit, at, groups))
    return { from: at, cueEnd: group.to, confidence: 0.85, style: 'clause' };
  if (frames.has('noun') && startsNoun(unit, at)) return { from: at, cueEnd: group.to, confidence: 0.6, style: 'noun' };
  if (
    frames.has('clause') &&
    (next.pos === 'SCONJ' || next.pos === 'ADP') &&
    hasClause(unit, at, groups) &&
    group.verb?.lemma === 'say'
  )
    return { from: at, cueEnd: group.to, confidence: 0.6, style: 'clause' };
  return undefined;
}

/** Whether a finite verb with a subject follows before the sentence ends: a clause without "that". */
function hasClause(unit: ReadingUnit, from: number, groups: readonly VerbGroup[]): boolean {
  for (const group of groups) {
    if (group.from <= from) continue;
    if (group.form === 'infinitive' || group.form === 'ing') continue;
    for (let at = from; at < group.from; at++) {
      const text = unit.words[at]?.text ?? '';
      if (unit.quotationOf[at] === -1 && /^[.!?;:]+$/u.test(text)) return false;
      if (unit.quotationOf[at] === -1 && text === ',' && at > from + 12) return false;
    }
    return true;
  }
  return unit.quotationOf.slice(from, from + 30).some((quotation) => quotation >= 0);
}

function startsNoun(unit: ReadingUnit, at: number): boolean {
  const word = unit.words[at];
  if (!word) return false;
  if (unit.quotationOf[at] !== -1) return true;
  return /^(?:DET|ADJ|NOUN|PROPN|NUM|PRON|SYM|X)$/u.test(word.pos) || word.text === '$' || word.lower === 'both';
}

/** "told reporters that", "urged Moscow to", "asked by a reporter if". */
function readAddressee(unit: ReadingUnit, group: VerbGroup, groups: readonly VerbGroup[]): ContentStart | undefined {
  const { words, quotationOf } = unit;
  const frames = group.verb?.frames;
  if (!frames) return undefined;
  const addressee = nounPhraseFrom(unit, group.to, groups);
  if (!addressee) return undefined;
  let at = addressee[1];
  if (frames.has('person-to')) {
    const infinitive = groups.find((it) => it.from === at && it.form === 'infinitive');
    if (infinitive) return { from: group.to, cueEnd: group.to, confidence: 0.75, style: 'infinitive' };
  }
  if (!frames.has('person-clause')) return undefined;
  const later = behindAdjunct(unit, at, groups);
  if (later !== undefined) at = later;
  if (quotationOf[at] !== -1) return { from: at, cueEnd: group.to, confidence: 0.9, style: 'clause' };
  const next = words[at];
  if (!next) return undefined;
  if ((next.text === ',' || next.text === ':') && (quotationOf[at + 1] ?? -1) >= 0)
    return { from: at + 1, cueEnd: group.to, confidence: 0.9, style: 'clause' };
  if (next.pos === 'PUNCT') return undefined;
  if (WH.has(next.lower)) return { from: at, cueEnd: group.to, confidence: 0.9, style: 'clause' };
  if (next.pos !== 'ADP' && hasClause(unit, at, groups)) return { from: at, cueEnd: group.to, confidence: 0.8, style: 'clause' };
  // "told CNN Lee had left": the noun phrase ran into the content.
  for (let split = group.to + 1; split < addressee[1]; split++) {
    if (SUBJECT_PRONOUNS.has(words[split]?.lower ?? '')) return { from: split, cueEnd: group.to, confidence: 0.7, style: 'clause' };
  }
  return undefined;
}

/** Behind "on Monday", "in a statement", "to reporters": where "that", a comma with a quotation, or a quotation follows. */
function behindAdjunct(unit: ReadingUnit, from: number, groups: readonly VerbGroup[]): number | undefined {
  const { words, quotationOf } = unit;
  const first = words[from];
  if (!first || quotationOf[from] !== -1) return undefined;
  const isAdjunct =
    isTime(first.lower) ||
    TIME_PREPOSITIONS.has(first.lower) ||
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
    if (groups.some((it) => it.from === at && it.form !== 'infinitive' && it.form !== 'ing')) return undefined;
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
