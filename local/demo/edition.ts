import { creditParagraphs } from './credit-paragraphs.ts';
import { articleLink } from './links.ts';
import { findArticle } from './load-outlets.ts';
import type { ArticleFile, OutletFile } from './outlet-file.ts';

/** An article as readers see it at one moment. */
export type EditionArticle = {
  slug: string;
  title: string;
  teaser: string;
  byline?: string;
  section: string;
  publishedAt: Date;
  /** Of the last edit so far, else of the publication. */
  modifiedAt: Date;
  /** Whole address of the page, without tracking parameters. */
  url: string;
  path: string;
  paragraphs: string[];
  /** Lines around the text that say where it comes from. */
  creditBefore?: string;
  creditAfter?: string;
};

/** Everything that the outlet shows at `now`, newest first. */
export function editionAt(outlets: readonly OutletFile[], outlet: OutletFile, now: Date): EditionArticle[] {
  return outlet.articles
    .filter((article) => isShown(article, now))
    .map((article) => articleAt(outlets, outlet, article, now))
    .sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || (a.slug < b.slug ? -1 : 1));
}

function isShown(article: ArticleFile, now: Date): boolean {
  return Date.parse(article.at) <= now.getTime() && (!article.goneAt || now.getTime() < Date.parse(article.goneAt));
}

function articleAt(
  outlets: readonly OutletFile[],
  outlet: OutletFile,
  article: ArticleFile,
  now: Date,
): EditionArticle {
  const edits = editsUntil(article, now);
  const link = articleLink(outlet, article);
  return {
    slug: article.slug,
    title: edits.findLast((edit) => edit.title)?.title ?? article.title,
    teaser: edits.findLast((edit) => edit.teaser)?.teaser ?? article.teaser,
    byline: article.byline,
    section: article.section ?? 'World',
    publishedAt: new Date(article.at),
    modifiedAt: new Date(edits.at(-1)?.at ?? article.at),
    ...link,
    paragraphs: bodyAt(outlets, article, now),
    ...creditParagraphs(outlets, article),
  };
}

function bodyAt(outlets: readonly OutletFile[], article: ArticleFile, now: Date): string[] {
  const own = editsUntil(article, now).findLast((edit) => edit.body)?.body ?? article.body;
  if (!article.reprint) return own;
  const original = findArticle(outlets, article.reprint.of);
  const copied = original ? bodyAt(outlets, original, new Date(article.at)) : [];
  return [...copied.slice(0, article.reprint.paragraphs), ...own];
}

function editsUntil(article: ArticleFile, now: Date): ArticleFile['edits'] {
  return article.edits.filter((edit) => Date.parse(edit.at) <= now.getTime());
}
