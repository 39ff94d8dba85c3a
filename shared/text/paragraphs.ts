import type { Span } from '../model/span.ts';
import { characterAt, isLower, isSpace } from './characters.ts';

/**
 * Spans of the paragraphs, without white space at their ends. An empty line ends a paragraph; so does a single line
 * break, but for lines that a mail program or an agency wrapped: the next one goes on in lower case.
 */
export function splitParagraphs(text: string): Span[] {
  const paragraphs: Span[] = [];
  let open: [start: number, end: number] | undefined;
  let from = 0;
  while (from <= text.length) {
    let to = from;
    while (to < text.length && !isBreak(text.charCodeAt(to))) to++;
    const line = trimSpan(text, from, to);
    if (line === undefined) {
      if (open) paragraphs.push(open);
      open = undefined;
    } else if (open && goesOn(text, line[0])) {
      open = [open[0], line[1]];
    } else {
      if (open) paragraphs.push(open);
      open = line;
    }
    from = to + (text[to] === '\r' && text[to + 1] === '\n' ? 2 : 1);
  }
  if (open) paragraphs.push(open);
  return paragraphs;
}

function isBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029;
}

function goesOn(text: string, start: number): boolean {
  return isLower(characterAt(text, start));
}

/** The span without white space at its ends; undefined where nothing is left. */
export function trimSpan(text: string, start: number, end: number): [number, number] | undefined {
  let first = start;
  let last = end;
  while (first < last && isSpace(text.charAt(first))) first++;
  while (last > first && isSpace(text.charAt(last - 1))) last--;
  return first < last ? [first, last] : undefined;
}
