import type { Credit } from '../model/article.ts';
import { ArticleId, VersionId } from '../model/ids.ts';
import type { OriginSketch } from '../model/origin.ts';
import { quotationSpans } from '../text/quotations.ts';
import { splitSentences } from '../text/sentences.ts';
import { type Token, tokenise } from '../text/tokens.ts';
import { mentionedAgencies } from './agency-mentions.ts';
import { openingNames } from './opening-names.ts';
import { packWords } from './sketch-data.ts';
import { QUOTE_CLOSES, QUOTE_OPENS, SENTENCE_BREAK, type WordCode, wordCode } from './word-code.ts';

/** What a sketch reads of an article. */
export type SketchSource = {
  readonly id: string;
  readonly version: string;
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

/** Enough of the longest reports to recognise them, and 10 KB at four characters a word. */
const MAX_WORDS = 2500;
const MAX_TITLE_WORDS = 40;
/** A quotation of two words is a scare quote or a name: it stays in the narration. */
const MIN_QUOTED_WORDS = 3;

/**
 * All that `groupOrigins` needs of an article, as JSON below 12 KB however long it is: the words of title and
 * text as hashes of their stems. What anybody may quote is told from what only one writer has written.
 */
export function originSketch(article: SketchSource): OriginSketch {
  const tokens = tokenise(article.text);
  return {
    schema: 1,
    articleId: ArticleId.parse(article.id),
    version: VersionId.parse(article.version),
    outletHost: article.outletHost,
    outlet: article.outlet,
    at: article.publishedAt ?? article.firstSeenAt,
    firstSeenAt: article.firstSeenAt,
    canonicalUrl: article.canonicalUrl,
    credits: article.credits.map(({ name, url }) => ({ name, url })),
    data: packWords({
      title: sentenceCodes(tokenise(article.title ?? '')).slice(0, MAX_TITLE_WORDS),
      text: textCodes(article.text, tokens, article.credits),
      agencies: mentionedAgencies(tokens),
      openings: openingNames(article.text, article.outlet),
    }),
  };
}

function textCodes(text: string, tokens: readonly Token[], credits: readonly Credit[]): WordCode[] {
  const isQuoted = quotationMask(text, tokens);
  const isCredit = creditTest(credits);
  const codes: WordCode[] = [];
  let at = 0;
  for (const span of splitSentences(text)) {
    const first = at;
    while ((tokens[at]?.start ?? Number.POSITIVE_INFINITY) < span[1]) at++;
    if (codes.length >= MAX_WORDS) break;
    let opens = true;
    let inQuote = false;
    for (let index = first; index < at; index++) {
      const token = tokens[index];
      if (token === undefined || token.kind === 'punct' || isCredit(token)) continue;
      if ((isQuoted[index] === 1) !== inQuote) {
        inQuote = !inQuote;
        codes.push(inQuote ? QUOTE_OPENS : QUOTE_CLOSES);
      }
      codes.push(wordCode(token, opens));
      opens = false;
    }
    if (inQuote) codes.push(QUOTE_CLOSES);
    codes.push(SENTENCE_BREAK);
  }
  return codes.slice(0, MAX_WORDS);
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

function sentenceCodes(tokens: readonly Token[]): WordCode[] {
  return tokens.filter(({ kind }) => kind !== 'punct').map((token, index) => wordCode(token, index === 0));
}

/** Whether a token stands in a credit: the agency's name in a dateline is no narration. */
function creditTest(credits: readonly Credit[]): (token: Token) => boolean {
  const spans = credits.flatMap(({ span }) => (span ? [span] : []));
  return ({ start, end }) => spans.some((span) => start < span[1] && end > span[0]);
}
