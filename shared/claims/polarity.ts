import { foldCase } from '../text/fold.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const AUXILIARIES = words(
  "is are was were am be been has have had does do did will would shall should can could may might must it's he's she's that's there's they're we're you're i'm they've we've i've they'll we'll i'll he'll she'll it'll they'd we'd i'd he'd she'd",
);
/** "Isn't" and the like are one word; "cannot" is another. */
const NEGATED_AUXILIARY = /^(?:cannot|ain't|[a-z]+n't)$/u;
const NEGATORS = words('not never no neither nor hardly scarcely');
/** A statement whose subject is one of these is about nobody. */
const NOBODIES = words('no none neither nobody nothing nowhere no-one');
/** Verbs of what ought to be: "should not worry" says nothing about who worries. */
const OUGHT = words("should must ought shouldn't mustn't oughtn't");
/** What follows a negator that takes nothing back: "not only", "no doubt", "not hesitate", "no longer". */
const IDLE = words(
  'only just merely simply alone hesitate stand sit doubt question secret wonder surprise surprising matter longer stranger exaggeration coincidence choice need reason',
);
/** "No one should": how far behind its subject the verb may stand. */
const NOBODY_REACH = 4;
/** A relative clause says something about a word of the statement. */
const RELATIVES = words('who whom whose which that where');
/** A subject of its own begins with one of these. */
const SUBJECT_OPENERS = words('the a an this these those i you he she it we they his her its their our my your');
/** A clause that these open is not the statement. */
const SUBORDINATORS = words(
  'because since although though if when while whereas after before until unless as whether so',
);
const PREPOSITIONS = words('to of in on at by for from with under about into through over');
/** Longest statement that is read, in words: the polarity stands with the first verb. */
const MAX_WORDS = 100;

/**
 * Whether a statement says that something is *not* so: its subject is nobody ("no ships"), or its first predicate is negated ("have never
 * left", "has no ships"). Relative and subordinate clauses are passed over, and negations that take nothing back ("not only", "no doubt").
 */
export function isNegatedStatement(text: string): boolean {
  const read = statementWords(text);
  let at = read[0] === 'that' ? 1 : 0;
  if (SUBORDINATORS.has(read[at] ?? '')) at = behindComma(read, at);
  if (NOBODIES.has(read[at] ?? ''))
    return isReal(read, at) && !read.slice(at, at + NOBODY_REACH).some((word) => OUGHT.has(word));
  let isInRelative = false;
  for (; at < read.length; at++) {
    const word = read[at] ?? '';
    if (SUBORDINATORS.has(word)) return false;
    if (RELATIVES.has(word)) {
      // "That left" has its verb; "that it had sent" and "that had left" have theirs in the next auxiliary.
      const next = read[at + 1] ?? '';
      isInRelative = AUXILIARIES.has(next) || NEGATED_AUXILIARY.test(next) || SUBJECT_OPENERS.has(next);
      continue;
    }
    const isNegatedAuxiliary = NEGATED_AUXILIARY.test(word);
    const isAuxiliary = isNegatedAuxiliary || AUXILIARIES.has(word);
    if (isInRelative) {
      if (!isAuxiliary) continue;
      while (AUXILIARIES.has(read[at + 1] ?? '') || NEGATORS.has(read[at + 1] ?? '')) at++;
      isInRelative = false;
      continue;
    }
    if (OUGHT.has(word)) return false;
    if (isNegatedAuxiliary) return isReal(read, at);
    if (NEGATORS.has(word) && isOfPredicate(read, at)) return isReal(read, at);
    if (isAuxiliary && !isFollowedByAuxiliary(read, at)) return isNegatedBehind(read, at);
  }
  return false;
}

/** "Has not", "is certainly not", "are no": with an adverb at most between. */
function isNegatedBehind(read: readonly string[], auxiliary: number): boolean {
  for (const at of [auxiliary + 1, auxiliary + 2]) {
    const word = read[at] ?? '';
    if (NEGATORS.has(word)) return isReal(read, at);
    if (!word.endsWith('ly') && word !== 'yet' && word !== 'still' && word !== 'also') return false;
  }
  return false;
}

function isFollowedByAuxiliary(read: readonly string[], at: number): boolean {
  return AUXILIARIES.has(read[at + 1] ?? '') || NEGATED_AUXILIARY.test(read[at + 1] ?? '');
}

/** "A decision not to leave", "to no avail", "for not leaving": what is negated is a part only. */
function isOfPredicate(read: readonly string[], at: number): boolean {
  return read[at] !== 'nor' && read[at + 1] !== 'to' && !PREPOSITIONS.has(read[at - 1] ?? '');
}

function isReal(read: readonly string[], negator: number): boolean {
  return !IDLE.has(read[negator + 1] ?? '');
}

/** The word behind the comma that ends a leading clause; the end where there is none. */
function behindComma(read: readonly string[], from: number): number {
  const comma = read.indexOf(',', from);
  return comma === -1 ? read.length : comma + 1;
}

/** Folded words without the marks around them; commas stand alone, and the first sentence is all. */
function statementWords(text: string): string[] {
  const read: string[] = [];
  for (const piece of foldCase(text).split(/\s+/u, MAX_WORDS)) {
    const bare = piece.replace(/^[^\p{L}\p{N}]{0,4}/u, '').replace(/[^\p{L}\p{N}]{0,4}$/u, '');
    if (bare !== '') read.push(bare);
    if (piece.endsWith(',')) read.push(',');
    if (/[.!?;]["'”’]?$/u.test(piece) && !/^\p{L}\.|^(?:mr|mrs|ms|dr|gen|col|lt|u\.s|u\.n)\./u.test(piece)) break;
  }
  return read;
}
