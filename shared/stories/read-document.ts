import type { Span } from '../model/span.ts';
import { splitSentences } from '../text/sentences.ts';
import { type Token, tokenise } from '../text/tokens.ts';

export type Field = 'title' | 'lead' | 'body';

/** A sentence of a document: where it stands and which tokens are its own. */
export type DocumentSentence = { readonly field: Field; readonly span: Span; readonly isFurniture: boolean };

/** The title or the text of a document, cut into sentences and tokens; spans are offsets into it. */
export type DocumentPart = {
  readonly source: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly DocumentSentence[];
  /** For each token the index of its sentence; -1 between sentences. */
  readonly sentenceOf: Int32Array;
};

/** Sentences that open a text and say what it is about. */
export const LEAD_SENTENCES = 3;
/** Shorter lines without a full stop are furniture ("Published", "2 min read"): no lead, and no body that dilutes. */
const MIN_LINE_WORDS = 6;
/** In UTF-16 units, a book's first chapters: what goes on for longer says nothing new, and must not hold a core for seconds. */
const MAX_TEXT_LENGTH = 250_000;
const FULL_STOP = /[.!?\u2026\u3002"'\u201d\u2019)]$/u;

/** The title as one sentence, whatever full stops it has. */
export function readTitle(title: string): DocumentPart {
  const tokens = tokenise(title);
  const sentences: DocumentSentence[] = [{ field: 'title', span: [0, title.length], isFurniture: false }];
  return { source: title, tokens, sentences, sentenceOf: new Int32Array(tokens.length) };
}

/** The text as far as it is read: its first three sentences that are no furniture are the lead, the rest is the body. */
export function readText(whole: string): DocumentPart {
  const text = whole.slice(0, MAX_TEXT_LENGTH);
  const tokens = tokenise(text);
  const spans = splitSentences(text);
  const sentenceOf = new Int32Array(tokens.length).fill(-1);
  const sentences: DocumentSentence[] = [];
  let at = 0;
  let leads = 0;
  for (const span of spans) {
    const first = at;
    for (let token = tokens[at]; token !== undefined && token.start < span[1]; token = tokens[++at]) {
      if (token.start >= span[0]) sentenceOf[at] = sentences.length;
    }
    const words = countWords(tokens.slice(first, at));
    const isFurniture = words < MIN_LINE_WORDS && !(words > 1 && FULL_STOP.test(text.slice(...span).trimEnd()));
    const isLead = !isFurniture && leads < LEAD_SENTENCES;
    if (isLead) leads++;
    sentences.push({ field: isLead || leads === 0 ? 'lead' : 'body', span, isFurniture });
  }
  return { source: text, tokens, sentences, sentenceOf };
}

function countWords(tokens: readonly Token[]): number {
  let words = 0;
  for (const { kind } of tokens) if (kind !== 'punct') words++;
  return words;
}
