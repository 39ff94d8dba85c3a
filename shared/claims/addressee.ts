import { behindAdjunct } from './adjuncts.ts';
import { CLAUSE_OPENERS, type ContentStart, clauseFrame, hasClause } from './clause-start.ts';
import { infinitiveAt } from './group-lookup.ts';
import { SUBJECT_PRONOUNS } from './lexicon/function-words.ts';
import { nounPhraseFrom } from './noun-phrases.ts';
import type { ReadingUnit } from './reading-units.ts';
import type { VerbGroup } from './verb-groups.ts';

/** "told reporters that", "urged Moscow to", "asked by a reporter if". */
export function readAddressee(
  unit: ReadingUnit,
  group: VerbGroup,
  groups: readonly VerbGroup[],
): ContentStart | undefined {
  const { words, quotationOf } = unit;
  const frames = group.verb?.frames;
  if (!frames) return undefined;
  const first = words[group.to];
  const addressee = first && !CLAUSE_OPENERS.has(first.lower) ? nounPhraseFrom(unit, group.to, groups) : undefined;
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
  if (CLAUSE_OPENERS.has(next.lower))
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
