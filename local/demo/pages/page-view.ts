import type { EditionArticle } from '../edition.ts';
import type { OutletFile } from '../outlet-file.ts';

/** What a page is drawn from. */
export type PageView = {
  outlet: OutletFile;
  article: EditionArticle;
  /** Other articles of the outlet, for the boxes around the text. */
  related: readonly EditionArticle[];
};
