import type { Span } from '../model/span.ts';

/** Text with one empty line between paragraphs, and where each of them stands. */
export type JoinedText = { text: string; paragraphs: Span[] };

const GAP = '\n\n';

/** Joins paragraphs; `text.slice(...paragraphs[i])` gives the i-th back. */
export function joinParagraphs(paragraphs: readonly string[]): JoinedText {
  const spans: Span[] = [];
  let at = 0;
  for (const paragraph of paragraphs) {
    spans.push([at, at + paragraph.length]);
    at += paragraph.length + GAP.length;
  }
  return { text: paragraphs.join(GAP), paragraphs: spans };
}
