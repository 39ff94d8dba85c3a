import { CUE_VERB_FORMS } from './lexicon/cue-verb-forms.ts';
import { BE, DO, HAVE, MODALS, NEGATIONS, SUBJECT_PRONOUNS } from './lexicon/function-words.ts';
import type { ReadingUnit } from './reading-units.ts';
import type { Word } from './tagged-words.ts';

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

/** Whether a word is a verb here. Headlines and short sentences mislead the tagger; a pronoun before a cue verb does not. */
export function isVerb(unit: ReadingUnit, at: number, isBehindAux: boolean): boolean {
  const word = unit.words[at];
  if (!word || unit.quotationOf[at] !== -1) return false;
  if (PREPOSITION_LIKE.has(word.lower)) return false;
  if (word.pos === 'VERB') return isBehindAux || !isAdjectival(unit, at);
  if (word.pos === 'AUX') return isBehindAux && (word.lower === 'be' || word.lower === 'have' || word.lower === 'do');
  const before = unit.words[at - 1];
  if (ALWAYS_VERBS.has(word.lower)) return before?.pos !== 'DET';
  if (!CUE_VERB_FORMS.has(word.lower)) return false;
  if (!isBehindAux && (isThirdPerson(unit, at) || isPointingOut(unit, at))) return true;
  if (word.lower === 'say' && isPluralBefore(unit, at)) return true;
  if (word.text !== word.lower) return false;
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

export function isAuxiliaryLower(lower: string): boolean {
  return BE.has(lower) || HAVE.has(lower) || DO.has(lower) || MODALS.has(lower);
}

export function isAuxiliary(word: Word): boolean {
  if (word.lower === 'being' || word.lower === 'having') return false;
  if (word.lower === "'s") return word.pos === 'AUX' || word.pos === 'VERB';
  if (word.lower === 'may' || word.lower === 'will' || word.lower === 'can' || word.lower === 'might')
    return word.pos !== 'NOUN' && word.text === word.lower;
  return isAuxiliaryLower(word.lower) && word.pos !== 'NOUN' && word.pos !== 'PROPN';
}

/** "has a plan": the verb itself. */
export function isMainHave(unit: ReadingUnit, at: number): boolean {
  const word = unit.words[at];
  const next = unit.words[at + 1];
  return (
    word !== undefined && HAVE.has(word.lower) && (next?.pos === 'DET' || next?.pos === 'NOUN' || next?.pos === 'ADJ')
  );
}

/** The first word from `from` on that is neither adverb nor negation, at most three words on. */
export function skipAdverbs(unit: ReadingUnit, from: number): number {
  let at = from;
  while (
    at - from < 3 &&
    (unit.words[at]?.pos === 'ADV' || NEGATIONS.has(unit.words[at]?.lower ?? '')) &&
    unit.quotationOf[at] === -1
  )
    at++;
  return at;
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

/** Nouns that stand before "reports", "claims" and "plans" as one word with them: "media reports". */
const COMPOUND_HEADS =
  /^(?:reports|plans|polls|projects|records|texts|posts|demands|calls|comments|remarks|attacks|ads)$/u;

/** "The paper notes the ruling", "Lund Slams Plan": a name or noun in the singular, then what looks like a plural. */
function isThirdPerson(unit: ReadingUnit, at: number): boolean {
  const word = unit.words[at];
  const before = unit.words[at - 1];
  const next = unit.words[at + 1];
  if (!word || !before || !next || !/[^s]s$/u.test(word.lower) || (word.pos !== 'NOUN' && word.pos !== 'PROPN'))
    return false;
  const isName = before.pos === 'PROPN' && /^\p{Lu}/u.test(before.text);
  const isNoun = before.pos === 'NOUN' && !before.lower.endsWith('s');
  if (!isName && (!isNoun || COMPOUND_HEADS.test(word.lower))) return false;
  if (word.text === word.lower) return opensClause(next) || (unit.quotationOf[at + 1] ?? -1) >= 0;
  return isName && !COMPOUND_HEADS.test(word.lower) && at < MAX_HEADLINE_SUBJECT && !hasVerbTag(unit);
}

/** "Leaders point out that": never a noun before "out". */
function isPointingOut(unit: ReadingUnit, at: number): boolean {
  return /^points?$/u.test(unit.words[at]?.lower ?? '') && unit.words[at + 1]?.lower === 'out';
}

/** Words of a headline before its verb. */
const MAX_HEADLINE_SUBJECT = 6;

function hasVerbTag(unit: ReadingUnit): boolean {
  return unit.words.some(({ pos }) => pos === 'VERB' || pos === 'AUX');
}

/** "Polls show that": the tagger takes both for nouns. */
function isPluralBefore(unit: ReadingUnit, at: number): boolean {
  const before = unit.words[at - 1];
  if (before?.lower === '%') return true;
  return (before?.pos === 'NOUN' || before?.pos === 'PROPN') && /(?:s|data|percent)$/u.test(before.lower);
}

function opensClause(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    (word.lower === 'that' || word.pos === 'DET' || word.pos === 'PRON' || word.pos === 'PROPN' || word.lower === ',')
  );
}
