import { CUE_VERB_FORMS } from './lexicon/cue-verb-forms.ts';
import type { CueVerb } from './lexicon/frames.ts';
import { BE, CATENATIVES, DO, HAVE, MODALS, NEGATIONS, SUBJECT_PRONOUNS } from './lexicon/function-words.ts';
import type { ReadingUnit } from './reading-units.ts';
import type { Word } from './tagged-words.ts';

/** Auxiliaries, negation, adverbs and the verb they belong to: "has not yet confirmed", "would not say", "to demand", "noting". */
export type VerbGroup = {
  readonly from: number;
  readonly to: number;
  /** The last verb: what the group means. */
  readonly head: number;
  /** Its entry, where it is a verb that attributes. */
  readonly verb: CueVerb | undefined;
  readonly form: 'finite' | 'infinitive' | 'ing' | 'past';
  readonly isPassive: boolean;
  readonly isNegated: boolean;
  readonly modal: string | undefined;
  /** The verb that hands on: "declined" in "declined to say". */
  readonly catenative: string | undefined;
};

const ALWAYS_VERBS: ReadonlySet<string> = new Set([
  'said',
  'says',
  'told',
  'added',
  'wrote',
  'tweeted',
  'insisted',
  'admitted',
  'denied',
  'saying',
  'adding',
  'noting',
]);

type Lookup = { readonly starting: ReadonlyMap<number, VerbGroup>; readonly covering: ReadonlySet<number> };
const lookups = new WeakMap<readonly VerbGroup[], Lookup>();

function lookupOf(groups: readonly VerbGroup[]): Lookup {
  const known = lookups.get(groups);
  if (known) return known;
  const covering = new Set<number>();
  for (const group of groups) for (let at = group.from; at < group.to; at++) covering.add(at);
  const lookup = { starting: new Map(groups.map((group) => [group.from, group])), covering };
  lookups.set(groups, lookup);
  return lookup;
}

/** The group whose first word is at `at`. */
export function groupStartingAt(groups: readonly VerbGroup[], at: number): VerbGroup | undefined {
  return lookupOf(groups).starting.get(at);
}

/** Whether the word at `at` belongs to a group. */
export function isInGroup(groups: readonly VerbGroup[], at: number): boolean {
  return lookupOf(groups).covering.has(at);
}

export function infinitiveAt(groups: readonly VerbGroup[], at: number): VerbGroup | undefined {
  const group = groupStartingAt(groups, at);
  return group?.form === 'infinitive' ? group : undefined;
}

export function isFiniteAt(groups: readonly VerbGroup[], at: number): boolean {
  const form = groupStartingAt(groups, at)?.form;
  return form === 'finite' || form === 'past';
}

/** The verb groups outside quotations, in order. */
export function findVerbGroups(unit: ReadingUnit): VerbGroup[] {
  const groups: VerbGroup[] = [];
  for (let at = 0; at < unit.words.length; ) {
    const group = unit.quotationOf[at] === -1 ? readGroup(unit, at) : undefined;
    if (group) groups.push(group);
    at = group ? group.to : at + 1;
  }
  return groups;
}

