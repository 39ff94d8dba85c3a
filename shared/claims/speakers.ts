import type { Speaker } from '../model/claim.ts';
import type { Entity } from '../model/story.ts';
import { foldCase } from '../text/fold.ts';
import { aliasTable, aliasWithin } from './aliases.ts';
import type { Attribution } from './attributions.ts';
import { createCountryReader } from './country-in-question.ts';
import { collectNames, fullName } from './full-names.ts';
import { RELATIVE } from './lexicon/function-words.ts';
import { ROLE_NOUNS } from './lexicon/speaker-nouns.ts';
import { nounPhraseEndingAt } from './noun-phrases.ts';
import type { ReadingUnit, WordRange } from './reading-units.ts';
import { type NameReading, readName } from './speaker-names.ts';
import { subjectBefore } from './subjects.ts';
import type { Word } from './tagged-words.ts';
import { findVerbGroups } from './verb-groups.ts';

/** `head`: the noun that an unnamed person was called by. */
type Known = NameReading & { readonly head: string };

/** Follows who is meant through an article: full name, then surname, then title or pronoun. One for each article, fed in order. */
export type SpeakerChain = {
  /** The speaker of an attribution, or null where nobody accountable is named. */
  resolve(attribution: Attribution): Speaker | null;
};

const HE: ReadonlySet<string> = new Set(['he', 'him', 'his']);
const SHE: ReadonlySet<string> = new Set(['she', 'her']);
const IT: ReadonlySet<string> = new Set(['it', 'its']);
const THEY: ReadonlySet<string> = new Set(['they', 'them', 'their']);

/** How many speakers back a pronoun is looked up. */
const MAX_KNOWN = 100;

export function createSpeakerChain(units: readonly ReadingUnit[], entities: readonly Entity[]): SpeakerChain {
  const aliases = aliasTable(entities);
  const bySurname = collectNames(units);
  const known: Known[] = [];
  const ofCountry = createCountryReader(units);
  const resolved = new Map<Attribution, Speaker | null>();
  const remember = (reading: NameReading, head = ''): NameReading => {
    known.push({ ...reading, head });
    if (known.length > MAX_KNOWN) known.shift();
    return reading;
  };
  const named = (words: readonly Word[]): NameReading => {
    const reading = readName(words);
    const full = reading.kind === 'person' && reading.surname !== undefined ? fullName(reading, bySurname) : reading;
    const entity =
      aliases.get(foldCase(full.name)) ??
      aliases.get(foldCase(reading.name)) ??
      (full.surname ? undefined : aliasWithin(words, reading, aliases));
    if (!entity) {
      const role = full.role ?? known.findLast((it) => it.name === full.name && it.role)?.role;
      return role ? { ...full, role } : full;
    }
    return {
      ...full,
      name: entity.name,
      kind: entity.kind,
      ...(entity.role ? { role: entity.role } : {}),
    };
  };
  const isPerson = (it: Known) => it.kind === 'person' || it.kind === 'person-unnamed';
  const pronoun = (lower: string): NameReading | undefined => {
    if (HE.has(lower)) return known.findLast((it) => isPerson(it) && it.gender !== 'f');
    if (SHE.has(lower)) return known.findLast((it) => isPerson(it) && it.gender !== 'm') ?? known.findLast(isPerson);
    if (IT.has(lower)) return known.findLast((it) => !isPerson(it) && it.kind !== 'group');
    if (THEY.has(lower)) return known.findLast((it) => it.kind === 'group') ?? known.findLast((it) => !isPerson(it));
    return undefined;
  };
  const readingOf = (unit: ReadingUnit, range: WordRange): NameReading | undefined => {
    const words = unit.words.slice(range[0], range[1]);
    const first = words[0];
    if (!first) return undefined;
    if (RELATIVE.has(first.lower) && words.length === 1) {
      let before = range[0] - 1;
      while (unit.words[before]?.pos === 'PUNCT' && unit.words[before]?.text !== ')') before--;
      const antecedent = nounPhraseEndingAt(unit, before, []);
      return antecedent ? named(unit.words.slice(...antecedent)) : undefined;
    }
    if (words.length === 1) {
      const meant = pronoun(first.lower);
      if (meant) return withGender(meant, first.lower);
    }
    const described = definiteDescription(words, known);
    if (described) return described;
    const owned = ofCountry(words, first.start);
    return owned ? { ...named(words), name: owned } : named(words);
  };

  const observe = mentionsBefore(units, named, remember);
  const resolve = (attribution: Attribution): Speaker | null => {
    const host = attribution.shares;
    const unit = attribution.unit;
    if (host) {
      const speaker = resolved.get(host) ?? resolve(host);
      const at = unit.words[attribution.cue[0]]?.start ?? unit.start;
      const isCoordinated = attribution.kind === 'coordinated' && attribution.form === 'finite';
      const shared = speaker && (isCoordinated ? speaker : { ...speaker, span: [at, at] as [number, number] });
      resolved.set(attribution, shared);
      return shared;
    }
    const range = attribution.source;
    const first = range && unit.words[range[0]];
    const last = range && unit.words[range[1] - 1];
    if (!range || !first || !last) {
      resolved.set(attribution, null);
      return null;
    }
    observe(first.start);
    const reading = readingOf(unit, range);
    const surface = textOf(unit, range);
    const meant = remember(reading ?? { name: surface, kind: 'other' }, last.lower);
    const speaker: Speaker = {
      surface,
      span: [first.start, last.end],
      name: meant.name,
      kind: meant.kind,
      ...(meant.role ? { role: meant.role } : {}),
      ...(meant.affiliation ? { affiliation: meant.affiliation } : {}),
    };
    resolved.set(attribution, speaker);
    return speaker;
  };
  return { resolve };
}

