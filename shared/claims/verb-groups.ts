import { CUE_VERB_FORMS } from './lexicon/cue-verb-forms.ts';
import type { CueVerb } from './lexicon/frames.ts';
import { BE, CATENATIVES, MODALS, NEGATIONS } from './lexicon/function-words.ts';
import type { ReadingUnit } from './reading-units.ts';
import type { Word } from './tagged-words.ts';
import { isAuxiliary, isAuxiliaryLower, isMainHave, isVerb, skipAdverbs } from './verb-words.ts';

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

/** "went on to argue" */
const GOING_ON: ReadonlySet<string> = new Set(['go', 'goes', 'went', 'going', 'gone']);
/** Longer runs of auxiliaries are no language. */
const MAX_GROUP = 12;

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
  if (first.lower === 'to') {
    const verb = skipAdverbs(unit, from + 1);
    return isVerb(unit, verb, true) ? finishGroup(unit, from, verb, 'infinitive', NO_AUXILIARIES) : undefined;
  }
  if (isAuxiliary(first) && !isMainHave(unit, from)) {
    const auxiliaries = readAuxiliaries(unit, from);
    const verb = skipAdverbs(unit, auxiliaries.to);
    const isHead = isVerb(unit, verb, true) || isCatenative(unit, verb);
    return finishGroup(unit, from, isHead ? verb : auxiliaries.last, 'finite', auxiliaries);
  }
  if (!isVerb(unit, from, false)) return undefined;
  const form = first.lower.endsWith('ing') ? 'ing' : /(?:ed|en)$/u.test(first.lower) ? 'past' : 'finite';
  return finishGroup(unit, from, from, form, NO_AUXILIARIES);
}

type Auxiliaries = {
  readonly to: number;
  readonly last: number;
  readonly isNegated: boolean;
  readonly modal: string | undefined;
};
const NO_AUXILIARIES: Auxiliaries = { to: 0, last: -1, isNegated: false, modal: undefined };

function readAuxiliaries(unit: ReadingUnit, from: number): Auxiliaries {
  let at = from;
  let last = from;
  let isNegated = false;
  let modal: string | undefined;
  for (; at - from < MAX_GROUP && unit.quotationOf[at] === -1; at++) {
    const word = unit.words[at];
    if (!word) break;
    if (isAuxiliary(word)) {
      last = at;
      if (MODALS.has(word.lower)) modal = word.lower;
      if (word.lower === 'cannot') isNegated = true;
    } else if (NEGATIONS.has(word.lower)) {
      isNegated = true;
    } else if (word.pos !== 'ADV' || !continues(unit, at + 1)) {
      break;
    }
  }
  return { to: at, last, isNegated, modal };
}

function continues(unit: ReadingUnit, at: number): boolean {
  const word = unit.words[at];
  return word !== undefined && (isAuxiliary(word) || NEGATIONS.has(word.lower) || isVerb(unit, at, true));
}

/** "able to confirm", "going to say": a word that hands on to an infinitive. */
function isCatenative(unit: ReadingUnit, at: number): boolean {
  return (
    CATENATIVES.has(unit.words[at]?.lower ?? '') && unit.words[at + 1]?.lower === 'to' && unit.quotationOf[at] === -1
  );
}

/** "he's said it": with something to say behind it, the short form is "has". */
function hasObject(next: Word | undefined, lower: string): boolean {
  if (!CUE_VERB_FORMS.has(lower) || !next) return false;
  return next.lower === 'that' || next.pos === 'PRON' || next.pos === 'DET' || next.pos === 'PROPN';
}

/** Follows "declined to say", "went on to argue" to the last verb. */
function finishGroup(
  unit: ReadingUnit,
  from: number,
  verb: number,
  form: VerbGroup['form'],
  auxiliaries: Auxiliaries,
): VerbGroup {
  const { words } = unit;
  let head = verb;
  let catenative: string | undefined;
  while (head - from < MAX_GROUP) {
    const to = GOING_ON.has(words[head]?.lower ?? '') && words[head + 1]?.lower === 'on' ? head + 2 : head + 1;
    const next = skipAdverbs(unit, to + 1);
    if (!CATENATIVES.has(words[head]?.lower ?? '') || words[to]?.lower !== 'to' || !isVerb(unit, next, true)) break;
    catenative = words[head]?.lower;
    head = next;
  }
  const lower = words[head]?.lower ?? '';
  const lastAuxiliary = words[auxiliaries.last]?.lower ?? '';
  const isParticiple = /(?:ed|en|id|ld|wn|ught|ut|nt)$/u.test(lower);
  return {
    from,
    to: head + 1,
    head,
    verb: CUE_VERB_FORMS.get(lower),
    form,
    isPassive:
      catenative === undefined &&
      BE.has(lastAuxiliary) &&
      isParticiple &&
      !isAuxiliaryLower(lower) &&
      !(lastAuxiliary === "'s" && hasObject(words[head + 1], lower)),
    isNegated: auxiliaries.isNegated,
    modal: auxiliaries.modal,
    catenative,
  };
}
