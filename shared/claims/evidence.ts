import type { Claim } from '../model/claim.ts';
import type { Span } from '../model/span.ts';

/** How much text stands before and behind the quoted passage, enough to find it again in a changed page. UTF-16 units. */
const CONTEXT_LENGTH = 32;
/** Longest passage that is kept word for word; longer ones are lists. UTF-16 units. */
const MAX_EXACT = 4000;

/**
 * The passage that carries a claim, as a W3C TextQuoteSelector (https://www.w3.org/TR/annotation-model/#text-quote-selector). No piece
 * begins or ends inside a character, so that each survives being stored as UTF-8.
 */
export function readEvidence(text: string, [start, end]: Span, sha256: string): Claim['evidence'] {
  const stop = beforeCut(text, Math.min(end, start + MAX_EXACT));
  return {
    span: [start, stop],
    sha256,
    exact: text.slice(start, stop),
    prefix: text.slice(behindCut(text, Math.max(0, start - CONTEXT_LENGTH)), start),
    suffix: text.slice(stop, beforeCut(text, stop + CONTEXT_LENGTH)),
  };
}

/** One unit further where `at` stands between the halves of a surrogate pair. */
function behindCut(text: string, at: number): number {
  return isInsidePair(text, at) ? at + 1 : at;
}

function beforeCut(text: string, at: number): number {
  return isInsidePair(text, at) ? at - 1 : at;
}

function isInsidePair(text: string, at: number): boolean {
  return at > 0 && at < text.length && (text.codePointAt(at - 1) ?? 0) > 0xffff;
}
