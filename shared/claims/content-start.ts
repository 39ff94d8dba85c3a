import type { ContentBounds } from './content-end.ts';
import { groupStartingAt, infinitiveAt, isFiniteAt } from './group-lookup.ts';
import { type Frame, PREPOSITIONS } from './lexicon/frames.ts';
import { RELATIVE, SUBJECT_PRONOUNS } from './lexicon/function-words.ts';
import { isTime, nounPhraseFrom } from './noun-phrases.ts';
import type { ReadingUnit } from './reading-units.ts';
import type { VerbGroup } from './verb-groups.ts';

export type ContentStart = {
  /** First word of the content. */
  readonly from: number;
  /** End of the cue: behind a preposition that belongs to it. */
  readonly cueEnd: number;
  readonly confidence: number;
  readonly style: ContentBounds['style'];
  /** The frame of the verb that let it in. */
  readonly frame: Frame;
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
  }
  const next = words[at];
  if (!next) return undefined;
  const phrasal = behindNounCue(unit, group);
  if (phrasal !== undefined) return { from: phrasal, cueEnd: phrasal, confidence: 0.7, style: 'noun', frame: 'over' };
  if (frames.has('to') && next.lower === 'to' && (quotationOf[at + 1] ?? -1) >= 0) {
    return { from: at, cueEnd: group.to, confidence: 0.7, style: 'infinitive', frame: 'to' };
  }
  for (const preposition of PREPOSITIONS) {
    const written = preposition === 'to-noun' ? 'to' : preposition;
    if (!frames.has(preposition) || next.lower !== written || quotationOf[at] !== -1) continue;
    if (groupStartingAt(groups, at) !== undefined) continue;
    if (preposition === 'on' && isTime(words[at + 1]?.lower ?? '')) continue;
    if (isOver(at + 1)) continue;
    const quoted = frames.has('quote') ? quotationBehindPhrase(unit, at + 1, groups) : undefined;
    if (quoted !== undefined)
      return { from: quoted, cueEnd: group.to, confidence: 0.85, style: 'clause', frame: clauseFrame(frames) };
    const style = WH.has(words[at + 1]?.lower ?? '') ? 'clause' : 'noun';
    return { from: at + 1, cueEnd: at + 1, confidence: 0.7, style, frame: preposition };
  }
  const infinitive = infinitiveAt(groups, at);
  if (infinitive)
    return frames.has('to')
      ? { from: at, cueEnd: group.to, confidence: 0.7, style: 'infinitive', frame: 'to' }
      : undefined;
  if (frames.has('ing') && groupStartingAt(groups, at)?.form === 'ing')
    return { from: at, cueEnd: group.to, confidence: 0.7, style: 'clause', frame: clauseFrame(frames) };
  if (quotationOf[at] !== -1)
    return frames.has('quote') || frames.has('noun') || frames.has('clause')
      ? { from: at, cueEnd: group.to, confidence: 0.9, style: 'clause', frame: clauseFrame(frames) }
      : undefined;
  // Adjuncts before the content: "said on Monday that", "said in a statement: “".
  const later = behindAdjunct(unit, at, groups);
  if (later !== undefined && (frames.has('quote') || frames.has('clause'))) {
    return { from: later, cueEnd: group.to, confidence: 0.85, style: 'clause', frame: clauseFrame(frames) };
  }
  if (next.text === ',' && words[at + 1]?.lower === 'that' && frames.has('clause')) {
    return { from: at + 1, cueEnd: group.to, confidence: 0.8, style: 'clause', frame: 'clause' };
  }
  if (next.text === ',' || next.text === ':') {
    const isQuoted = (quotationOf[at + 1] ?? -1) >= 0;
    if (isQuoted && (frames.has('quote') || frames.has('clause')))
      return { from: at + 1, cueEnd: group.to, confidence: 0.9, style: 'clause', frame: clauseFrame(frames) };
    if (next.text === ':' && frames.has('quote'))
      return { from: at + 1, cueEnd: group.to, confidence: 0.7, style: 'clause', frame: clauseFrame(frames) };
    return undefined;
  }
  if (next.pos === 'PUNCT' && next.text !== '$' && next.text !== '#') return undefined;
  if (WH.has(next.lower) && (frames.has('clause') || frames.has('that')))
    return { from: at, cueEnd: group.to, confidence: 0.9, style: 'clause', frame: clauseFrame(frames) };
  if (frames.has('clause') && next.pos !== 'ADP' && hasClause(unit, at, groups))
    return { from: at, cueEnd: group.to, confidence: 0.85, style: 'clause', frame: clauseFrame(frames) };
  if (frames.has('noun') && startsNoun(unit, at))
    return { from: at, cueEnd: group.to, confidence: 0.6, style: 'noun', frame: 'noun' };
  if (
    frames.has('clause') &&
    (next.pos === 'SCONJ' || next.pos === 'ADP') &&
    hasClause(unit, at, groups) &&
    group.verb?.lemma === 'say'
  )
    return { from: at, cueEnd: group.to, confidence: 0.6, style: 'clause', frame: clauseFrame(frames) };
  return undefined;
}

