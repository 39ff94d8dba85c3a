import { splitParagraphs } from './paragraphs.ts';
import { type QuotationMark, quotationMarkAt } from './quotation-marks.ts';

/** A quotation with its marks, and what stands between them. */
export type QuotationSpan = {
  readonly start: number;
  readonly end: number;
  readonly inner: readonly [start: number, end: number];
  /** False where no mark closes it: it goes on in the next paragraph, or the mark was forgotten. */
  readonly balanced: boolean;
  /** 0 for a quotation that stands in no other. */
  readonly depth: number;
};

type Open = { readonly mark: QuotationMark; readonly depth: number };

/**
 * The quotations of a text in the order of their beginnings, outer before inner, in one pass. A quotation that goes on over
 * paragraphs, each of which opens anew, is one span a paragraph. One that opens once and closes in the next paragraph is one span.
 * Apostrophes are told from single marks by their neighbours; a single mark without its pair is none.
 */
export function quotationSpans(text: string): QuotationSpan[] {
  const found: QuotationSpan[] = [];
  const paragraphs = splitParagraphs(text);
  let stack: Open[] = [];
  for (let index = 0; index < paragraphs.length; index++) {
    const [start, end] = paragraphs[index] ?? [0, 0];
    const marks = marksBetween(text, start, end);
    if (stack.length > 0 && !closesFirst(stack, marks, start))
      stack = flush(stack, paragraphs[index - 1]?.[1] ?? start, found);
    for (const mark of marks) take(mark, stack, found);
  }
  flush(stack, paragraphs.at(-1)?.[1] ?? text.length, found);
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function marksBetween(text: string, start: number, end: number): QuotationMark[] {
  const marks: QuotationMark[] = [];
  for (let at = start; at < end; at++) {
    const mark = quotationMarkAt(text, at);
    if (!mark) continue;
    marks.push(mark);
    at += mark.length - 1;
  }
  return marks;
}

/** Whether the first mark of a new paragraph closes what the last one left open. */
function closesFirst(stack: readonly Open[], marks: readonly QuotationMark[], start: number): boolean {
  const outer = stack[0]?.mark;
  if (!outer || outer.family === 'single') return false;
  const first = marks.find((mark) => mark.family === outer.family);
  return first !== undefined && first.offset > start && first.canClose && (!first.isStraight || !first.canOpen);
}

function take(mark: QuotationMark, stack: Open[], found: QuotationSpan[]): void {
  const innermost = stack.at(-1);
  const closesLow = mark.family === 'double' && innermost?.mark.family === 'low';
  if (mark.canClose || closesLow) {
    const opener = findOpener(mark, stack);
    if (opener >= 0) {
      const open = stack[opener];
      stack.length = opener;
      if (open) found.push(span(open, mark.offset + mark.length, mark.length));
      return;
    }
  }
  if (!mark.canOpen) return;
  stack.push({ mark, depth: stack.length });
}

/** How many unclosed marks are looked through for the one that a closing mark belongs to. */
const MAX_REACH = 4;

function findOpener(mark: QuotationMark, stack: readonly Open[]): number {
  for (let index = stack.length - 1; index >= Math.max(0, stack.length - MAX_REACH); index--) {
    const open = stack[index]?.mark;
    if (!open) continue;
    if (open.family === mark.family || (open.family === 'low' && mark.family === 'double')) {
      return mark.family === 'double' && open.isStraight && !mark.isStraight && !mark.canClose ? -1 : index;
    }
    if (mark.family === 'single') return -1;
  }
  return -1;
}

/** Ends what was never closed: at the next mark that opens as it does, or with the paragraph. Single marks were apostrophes. */
function flush(stack: readonly Open[], end: number, found: QuotationSpan[]): Open[] {
  let limit = end;
  for (let index = stack.length - 1; index >= 0; index--) {
    const open = stack[index];
    if (!open || open.mark.family === 'single') continue;
    if (limit > open.mark.offset + open.mark.length) found.push(span(open, limit, 0));
    limit = open.mark.offset;
  }
  return [];
}

/** `closing` is the length of the mark that closes it, 0 where none does. */
function span({ mark, depth }: Open, end: number, closing: number): QuotationSpan {
  const inner: [number, number] = [mark.offset + mark.length, end - closing];
  return { start: mark.offset, end, inner, balanced: closing > 0, depth };
}
