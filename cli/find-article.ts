import { articleId } from '#shared/articles/article-id.ts';
import { canonicalUrl } from '#shared/feeds/canonical-url.ts';
import { ArticleId } from '#shared/model/ids.ts';

/** The id that a person means: the id itself, or the address of the article in any spelling. */
export function namedArticle(urlOrId: string): ArticleId {
  const canonical = /^https?:\/\//i.test(urlOrId) ? canonicalUrl(urlOrId) : undefined;
  return canonical === undefined ? ArticleId.parse(urlOrId) : articleId(canonical);
}
