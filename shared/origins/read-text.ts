import type { Credit } from '../model/article.ts';
import { ArticleId } from '../model/ids.ts';
import { quotationSpans } from '../text/quotations.ts';
import { splitSentences } from '../text/sentences.ts';
import { type Token, tokenise } from '../text/tokens.ts';
import { mentionedAgencies } from './agency-mentions.ts';
import { openingNames } from './opening-names.ts';
import { type OriginSentence, originSentence } from './origin-sentence.ts';
import { type OriginText, withSentences } from './origin-text.ts';
import { type WordCode, wordCode } from './word-code.ts';

/** What comparing reads of an article. */
export type OriginSource = {
  readonly id: string;
  readonly outlet: string;
  readonly outletHost: string;
  readonly title?: string | undefined;
  readonly text: string;
  /** ISO 8601. */
  readonly publishedAt?: string | undefined;
  readonly firstSeenAt: string;
  readonly canonicalUrl: string;
  readonly credits: readonly Credit[];
};

/** Enough of the longest reports to recognise them. */
const MAX_WORDS = 2500;
/** In UTF-16 units, so that a book costs what a long report does. */
const MAX_TEXT_LENGTH = 40_000;
const MAX_TITLE_WORDS = 40;
/** More credits than this are a list of links. */
const MAX_CREDITS = 3;
/** A quotation of two words is a scare quote or a name: it stays in the narration. */
const MIN_QUOTED_WORDS = 3;

/** The words of title and text as hashes of their stems, sentence by sentence, quotations marked and credits left out. */
export function readOriginText(article: OriginSource): OriginText {
  const text = article.text.slice(0, MAX_TEXT_LENGTH);
  const tokens = tokenise(text);
  const bare: OriginText = {
    articleId: ArticleId.parse(article.id),
    outletHost: article.outletHost,
    outlet: article.outlet,
    at: article.publishedAt ?? article.firstSeenAt,
    canonicalUrl: article.canonicalUrl,
    credits: article.credits
      .slice(0, MAX_CREDITS)
      .map(({ name, url }) => (url === undefined ? { name } : { name, url })),
    agencies: mentionedAgencies(tokens),
    openings: openingNames(text, article.outlet),
    words: 0,
    anchors: 0,
    title: titleCodes(tokenise((article.title ?? '').slice(0, MAX_TEXT_LENGTH))),
    sentences: [],
  };
  return withSentences(bare, readSentences(text, tokens, article.credits));
}

function readSentences(text: string, tokens: readonly Token[], credits: readonly Credit[]): OriginSentence[] {
  const isQuoted = quotationMask(text, tokens);
  const isCredit = creditTest(credits);
  const sentences: OriginSentence[] = [];
  let words = 0;
  let at = 0;
  for (const span of splitSentences(text)) {
    if (words >= MAX_WORDS) break;
    const all: WordCode[] = [];
    const quoted: boolean[] = [];
    for (; (tokens[at]?.start ?? Number.POSITIVE_INFINITY) < span[1]; at++) {
      const token = tokens[at];
      if (token === undefined || token.kind === 'punct' || isCredit(token) || words + all.length >= MAX_WORDS) continue;
      all.push(wordCode(token, all.length === 0));
      quoted.push(isQuoted[at] === 1);
    }
    words += all.length;
    if (all.length > 0) sentences.push(originSentence(all, quoted));
  }
  return sentences;
}

/** 1 for each token that stands in a quotation of some length. */
function quotationMask(text: string, tokens: readonly Token[]): Uint8Array {
  const mask = new Uint8Array(tokens.length);
  let from = 0;
  for (const { start, end, balanced, depth } of quotationSpans(text)) {
    if (!balanced || depth > 0) continue;
    while (from < tokens.length && (tokens[from]?.end ?? 0) <= start) from++;
    let words = 0;
    let to = from;
    for (; (tokens[to]?.start ?? Number.POSITIVE_INFINITY) < end; to++) if (tokens[to]?.kind !== 'punct') words++;
    if (words >= MIN_QUOTED_WORDS) mask.fill(1, from, to);
  }
  return mask;
}

function titleCodes(tokens: readonly Token[]): WordCode[] {
  return tokens
    .filter(({ kind }) => kind !== 'punct')
    .slice(0, MAX_TITLE_WORDS)
    .map((token, index) => wordCode(token, index === 0));
}

/** Whether a token stands in a credit: the agency's name in a dateline is no narration. */
function creditTest(credits: readonly Credit[]): (token: Token) => boolean {
  const spans = credits.flatMap(({ span }) => (span ? [span] : []));
  return ({ start, end }) => spans.some((span) => start < span[1] && end > span[0]);
}
