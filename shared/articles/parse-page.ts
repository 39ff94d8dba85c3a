import { decodeText } from '../feeds/decode.ts';
import type { Credit, PageRefusal } from '../model/article.ts';
import type { Span } from '../model/span.ts';
import type { ExtractRule } from './extract-blocks.ts';
import { extractPage } from './extract-page.ts';
import { languageOf } from './language.ts';
import { creditsOfPage } from './page-credits.ts';
import { refusalOf } from './page-signs.ts';
import { foreignKind, foreignText } from './sniff-page.ts';

/** What a page says, as far as the page alone tells. */
export type ParsedPage = {
  kind: 'page';
  /** Without the outlet's name behind it; empty where the page has none. */
  title: string;
  /** Plain text, one empty line between paragraphs. */
  text: string;
  paragraphs: Span[];
  byline?: string;
  publishedAt?: string;
  modifiedAt?: string;
  /** BCP 47, or `und`. */
  language: string;
  /** Where the page says that it really stands; with its parameters. */
  canonicalUrl?: string;
  credits: Credit[];
  section?: string;
  image?: string;
  outletName?: string;
};

/** Why a document gave no article; `message` is a sentence for people. */
export type PageRefused = { kind: 'refused'; reason: PageRefusal; message: string };

export type ParsePageOptions = {
  url: string;
  contentType?: string;
  /** For dates that are too far ahead. */
  now?: Date;
  /** Rules of the clean-up to leave out, to measure them. */
  without?: ReadonlySet<ExtractRule>;
};

/** The client's own limit holds before; this one is for documents that come from elsewhere. */
const MAX_PAGE_BYTES = 10 * 1024 * 1024;

/**
 * Reads the article on a page. Nothing is run and nothing fetched. What is no article has a name: another kind of file, a wall,
 * an error page, a page too large to be read within a second. Never throws on any bytes.
 */
export function parsePage(bytes: Uint8Array, options: ParsePageOptions): ParsedPage | PageRefused {
  if (bytes.length > MAX_PAGE_BYTES) return refused('too-large', `the page has more than ${MAX_PAGE_BYTES} bytes`);
  const foreign = foreignKind(bytes, options.contentType);
  if (foreign) return refused('not-html', `the document is ${foreign}`);
  const { text: html } = decodeText(bytes, options.contentType);
  const foreignMarkup = foreignText(html);
  if (foreignMarkup) return refused('not-html', `the document is ${foreignMarkup}`);
  const page = extractPage(html, options);
  if (!page) return refused('too-large', 'the page has too many elements or too much nested text');
  const { metadata, title, text, paragraphs, found } = page;
  const refusal = refusalOf({ text, title: metadata.title ?? '', html, isPaid: metadata.isPaid });
  if (refusal) return refused(refusal.reason, refusal.message);

  return {
    kind: 'page',
    title,
    text,
    paragraphs,
    byline: metadata.byline,
    publishedAt: metadata.publishedAt,
    modifiedAt: metadata.modifiedAt,
    language: languageOf(text, [metadata.language]),
    canonicalUrl: metadata.canonicalUrl,
    credits: creditsOfPage({
      text,
      paragraphs,
      found,
      url: options.url,
      canonicalUrl: metadata.canonicalUrl,
      outlet: metadata.outletName,
    }),
    section: metadata.section,
    image: metadata.image,
    outletName: metadata.outletName,
  };
}

function refused(reason: PageRefusal, message: string): PageRefused {
  return { kind: 'refused', reason, message };
}