/** Nouns that make a cue of "raise", "express" and "voice" with a preposition. */
const CUE_NOUNS: ReadonlySet<string> = new Set(
  'concern concerns alarm alarms doubt doubts question questions fears worries objections'.split(' '),
);

/** Where the content of "raised serious concerns over …", "refrained from giving …" begins; undefined for other cues. */
function behindNounCue(unit: ReadingUnit, group: VerbGroup): number | undefined {
  const { words } = unit;
  if (group.verb?.lemma === 'refrain') {
    return words[group.to]?.lower === 'from' && words[group.to + 1]?.lower.endsWith('ing') ? group.to + 2 : undefined;
  }
  if (group.verb?.lemma !== 'raise') return undefined;
  let at = group.to;
  while (words[at]?.pos === 'ADJ' || words[at]?.pos === 'DET') at++;
  if (!CUE_NOUNS.has(words[at]?.lower ?? '')) return undefined;
  return /^(?:over|about|on|at|with)$/u.test(words[at + 1]?.lower ?? '') ? at + 2 : undefined;
}

/** "said of Lund: “…”": the first word of a quotation behind a noun phrase and a colon or comma. */
function quotationBehindPhrase(unit: ReadingUnit, from: number, groups: readonly VerbGroup[]): number | undefined {
  const end = nounPhraseFrom(unit, from, groups)?.[1] ?? 0;
  const mark = unit.words[end]?.text;
  return (mark === ':' || mark === ',') && (unit.quotationOf[end + 1] ?? -1) >= 0 && end > from ? end + 1 : undefined;
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
  const first = words[group.to];
  const addressee = first && !WH.has(first.lower) ? nounPhraseFrom(unit, group.to, groups) : undefined;
  if (!addressee) return undefined;
  let at = addressee[1];
  if (frames.has('person-to')) {
    const infinitive = infinitiveAt(groups, at);
    if (infinitive)
      return { from: group.to, cueEnd: group.to, confidence: 0.75, style: 'infinitive', frame: 'person-to' };
  }
  if (!frames.has('person-clause')) return undefined;
  if (frames.has('about') && words[at]?.lower === 'about') {
    return { from: at + 1, cueEnd: group.to, confidence: 0.7, style: 'noun', frame: 'about' };
  }
  const later = behindAdjunct(unit, at, groups);
  if (later !== undefined) at = later;
  if (quotationOf[at] !== -1)
    return { from: at, cueEnd: group.to, confidence: 0.9, style: 'clause', frame: clauseFrame(frames) };
  const next = words[at];
  if (!next) return undefined;
  if ((next.text === ',' || next.text === ':') && (quotationOf[at + 1] ?? -1) >= 0)
    return { from: at + 1, cueEnd: group.to, confidence: 0.9, style: 'clause', frame: clauseFrame(frames) };
  if (next.text === ',' && words[at + 1]?.lower === 'that') {
    return { from: at + 1, cueEnd: group.to, confidence: 0.8, style: 'clause', frame: clauseFrame(frames) };
  }
  if (next.pos === 'PUNCT') return undefined;
  if (WH.has(next.lower))
    return { from: at, cueEnd: group.to, confidence: 0.9, style: 'clause', frame: clauseFrame(frames) };
  if (next.pos !== 'ADP' && hasClause(unit, at, groups))
    return { from: at, cueEnd: group.to, confidence: 0.8, style: 'clause', frame: clauseFrame(frames) };
  // "told CNN Lee had left": the noun phrase ran into the content.
  for (let split = group.to + 1; split < addressee[1]; split++) {
    if (SUBJECT_PRONOUNS.has(words[split]?.lower ?? ''))
      return { from: split, cueEnd: group.to, confidence: 0.7, style: 'clause', frame: clauseFrame(frames) };
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

/** The frame of clauses and quotations that a verb has. */
function clauseFrame(frames: ReadonlyMap<Frame, unknown>): Frame {
  return (['clause', 'that', 'quote', 'person-clause', 'noun'] as const).find((frame) => frames.has(frame)) ?? 'clause';
}
