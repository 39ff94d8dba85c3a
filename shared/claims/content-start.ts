import { readAddressee } from './addressee.ts';
import { behindAdjunct, quotationBehindPhrase } from './adjuncts.ts';
import { CLAUSE_OPENERS, type ContentStart, clauseFrame, hasClause } from './clause-start.ts';
import { groupStartingAt, infinitiveAt } from './group-lookup.ts';
import { PREPOSITIONS } from './lexicon/frames.ts';
import { isTime } from './noun-phrases.ts';
import type { ReadingUnit } from './reading-units.ts';
import type { VerbGroup } from './verb-groups.ts';

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
    const style = CLAUSE_OPENERS.has(words[at + 1]?.lower ?? '') ? 'clause' : 'noun';
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
  if (CLAUSE_OPENERS.has(next.lower) && (frames.has('clause') || frames.has('that')))
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

function startsNoun(unit: ReadingUnit, at: number): boolean {
  const word = unit.words[at];
  if (!word) return false;
  if (unit.quotationOf[at] !== -1) return true;
  return /^(?:DET|ADJ|NOUN|PROPN|NUM|PRON|SYM|X)$/u.test(word.pos) || word.text === '$' || word.lower === 'both';
}
