import type { Stance } from '../model/claim.ts';
import type { Attribution } from './attributions.ts';
import { contentEnd } from './content-end.ts';
import { CUE_NOUN_ROWS } from './lexicon/cue-nouns.ts';
import { nounPhraseEndingAt } from './noun-phrases.ts';
import type { ReadingUnit, WordRange } from './reading-units.ts';
import type { VerbGroup } from './verb-groups.ts';

const STANCES: ReadonlyMap<string, Stance> = new Map(
  CUE_NOUN_ROWS.flatMap(([behind, stance, nouns]) =>
    nouns.split(' ').map((noun): [string, Stance] => [`${noun} ${behind}`, stance]),
  ),
);

/** The stance of a noun before a word, e.g. `denial that`; undefined where both together are no cue. */
export function nounStance(noun: string, behind: string): Stance | undefined {
  return STANCES.get(`${noun} ${behind}`);
}

const OWNERS: ReadonlySet<string> = new Set(['his', 'her', 'its', 'their', 'my', 'our', 'your']);
/** Adjectives between an owner and a noun: "his repeated public call". */
const MAX_ADJECTIVES = 3;

/** Attributions whose cue is a noun with an owner: "Norway's claim that …", "his call for …". */
export function findNounAttributions(unit: ReadingUnit, groups: readonly VerbGroup[]): Attribution[] {
  const { words, quotationOf } = unit;
  const found: Attribution[] = [];
  for (let at = 1; at + 2 < words.length; at++) {
    const behind = words[at + 1]?.lower ?? '';
    if (!nounStance(words[at]?.lower ?? '', behind) || quotationOf[at] !== -1 || words[at]?.pos === 'VERB') continue;
    const source = ownerBefore(unit, at, groups);
    if (!source) continue;
    const isClause = behind === 'that' || behind === 'to';
    const from = isClause ? at + 1 : at + 2;
    const style = behind === 'that' ? 'clause' : behind === 'to' ? 'infinitive' : 'noun';
    const end = contentEnd(unit, from, groups, { isInserted: true, isLeadIn: false, style });
    if (end <= from) continue;
    found.push({
      unit,
      source,
      shares: undefined,
      cue: [at, isClause ? at + 1 : at + 2],
      content: [[from, end]],
      verb: undefined,
      isNegated: false,
      isPassive: false,
      form: 'finite',
      kind: 'noun',
      confidence: 0.6,
    });
  }
  return found;
}

/** "his", or the noun phrase whose possessive ending stands before the noun. */
function ownerBefore(unit: ReadingUnit, noun: number, groups: readonly VerbGroup[]): WordRange | undefined {
  const { words } = unit;
  let at = noun - 1;
  while (at > 0 && noun - at <= MAX_ADJECTIVES && (words[at]?.pos === 'ADJ' || words[at]?.pos === 'NOUN')) at--;
  const lower = words[at]?.lower ?? '';
  if (unit.quotationOf[at] !== -1) return undefined;
  if (OWNERS.has(lower)) return [at, at + 1];
  if (lower !== "'s" && lower !== "'") return undefined;
  const owner = nounPhraseEndingAt(unit, at - 1, groups);
  return owner ? [owner[0], at] : undefined;
}
