import type { Attribution, AttributionKind } from './attributions.ts';
import { type ContentBounds, contentEnd } from './content-end.ts';
import { groupStartingAt } from './group-lookup.ts';
import { nounPhraseEndingAt, nounPhraseFrom } from './noun-phrases.ts';
import { MAX_CUES, type ReadingUnit, type WordRange } from './reading-units.ts';
import { subjectBefore } from './subjects.ts';
import type { VerbGroup } from './verb-groups.ts';

const NOT_INSERTED: ContentBounds = { isInserted: false, isLeadIn: false, style: 'clause' };
const HEARSAY: ReadonlySet<string> = new Set(['reportedly', 'allegedly', 'supposedly', 'purportedly']);
/** Longest name before a headline's colon, in words. */
const MAX_COLON_SOURCE = 9;

/** Cues that are no verbs of speech: hearsay adverbs, a headline's colon, a signature. */
export function findOtherAttributions(
  unit: ReadingUnit,
  groups: readonly VerbGroup[],
  isHeadline: boolean,
): Attribution[] {
  return [...findHearsay(unit, groups), ...findColon(unit, groups, isHeadline), ...findSigned(unit, groups)];
}

function make(
  unit: ReadingUnit,
  source: WordRange | undefined,
  cue: WordRange,
  content: WordRange[],
  kind: AttributionKind,
  confidence: number,
): Attribution {
  return {
    unit,
    source,
    shares: undefined,
    cue,
    content,
    verb: undefined,
    isNegated: false,
    isPassive: false,
    form: 'finite',
    kind,
    confidence,
  };
}

/** "Six were reportedly killed": nobody accountable is named, the rest of the clause is the content. */
function findHearsay(unit: ReadingUnit, groups: readonly VerbGroup[]): Attribution[] {
  const found: Attribution[] = [];
  for (let at = 0; at < unit.words.length && found.length < MAX_CUES; at++) {
    if (!HEARSAY.has(unit.words[at]?.lower ?? '') || unit.quotationOf[at] !== -1) continue;
    const group = groups.find((it) => it.from <= at && it.to > at) ?? groupStartingAt(groups, at + 1);
    const subject = group && subjectBefore(unit, Math.min(group.from, at), groups);
    if (!group || !subject) continue;
    const end = contentEnd(unit, at + 1, groups, NOT_INSERTED);
    if (end <= at + 1) continue;
    const left: WordRange = [subject[0], at];
    found.push(make(unit, undefined, [at, at + 1], [left, [at + 1, end]], 'adverb', 0.6));
  }
  return found;
}

/** "Lee: Troops have left" — in a headline, or before a quotation. */
function findColon(unit: ReadingUnit, groups: readonly VerbGroup[], isHeadline: boolean): Attribution[] {
  const { words, quotationOf } = unit;
  if (!unit.opensParagraph) return [];
  for (let at = 1; at < Math.min(words.length - 1, MAX_COLON_SOURCE + 1); at++) {
    if (words[at]?.text !== ':' || quotationOf[at] !== -1) continue;
    if (groups.some((group) => group.from < at)) return [];
    const isQuoted = quotationOf[at + 1] !== -1;
    const isTranscript = words
      .slice(0, at)
      .every((word) => word.text === word.text.toUpperCase() && word.text.length > 2);
    if (!isHeadline && !isQuoted && !isTranscript) return [];
    const source = nounPhraseEndingAt(unit, at - 1, groups);
    if (!source || !words.slice(...source).some((word) => word.pos === 'PROPN' || word.pos === 'NOUN')) return [];
    if (!isQuoted && !words.slice(...source).some((word) => word.pos === 'PROPN')) return [];
    const quotation = unit.quotations[quotationOf[at + 1] ?? -1];
    const end = isQuoted && quotation ? quotation.words[1] : contentEnd(unit, at + 1, groups, NOT_INSERTED);
    return end > at + 1 ? [make(unit, source, [at, at + 1], [[at + 1, end]], 'colon', isQuoted ? 0.8 : 0.6)] : [];
  }
  return [];
}

/** `“The dam must go.” — Anna Berg`: a quotation that is signed. */
function findSigned(unit: ReadingUnit, groups: readonly VerbGroup[]): Attribution[] {
  const { words, quotations } = unit;
  const [first] = quotations;
  if (!unit.opensParagraph || !first || first.words[0] !== 0) return [];
  const dash = first.words[1];
  if (!/^(?:[\u2012-\u2015]|--?)$/u.test(words[dash]?.text ?? '')) return [];
  const source = nounPhraseFrom(unit, dash + 1, groups);
  const isOver = source && (source[1] >= words.length || words[source[1]]?.pos === 'PUNCT');
  if (!source || !isOver || !words.slice(...source).some((word) => word.pos === 'PROPN')) return [];
  return [make(unit, source, [dash, dash + 1], [[0, dash]], 'colon', 0.8)];
}
