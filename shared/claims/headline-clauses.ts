import { tokenise } from '../text/tokens.ts';
import { STOP_WORDS, WORD_FAMILIES } from './lexicon/headline-cues.ts';
import { HONORIFICS } from './lexicon/speaker-nouns.ts';

/** A stretch of a headline that says one thing. */
export type HeadlineClause = {
  /** Folded words with single spaces. */
  readonly text: string;
  readonly words: readonly string[];
  /** What it is about: stems of its content words. */
  readonly matter: ReadonlySet<string>;
  /** The sign behind it; empty at a conjunction and at the end. */
  readonly end: string;
  /** Its sentence ends with a question mark. */
  readonly isAsked: boolean;
};

const SENTENCE_ENDS: ReadonlySet<string> = new Set(['?', '!', '.', '..', '...', '…', '|']);
const CLAUSE_ENDS: ReadonlySet<string> = new Set([':', ';', ',', '-', '--', '–', '—', '(', ')']);
/** What stands before them is said, what stands behind may be asked: "Rats in the office: who is to blame?" */
const OPENERS: ReadonlySet<string> = new Set([':', '-', '--', '–', '—']);
/** Words that set one statement against another, or begin one about a word of it. */
const TURNS: ReadonlySet<string> = new Set(['but', 'while', 'despite', 'although', 'though', 'amid', 'which']);

/** The clauses of a headline in their order, none empty. */
export function headlineClauses(headline: string): HeadlineClause[] {
  const clauses: HeadlineClause[] = [];
  let sentence: Omit<HeadlineClause, 'isAsked'>[] = [];
  let words: string[] = [];
  const closeClause = (end: string) => {
    if (words.length > 0) sentence.push({ text: words.join(' '), words, matter: matterOf(words), end });
    words = [];
  };
  const closeSentence = (end: string) => {
    closeClause(end);
    const asked = sentence.findLastIndex((clause, at) => at < sentence.length - 1 && OPENERS.has(clause.end)) + 1;
    for (const [at, clause] of sentence.entries()) clauses.push({ ...clause, isAsked: end === '?' && at >= asked });
    sentence = [];
  };
  for (const { kind, lower, start } of tokenise(headline)) {
    if (kind !== 'punct') {
      if (TURNS.has(lower)) closeClause('');
      words.push(lower.replaceAll('.', ''));
    } else if (lower === '.' && HONORIFICS.has(words.at(-1) ?? '')) {
      // "Rep. Duncan" goes on.
    } else if (SENTENCE_ENDS.has(lower)) closeSentence(lower);
    else if (CLAUSE_ENDS.has(lower) && !isInWord(headline, start, lower)) closeClause(lower);
  }
  closeSentence('');
  return clauses;
}

/** "U.S.-Mexico": a hyphen parts statements only behind a blank. */
function isInWord(headline: string, at: number, sign: string): boolean {
  return sign === '-' && headline[at - 1] !== ' ';
}

export function matterOf(words: readonly string[]): Set<string> {
  return new Set(
    words
      .flatMap((word) => word.split('-'))
      .filter((word) => word !== '' && !STOP_WORDS.has(word))
      .map(stemOf),
  );
}

/** Enough of a word to know it again in another form. UTF-16 units. */
const STEM_LENGTH = 4;
const FAMILIES = new Map(
  WORD_FAMILIES.flatMap((list) => list.split(' ').map((word): [string, string] => [word, list])),
);

/** Words of one family have one stem: `killed` and `dead`; else the word without its ending, cut after five letters (`korea`, `korean`). */
function stemOf(word: string): string {
  const bare = word.replace(/'s?$/u, '');
  const family = FAMILIES.get(bare);
  if (family) return family;
  // "72M" is "72 million", "50ft" is "50-foot".
  const figure = /^\d[\d.,]*/u.exec(bare)?.[0];
  if (figure) return figure.replaceAll(',', '');
  return bare.replace(/(?:ing|ed|es|s|e)$/u, '').slice(0, STEM_LENGTH);
}
