import type { QuotationSpan } from '../text/quotations.ts';
import { splitSentences } from '../text/sentences.ts';
import { tagWords, type Word } from './tagged-words.ts';

/** A run of words, end exclusive. */
export type WordRange = readonly [from: number, to: number];

/** A sentence, or several that one quotation holds together, with its words and quotations. */
export type ReadingUnit = {
  readonly start: number;
  readonly end: number;
  readonly words: readonly Word[];
  /** For each word, the quotation it stands in (marks included), as an index into `quotations`; -1 outside. */
  readonly quotationOf: readonly number[];
  /** The outermost quotations that begin in the unit, in the order of the text. */
  readonly quotations: readonly (QuotationSpan & { readonly words: WordRange })[];
  /** Whether it begins a paragraph. */
  readonly opensParagraph: boolean;
};

/** Longer sentences are lists and furniture, not speech; they are read in pieces. UTF-16 units. */
const MAX_UNIT_LENGTH = 3000;

/** More cues in one unit are no language; what comes behind them is left. */
export const MAX_CUES = 40;

/** The units of a text, in order. `quotations` are those of the whole text. */
export function readUnits(text: string, quotations: readonly QuotationSpan[]): ReadingUnit[] {
  const outer = quotations.filter((quotation) => quotation.depth === 0);
  const units: ReadingUnit[] = [];
  let next = 0;
  let open: [start: number, end: number] | undefined;
  const close = (): void => {
    if (!open) return;
    for (let from = open[0]; from < open[1]; ) {
      const to = pieceEnd(text, from, open[1]);
      units.push(readUnit(text, from, to, outer, next));
      from = to;
    }
    open = undefined;
  };
  for (const [start, end] of splitSentences(text)) {
    while (next < outer.length && (outer[next]?.end ?? 0) <= (open?.[0] ?? start)) next++;
    const isHeld =
      open !== undefined &&
      (holds(outer, next, open[1], start) || isAsked(text, open[1], start)) &&
      end - open[0] <= MAX_UNIT_LENGTH;
    if (open && isHeld) {
      open = [open[0], end];
      continue;
    }
    close();
    open = [start, end];
  }
  close();
  return units;
}

const QUOTED_QUESTION = /[?!][”"’'“]{1,2}$/u;
const SPEAKER_BEHIND =
  /^\s{0,3}(?:[\p{L}.’'-]+ ){1,5}(?:said|says|asked|asks|replied|wrote|added|told|tweeted|insisted|responded|shouted|wondered|continued|declared)\b/u;
/** `“It rained.” Lee said.`: typed with a full stop for a comma. */
const SPEAKER_ALONE = /^\s{0,3}(?:[\p{Lu}][\p{L}.’'-]* ){1,4}(?:said|says|added)\./u;
/** `“…” — Anna Berg` */
const SIGNATURE = /^(?:[\u2012-\u2015]|--?)\s?\p{Lu}/u;
/** How far behind a question its speaker may stand, in UTF-16 units. */
const MAX_SPEAKER_REACH = 80;

/** Whether a new sentence names the speaker of the quoted question before it: `“Why?” Lee asked.` */
function isAsked(text: string, end: number, start: number): boolean {
  if (text.slice(end, start).includes('\n')) return false;
  if (SIGNATURE.test(text.slice(start, start + MAX_SPEAKER_REACH)) && /[”"]$/u.test(text.slice(end - 1, end)))
    return true;
  if (/[.][”"]$/u.test(text.slice(end - 2, end)) && SPEAKER_ALONE.test(text.slice(start, start + MAX_SPEAKER_REACH)))
    return true;
  if (!QUOTED_QUESTION.test(text.slice(Math.max(0, end - 3), end))) return false;
  return SPEAKER_BEHIND.test(text.slice(start, start + MAX_SPEAKER_REACH));
}

/** Where a piece of an overlong sentence ends: at its last space. */
function pieceEnd(text: string, from: number, end: number): number {
  if (end - from <= MAX_UNIT_LENGTH) return end;
  const space = text.lastIndexOf(' ', from + MAX_UNIT_LENGTH);
  return space > from ? space : from + MAX_UNIT_LENGTH;
}

/** Whether a quotation begun before `end` goes on behind `start`. */
function holds(outer: readonly QuotationSpan[], from: number, end: number, start: number): boolean {
  for (let index = from; index < outer.length; index++) {
    const quotation = outer[index];
    if (!quotation || quotation.start >= end) return false;
    if (quotation.end > start) return true;
  }
  return false;
}

function readUnit(
  text: string,
  start: number,
  end: number,
  outer: readonly QuotationSpan[],
  from: number,
): ReadingUnit {
  const words = tagWords(text, start, end);
  const quotationOf = words.map(() => -1);
  const quotations: (QuotationSpan & { words: WordRange })[] = [];
  let at = 0;
  for (let index = from; index < outer.length; index++) {
    const quotation = outer[index];
    if (!quotation || quotation.start >= end) break;
    if (quotation.end <= start) continue;
    while (at < words.length && (words[at]?.end ?? 0) <= quotation.start) at++;
    const first = at;
    while (at < words.length && (words[at]?.start ?? 0) < quotation.end) quotationOf[at++] = quotations.length;
    if (at > first) quotations.push({ ...quotation, words: [first, at] });
  }
  return { start, end, words, quotationOf, quotations, opensParagraph: opensParagraph(text, start) };
}

function opensParagraph(text: string, start: number): boolean {
  const before = text.charAt(start - 1);
  return before === '' || before === '\n' || before === '\r';
}
