import type { Credit } from '../model/article.ts';
import type { Span } from '../model/span.ts';
import { parseDocument } from './dom.ts';
import { cleanElement, type ExtractRule } from './extract-blocks.ts';
import { joinParagraphs } from './join-blocks.ts';
import { creditsOfPage } from './page-credits.ts';
import { trimMarkup } from './trim-markup.ts';

/** The text that a feed itself carries. */
export type EntryContent = { text: string; paragraphs: Span[]; credits: Credit[] };

/** As much markup of one entry as is read, in UTF-16 units. */
const MAX_CONTENT_LENGTH = 5_000_000;

/** A feed's entry begins with its text: short lines at its head are the author's own. */
const NOT_IN_FEEDS: readonly ExtractRule[] = ['head'];

/**
 * Reads the markup of a feed entry. The feed has already said that this is the article, so nothing is searched for; furniture that
 * systems add to feeds goes. `url`: the entry's page, for relative links. Too large markup gives an empty text.
 */
export function parseEntryContent(
  html: string,
  options: { url: string; title?: string; outlet?: string; without?: ReadonlySet<ExtractRule> },
): EntryContent {
  const trimmed = html.length > MAX_CONTENT_LENGTH ? undefined : trimMarkup(`<body>${html}`, { isWhole: true });
  const body = trimmed && parseDocument(trimmed.html).body;
  if (!body) return { text: '', paragraphs: [], credits: [] };
  const { blocks, found } = cleanElement(body, {
    title: options.title ?? '',
    without: new Set([...NOT_IN_FEEDS, ...(options.without ?? [])]),
  });
  const { text, paragraphs } = joinParagraphs(blocks.map((block) => block.text));
  return {
    text,
    paragraphs,
    credits: creditsOfPage({ text, paragraphs, found, url: options.url, outlet: options.outlet }),
  };
}