function readGroup(unit: ReadingUnit, from: number): VerbGroup | undefined {
  const { words } = unit;
  const first = words[from];
  if (!first) return undefined;
  const isTo = first.lower === 'to' && isVerb(unit, skipAdverbs(unit, from + 1), true);
  const isAux = isAuxiliary(first) && !isMainHave(unit, from);
  if (!isTo && !isAux && !isVerb(unit, from, false)) return undefined;
  let at = from;
  let head = from;
  let form: VerbGroup['form'] = isTo ? 'infinitive' : 'finite';
  let isNegated = false;
  let modal: string | undefined;
  let lastAux = '';
  let catenative: string | undefined;
  for (;;) {
    const word = words[at];
    if (!word || unit.quotationOf[at] !== -1) break;
    if (NEGATIONS.has(word.lower) && (at > from || word.lower === 'cannot')) {
      isNegated = true;
      if (word.lower === 'cannot') modal = 'can';
      at++;
    } else if (
      word.lower === 'to' &&
      at > head &&
      hasInfinitive(unit, at) &&
      CATENATIVES.has(words[head]?.lower ?? '')
    ) {
      catenative = words[head]?.lower;
      at++;
      lastAux = '';
    } else if (word.lower === 'to' && at === from) {
      at++;
    } else if (isAuxiliary(word) && head === from && (at === from || lastAux !== '' || form === 'infinitive')) {
      if (MODALS.has(word.lower)) modal = word.lower;
      lastAux = word.lower;
      head = at;
      at++;
      if (at - from > 1) head = at - 1;
      // Further auxiliaries follow.
      const more: number = readAuxiliaries(unit, at);
      for (let k = at; k < more; k++) {
        const lower = words[k]?.lower ?? '';
        if (NEGATIONS.has(lower)) isNegated = true;
        else if (isAuxiliaryLower(lower)) lastAux = lower;
      }
      at = more;
      const verbAt = skipAdverbs(unit, at);
      if (isVerb(unit, verbAt, true)) {
        head = verbAt;
        at = verbAt + 1;
      } else if (CATENATIVES.has(words[verbAt]?.lower ?? '') && words[verbAt + 1]?.lower === 'to') {
        head = verbAt;
        at = verbAt + 1;
      } else {
        break;
      }
    } else if (
      isVerb(unit, at, at > from) &&
      (at === from || at === skipAdverbs(unit, from + 1) || catenative !== undefined)
    ) {
      if (at === from) form = word.lower.endsWith('ing') ? 'ing' : /(?:ed|en)$/u.test(word.lower) ? 'past' : 'finite';
      const wasCatenative = at > head && catenative !== undefined;
      head = at;
      at++;
      if (!wasCatenative && at > skipAdverbs(unit, from + 1) + 1) break;
    } else if (word.pos === 'ADV' && at > from && catenative !== undefined && isVerb(unit, at + 1, true)) {
      at++;
    } else {
      break;
    }
    if (at - from > MAX_GROUP) break;
  }
  const verbWord = words[head];
  if (!verbWord) return undefined;
  const verb = CUE_VERB_FORMS.get(verbWord.lower);
  const isParticiple = /(?:ed|en|id|ld|wn|ught|ut|nt)$/u.test(verbWord.lower);
  return {
    from,
    to: head + 1,
    head,
    verb,
    form,
    isPassive: BE.has(lastAux) && isParticiple && head > from,
    isNegated,
    modal,
    catenative,
  };
}

const MAX_GROUP = 12;
/** Participles that have become prepositions. */
const PREPOSITION_LIKE: ReadonlySet<string> = new Set([
  'regarding',
  'concerning',
  'including',
  'according',
  'considering',
  'following',
]);
/** Determiners that are a subject by themselves: "some say". */
const MANY: ReadonlySet<string> = new Set(['some', 'many', 'most', 'both', 'few', 'all', 'several']);

function readAuxiliaries(unit: ReadingUnit, from: number): number {
  let at = from;
  while (at - from < MAX_GROUP && unit.quotationOf[at] === -1) {
    const word = unit.words[at];
    if (!word) break;
    if (!isAuxiliary(word) && !NEGATIONS.has(word.lower) && !(word.pos === 'ADV' && continues(unit, at + 1))) break;
    at++;
  }
  return at;
}

function continues(unit: ReadingUnit, at: number): boolean {
  const word = unit.words[at];
  return word !== undefined && (isAuxiliary(word) || NEGATIONS.has(word.lower) || isVerb(unit, at, true));
}

function skipAdverbs(unit: ReadingUnit, from: number): number {
  let at = from;
  while (
    at - from < 3 &&
    (unit.words[at]?.pos === 'ADV' || NEGATIONS.has(unit.words[at]?.lower ?? '')) &&
    unit.quotationOf[at] === -1
  )
    at++;
  return at;
}

function hasInfinitive(unit: ReadingUnit, at: number): boolean {
  return isVerb(unit, skipAdverbs(unit, at + 1), true);
}

