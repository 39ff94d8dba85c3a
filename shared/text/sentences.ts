import type { Span } from '../model/span.ts';
import { OTHER_ABBREVIATIONS, SENTENCE_STARTERS, TITLE_ABBREVIATIONS } from './abbreviations.ts';
import { characterAt, isCloser, isDigit, isLetter, isLower, isOpener, isSpace, isUpper } from './characters.ts';
import { foldCase } from './fold.ts';
import { splitParagraphs, trimSpan } from './paragraphs.ts';

/** No abbreviation is longer; what is read behind a candidate is bounded by it. */
const LONGEST_ABBREVIATION = 12;
/** Signs behind a full stop that may close quotations: more than this are noise. */
const MAX_CLOSERS = 4;

/**
 * Spans of the sentences, never across paragraphs. Abbreviations, initials, decimals and ellipses end none;
 * closing quotation marks belong to the sentence they close. Text without a full stop is one sentence a paragraph.
 */
export function splitSentences(text: string): Span[] {
  const sentences: Span[] = [];
  for (const [start, end] of splitParagraphs(text)) splitParagraph(text, start, end, sentences);
  return sentences;
}

function splitParagraph(text: string, start: number, end: number, into: Span[]): void {
  let from = start;
  let at = start;
  while (at < end) {
    if (!isTerminator(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const first = at;
    while (at < end && isTerminator(text.charCodeAt(at))) at++;
    const marks = text.slice(first, Math.min(at, first + 4));
    let after = at;
    while (after < end && after - at < MAX_CLOSERS && isCloser(text.charAt(after))) after++;
    if (after < end && !isSpace(text.charAt(after))) {
      if (isWide(text.charCodeAt(at - 1))) after = at;
      else continue;
    }
    if (after < end && !endsSentence(text, first, marks, at, after, end)) continue;
    const span = trimSpan(text, from, after);
    if (span) into.push(span);
    from = after;
    at = Math.max(after, at);
  }
  const rest = trimSpan(text, from, end);
  if (rest) into.push(rest);
}

function isTerminator(code: number): boolean {
  return code === 0x2e || code === 0x21 || code === 0x3f || code === 0x2026 || code === 0x203d || isWide(code);
}

/** Full stops of scripts that put no space behind them. */
function isWide(code: number): boolean {
  return code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0xff0e;
}

/** Whether the marks at `first` end a sentence, by the word before and the word behind. */
function endsSentence(text: string, first: number, marks: string, last: number, after: number, end: number): boolean {
  let next = after;
  while (next < end && isSpace(text.charAt(next))) next++;
  const isSpokenOn = after > last;
  let opener = next;
  while (opener < end && opener - next < MAX_CLOSERS && isOpener(text.charAt(opener))) opener++;
  const head = characterAt(text, opener);
  if (isLower(head)) return false;
  if (marks.startsWith('..') || marks === '\u2026') return isUpper(head) || opener > next;
  if (marks !== '.' || isSpokenOn) return true;
  const before = wordBefore(text, first);
  const folded = foldCase(before);
  if (TITLE_ABBREVIATIONS.has(folded))
    return folded === 'no' && !isDigit(head) ? opener > next || isUpper(head) : false;
  const isInitial = before.length === 1 && isUpper(before) && before !== 'I';
  if (isInitial || isDotted(before) || OTHER_ABBREVIATIONS.has(folded)) {
    return SENTENCE_STARTERS.has(foldCase(wordAfter(text, opener, end))) || opener > next;
  }
  return true;
}

function isDotted(word: string): boolean {
  return word.length > 2 && word.charAt(1) === '.';
}

/** The word that ends at `end`, with inner full stops; '' where it is longer than any abbreviation. */
function wordBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && end - start <= LONGEST_ABBREVIATION) {
    const character = text.charAt(start - 1);
    if (!isLetter(character) && character !== '.') break;
    start--;
  }
  return end - start > LONGEST_ABBREVIATION ? '' : text.slice(start, end);
}

function wordAfter(text: string, start: number, limit: number): string {
  let end = start;
  while (end < limit && end - start <= LONGEST_ABBREVIATION && isLetter(text.charAt(end))) end++;
  return text.slice(start, end);
}
