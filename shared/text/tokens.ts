import { characterAt, isDigit, isLetter, isSpace } from './characters.ts';
import { foldCase } from './fold.ts';

export type TokenKind = 'word' | 'number' | 'punct';

/** A word, a number or a sign, with its place. */
export type Token = {
  readonly text: string;
  /** Folded: lower case, without diacritics, with straight apostrophes. */
  readonly lower: string;
  /** `[start, end)` in UTF-16 units of the text given. */
  readonly start: number;
  readonly end: number;
  readonly kind: TokenKind;
};

const HYPHENS = '-\u2010\u2011';
const APOSTROPHES = "'\u2019\u02bc\u2018\u0060";

/**
 * The tokens of a text in any language that parts words by spaces or signs, in one pass. Hyphenated words, words with inner
 * apostrophes (`Korea’s`, `п’ять`), abbreviations of single letters (`U.S.`) and numbers with separators (`12,000.5`)
 * stay whole. A number with letters on it (`10th`, `F-16`, `9K115`) is a word. Runs of full stops or hyphens are one sign.
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const character = characterAt(text, at);
    if (isSpace(character)) {
      at += character.length;
      continue;
    }
    const start = at;
    let kind: TokenKind = 'punct';
    if (isLetter(character)) {
      kind = 'word';
      at = initialsEnd(text, start) ?? wordEnd(text, start);
    } else if (isDigit(character)) {
      at = numberEnd(text, start);
      const goesOn = wordEnd(text, at, true);
      kind = goesOn > at ? 'word' : 'number';
      at = goesOn;
    } else {
      at = signEnd(text, start, character);
    }
    const word = text.slice(start, at);
    tokens.push({ text: word, lower: foldCase(word), start, end: at, kind });
  }
  return tokens;
}

/** End of `U.S.`, `U.S`, `p.m.`; undefined where single letters with full stops do not begin. */
function initialsEnd(text: string, start: number): number | undefined {
  let at = start;
  let letters = 0;
  for (;;) {
    const letter = characterAt(text, at);
    if (letter === '' || !isLetter(letter)) break;
    const next = characterAt(text, at + letter.length);
    if (next !== '.') {
      const isLast = !isLetter(next) && !isDigit(next);
      if (isLast && letters > 0) return at + letter.length;
      return letters > 1 ? at : undefined;
    }
    at += letter.length + 1;
    letters++;
  }
  return letters > 1 ? at : undefined;
}

/** End of a run of letters, digits and inner hyphens and apostrophes; `isTail` wants it to begin behind a number. */
function wordEnd(text: string, start: number, isTail = false): number {
  let at = start;
  for (;;) {
    const character = characterAt(text, at);
    if (character === '') return at;
    if (isLetter(character) || isDigit(character)) {
      at += character.length;
      continue;
    }
    const isJoint = HYPHENS.includes(character) || APOSTROPHES.includes(character);
    if (!isJoint || (at === start && !isTail)) return at;
    const next = characterAt(text, at + 1);
    if (!isLetter(next) && !(HYPHENS.includes(character) && isDigit(next) && at > start)) return at;
    at += 1 + next.length;
  }
}

function numberEnd(text: string, start: number): number {
  let at = start;
  for (;;) {
    const character = characterAt(text, at);
    if (isDigit(character)) {
      at += character.length;
    } else if ((character === '.' || character === ',') && isDigit(characterAt(text, at + 1))) {
      at += 1;
    } else {
      return at;
    }
  }
}

function signEnd(text: string, start: number, character: string): number {
  let at = start + character.length;
  if (character !== '.' && character !== '-') return at;
  while (text[at] === character) at++;
  return at;
}