function isAuxiliaryLower(lower: string): boolean {
  return BE.has(lower) || HAVE.has(lower) || DO.has(lower) || MODALS.has(lower);
}

function isAuxiliary(word: Word): boolean {
  if (word.lower === 'being' || word.lower === 'having') return false;
  if (word.lower === "'s") return word.pos === 'AUX' || word.pos === 'VERB';
  if (word.lower === 'may' || word.lower === 'will' || word.lower === 'can' || word.lower === 'might')
    return word.pos !== 'NOUN' && word.text === word.lower;
  return isAuxiliaryLower(word.lower) && word.pos !== 'NOUN' && word.pos !== 'PROPN';
}

/** "has a plan": the verb itself. */
function isMainHave(unit: ReadingUnit, at: number): boolean {
  const word = unit.words[at];
  const next = unit.words[at + 1];
  return (
    word !== undefined && HAVE.has(word.lower) && (next?.pos === 'DET' || next?.pos === 'NOUN' || next?.pos === 'ADJ')
  );
}

/** Whether a word is a verb here. Headlines and short sentences mislead the tagger; a pronoun before a cue verb does not. */
function isVerb(unit: ReadingUnit, at: number, isBehindAux: boolean): boolean {
  const word = unit.words[at];
  if (!word || unit.quotationOf[at] !== -1) return false;
  if (PREPOSITION_LIKE.has(word.lower)) return false;
  if (word.pos === 'VERB') return isBehindAux || !isAdjectival(unit, at);
  if (word.pos === 'AUX') return isBehindAux && (word.lower === 'be' || word.lower === 'have' || word.lower === 'do');
  const before = unit.words[at - 1];
  if (ALWAYS_VERBS.has(word.lower)) return before?.pos !== 'DET';
  if (!CUE_VERB_FORMS.has(word.lower) || word.text !== word.lower) return false;
  if (!isBehindAux && before?.pos === 'DET' && MANY.has(before.lower) && opensClause(unit.words[at + 1])) return true;
  if (!isBehindAux && word.pos === 'NOUN' && isPluralBefore(unit, at) && opensClause(unit.words[at + 1])) return true;
  if (word.pos === 'ADJ' || word.pos === 'NOUN' || word.pos === 'ADP' || word.pos === 'SCONJ') {
    if (isBehindAux && word.pos !== 'ADP' && word.pos !== 'SCONJ')
      return before?.pos === 'AUX' || before?.lower === "n't" || before?.lower === 'not' || before?.lower === 'to';
    return (
      before !== undefined &&
      before.pos === 'PRON' &&
      SUBJECT_PRONOUNS.has(before.lower) &&
      before.lower !== 'that' &&
      before.lower !== 'those' &&
      before.lower !== 'these' &&
      before.lower !== 'this'
    );
  }
  return false;
}

/** "Polls show that": the tagger takes both for nouns. */
function isPluralBefore(unit: ReadingUnit, at: number): boolean {
  const before = unit.words[at - 1];
  return (
    before !== undefined &&
    (before.pos === 'NOUN' || before.pos === 'PROPN') &&
    (before.lower.endsWith('s') || before.lower === 'data')
  );
}

function opensClause(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    (word.lower === 'that' || word.pos === 'DET' || word.pos === 'PRON' || word.pos === 'PROPN' || word.lower === ',')
  );
}

/** "the purported move", "300 pledged delegates": a participle before its noun. */
function isAdjectival(unit: ReadingUnit, at: number): boolean {
  const word = unit.words[at];
  const before = unit.words[at - 1];
  const next = unit.words[at + 1];
  if (!word || !before || !next || !/(?:ed|ing|en)$/u.test(word.lower)) return false;
  if (next.pos !== 'NOUN' && next.pos !== 'PROPN' && next.pos !== 'ADJ') return false;
  if (before.pos === 'DET') return !SUBJECT_PRONOUNS.has(before.lower);
  return before.pos === 'NUM' || before.lower === "'s" || /^(?:his|its|their|our|my|your)$/u.test(before.lower);
}
