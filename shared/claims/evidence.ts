import type { Claim } from '../model/claim.ts';
import type { Span } from '../model/span.ts';

/** How much text stands before and behind the quoted passage, enough to find it again in a changed page. UTF-16 units. */
const CONTEXT_LENGTH = 32;
/** Longest passage that is kept word for word; longer ones are lists. UTF-16 units. */
const MAX_EXACT = 4000;

/** The passage that carries a claim, as a W3C TextQuoteSelector (https://www.w3.org/TR/annotation-model/#text-quote-selector). */
export function readEvidence(text: string, [start, end]: Span, sha256: string): Claim['evidence'] {
  const stop = Math.min(end, start + MAX_EXACT);
  return {
    span: [start, stop],
    sha256,
    exact: text.slice(start, stop),
    prefix: text.slice(Math.max(0, start - CONTEXT_LENGTH), start),
    suffix: text.slice(stop, stop + CONTEXT_LENGTH),
  };
}
