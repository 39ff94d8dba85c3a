import { characterAt, isDigit, isLetter, isSpace } from './characters.ts';

/** The family of a mark: only marks of one family can be a pair. */
export type QuotationFamily = 'double' | 'low' | 'angle' | 'single-angle' | 'single';

/** A mark that may open or close a quotation, as its neighbours let it. */
export type QuotationMark = {
  readonly offset: number;
  /** 2 for a double mark that was typed as two single ones. */
  readonly length: number;
  readonly family: QuotationFamily;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** Straight marks look alike at both ends. */
  readonly isStraight: boolean;
};

/** `'em`, `'til`: an apostrophe at the head of a word. */
const ELISIONS: ReadonlySet<string> = new Set([
  'em',
  'til',
  'tis',
  'twas',
  'cause',
  'n',
  'round',
  'bout',
  's',
  't',
  'll',
  're',
  've',
  'd',
]);
const LONGEST_ELISION = 5;
const CLOSING_PUNCTUATION = '.,;:!?)]}\u2026\u201d\u00bb"\u2014\u2013-';

/** The mark at an offset, or undefined where the character is none or an apostrophe. */
export function quotationMarkAt(text: string, offset: number): QuotationMark | undefined {
  const mark = text.charAt(offset);
  switch (mark) {
    case '\u201c':
    case '\u201f':
      return { offset, length: 1, family: 'double', ...openingSides(text, offset), isStraight: false };
    case '\u201d':
      return { offset, length: 1, family: 'double', canOpen: false, canClose: true, isStraight: false };
    case '\u201e':
      return { offset, length: 1, family: 'low', canOpen: true, canClose: false, isStraight: false };
    case '\u00ab':
      return { offset, length: 1, family: 'angle', canOpen: true, canClose: false, isStraight: false };
    case '\u00bb':
      return { offset, length: 1, family: 'angle', canOpen: false, canClose: true, isStraight: false };
    case '\u2039':
      return { offset, length: 1, family: 'single-angle', canOpen: true, canClose: false, isStraight: false };
    case '\u203a':
      return { offset, length: 1, family: 'single-angle', canOpen: false, canClose: true, isStraight: false };
    case '"':
    case '\uff02':
      return { offset, length: 1, family: 'double', ...sides(text, offset, 1), isStraight: true };
    case '\u2018':
      return opensWord(text, offset)
        ? { offset, length: 1, family: 'single', canOpen: true, canClose: false, isStraight: false }
        : undefined;
    case '`':
      return text.charAt(offset + 1) === '`' ? typedDouble(text, offset) : undefined;
    case '\u2019':
    case "'":
      if (mark === "'" && text.charAt(offset + 1) === "'") return typedDouble(text, offset);
      return singleMark(text, offset, mark);
    default:
      return undefined;
  }
}

/** An opening mark, or one that was typed where a closing one belongs: behind a sign and before a space. */
function openingSides(text: string, offset: number): { canOpen: boolean; canClose: boolean } {
  const after = text.charAt(offset + 1);
  const isMistyped = '.,!?\u2026'.includes(text.charAt(offset - 1) || ' ') && (after === '' || isSpace(after));
  return { canOpen: !isMistyped, canClose: isMistyped };
}

/** A straight double mark opens behind a space or an opening sign, closes behind anything else. */
function sides(text: string, offset: number, length: number): { canOpen: boolean; canClose: boolean } {
  const before = text.charAt(offset - 1);
  const after = text.charAt(offset + length);
  const isFree = before === '' || isSpace(before) || "([{\u2014\u2013-\u2018'/".includes(before);
  const isHeld = after !== '' && !isSpace(after);
  return { canOpen: isHeld && (isFree || !isDigit(before)), canClose: !isFree || !isHeld };
}

/** Two single marks in a row, as agencies type a double one. */
function typedDouble(text: string, offset: number): QuotationMark {
  return { offset, length: 2, family: 'double', ...sides(text, offset, 2), isStraight: true };
}

function singleMark(text: string, offset: number, mark: string): QuotationMark | undefined {
  const before = text.charAt(offset - 1);
  const after = text.charAt(offset + 1);
  const closes =
    before !== '' && !isSpace(before) && (after === '' || isSpace(after) || CLOSING_PUNCTUATION.includes(after));
  const opens = mark === "'" && opensWord(text, offset);
  if (!closes && !opens) return undefined;
  return { offset, length: 1, family: 'single', canOpen: opens, canClose: closes && !opens, isStraight: mark === "'" };
}

function opensWord(text: string, offset: number): boolean {
  const before = text.charAt(offset - 1);
  if (before !== '' && !isSpace(before) && !'([{\u2014\u2013"\u201c\u00ab'.includes(before)) return false;
  const after = characterAt(text, offset + 1);
  if (!isLetter(after) && !'\u2026.[$'.includes(after || ' ')) return false;
  return !ELISIONS.has(wordAt(text, offset + 1));
}

function wordAt(text: string, start: number): string {
  let end = start;
  while (end - start <= LONGEST_ELISION && isLetter(text.charAt(end))) end++;
  return text.slice(start, end).toLowerCase();
}