/** People who are the subject of a sentence, in the order of the text: "he" in the next one may be they. */
function mentionsBefore(
  units: readonly ReadingUnit[],
  named: (words: readonly Word[]) => NameReading,
  remember: (reading: NameReading) => void,
): (offset: number) => void {
  let next = 0;
  return (offset) => {
    for (; next < units.length; next++) {
      const unit = units[next];
      if (!unit || unit.end > offset) return;
      const groups = findVerbGroups(unit);
      const main = groups.find((group) => group.form === 'finite' || group.form === 'past');
      const subject = main && subjectBefore(unit, main.from, groups);
      if (!subject) continue;
      const reading = named(unit.words.slice(...subject));
      if (reading.kind === 'person' && reading.surname !== undefined) remember(reading);
    }
  };
}

function textOf(unit: ReadingUnit, [from, to]: WordRange): string {
  let text = '';
  let last = -1;
  for (const word of unit.words.slice(from, to)) {
    text += last >= 0 && word.start > last ? ` ${word.text}` : word.text;
    last = word.end;
  }
  return text;
}

function withGender(reading: NameReading, lower: string): NameReading {
  return reading.gender
    ? reading
    : { ...reading, ...(HE.has(lower) ? { gender: 'm' as const } : SHE.has(lower) ? { gender: 'f' as const } : {}) };
}

/** "the secretary" is the last person whose role ends so; "the representative" the last unnamed one. */
function definiteDescription(words: readonly Word[], known: readonly Known[]): NameReading | undefined {
  const head = words.at(-1);
  if (!head || words[0]?.lower !== 'the' || words.length > 3 || !ROLE_NOUNS.has(head.lower)) return undefined;
  return known.findLast((it) => {
    if (it.head === head.lower) return true;
    if (it.kind === 'person') return it.role !== undefined && foldCase(it.role).split(' ').includes(head.lower);
    return it.kind === 'person-unnamed' && foldCase(it.name).endsWith(head.lower);
  });
}
