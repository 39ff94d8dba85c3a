import type { EditionArticle } from '../edition.ts';
import { paragraphsToHtml } from '../markup.ts';
import type { OutletFile } from '../outlet-file.ts';

/** What a feed is drawn from. */
export type FeedView = {
  outlet: OutletFile;
  /** Newest first. */
  articles: readonly EditionArticle[];
  /** When the newest of them was published or edited. */
  changedAt: Date;
};

/** The whole text with its credits, as markup for `content:encoded` and its kin. */
export function fullTextHtml(article: EditionArticle): string {
  const all = [article.creditBefore, ...article.paragraphs, article.creditAfter];
  return paragraphsToHtml(all.filter((paragraph) => paragraph !== undefined));
}
