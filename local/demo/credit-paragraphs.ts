import { articleLink, trackedUrl } from './links.ts';
import { findArticle } from './load-outlets.ts';
import type { ArticleFile, OutletFile } from './outlet-file.ts';

/** The words in which the article names its source, before or after the text; empty where it names none. */
export function creditParagraphs(
  outlets: readonly OutletFile[],
  article: ArticleFile,
): { creditBefore?: string; creditAfter?: string } {
  const credit = article.credit;
  if (!credit) return {};
  switch (credit.style) {
    case 'bracket':
      return { creditBefore: `(${credit.name})` };
    case 'originally-published': {
      const url = sourceUrl(outlets, credit.of);
      return { creditAfter: `This article was originally published by ${credit.name}${url ? ` – (${url})` : ''}.` };
    }
    case 'source-line':
      return { creditAfter: `Source: ${credit.name}` };
    case 'read-full':
      return { creditAfter: `Read Full Article at ${credit.name}` };
    default:
      return credit.style satisfies never;
  }
}

/** As a syndication plug-in copies it: from the feed, with the feed's tracking parameters. */
function sourceUrl(outlets: readonly OutletFile[], reference: string | undefined): string | undefined {
  if (reference === undefined) return undefined;
  const outlet = outlets.find(({ id }) => id === reference.split('/')[0]);
  const original = findArticle(outlets, reference);
  return outlet && original ? trackedUrl(outlet, articleLink(outlet, original).url) : undefined;
}
