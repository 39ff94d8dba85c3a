import { articleId } from '#shared/articles/article-id.ts';
import { canonicalUrl } from '#shared/feeds/canonical-url.ts';
import { ArticleId } from '#shared/model/ids.ts';
import type { ArticleStore } from '#shared/stores/article-store.ts';

/** The article that a person means: its id, its address in any spelling, or another address that stands for it. */
export async function findArticle(articles: Pick<ArticleStore, 'getIdentity'>, urlOrId: string): Promise<ArticleId> {
  const named = urlOrId.trim();
  const canonical = /^https?:\/\//i.test(named) ? canonicalUrl(named) : undefined;
  const id = canonical === undefined ? ArticleId.parse(named) : articleId(canonical);
  return (await articles.getIdentity(id))?.id ?? id;
}
