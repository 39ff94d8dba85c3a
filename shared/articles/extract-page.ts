import type { Span } from '../model/span.ts';
import type { Block } from './blocks.ts';
import { parseDocument } from './dom.ts';
import { type ExtractRule, extractBlocks } from './extract-blocks.ts';
import { joinParagraphs } from './join-blocks.ts';
import { type PageMetadata, readMetadata } from './page-metadata.ts';
import { headlineOf, titleByHeading } from './page-title.ts';
import { type TrimmedMarkup, trimMarkup } from './trim-markup.ts';

/** What stands on a page, before anybody asks whether it is an article. */
export type ExtractedPage = {
  metadata: PageMetadata;
  /** Without the outlet's name. */
  title: string;
  text: string;
  paragraphs: Span[];
  /** All that stood in the article's element, furniture and credits too. */
  found: Block[];
};

export type ExtractPageOptions = { url: string; now?: Date; without?: ReadonlySet<ExtractRule> };

/** Readability itself tries again, with looser rules, below this many characters. */
const SURE_LENGTH = 500;

/**
 * Reads a page without navigation, footers and dialogs first, which is what costs most on it. Where that leaves little, or
 * less than what was skipped, it is read whole, and the longer text counts. `undefined`: too large.
 */
export function extractPage(html: string, options: ExtractPageOptions): ExtractedPage | undefined {
  const lean = trimMarkup(html);
  if (!lean) return undefined;
  const page = extractMarkup(lean, options);
  const { mostSkipped } = lean;
  if (mostSkipped === undefined || (page.text.length >= SURE_LENGTH && mostSkipped <= page.text.length)) return page;
  const whole = trimMarkup(html, { isWhole: true });
  const other = whole && extractMarkup(whole, options);
  return other && other.text.length > page.text.length ? other : page;
}

function extractMarkup({ html, jsonLd }: TrimmedMarkup, { url, now, without }: ExtractPageOptions): ExtractedPage {
  const document = parseDocument(html);
  const metadata = readMetadata(document, jsonLd, { url, now });
  const names = [metadata.outletName, URL.parse(url)?.hostname, metadata.section];
  const title = headlineOf(titleByHeading(metadata.title ?? '', metadata.heading), names);
  const { blocks, found } = extractBlocks(document, { title, without });
  return { metadata, title, ...joinParagraphs(blocks.map((block) => block.text)), found };
}
