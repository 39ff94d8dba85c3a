import { createHash } from 'node:crypto';
import { articleId } from '../articles/article-id.ts';
import { identityOfPage } from '../articles/page-identity.ts';
import { canonicalUrl } from '../feeds/canonical-url.ts';
import type { ArticleStore, Identity, StoredEntry } from '../stores/article-store.ts';
import type { FetchedPage } from './fetch-page.ts';

/**
 * Which article an entry is. Its own address, until a page read for the first time names another one of the same site: two
 * addresses of one text become one article. What was decided once holds, also where the page names a new address at each load.
 */
export async function settleIdentity(
  articles: ArticleStore,
  stored: StoredEntry,
  page: FetchedPage | undefined,
): Promise<Identity> {
  const address = identityOfEntry(stored);
  const settled = await articles.getIdentity(address.id);
  if (settled) return settled;
  const named = page?.kind === 'page' ? identityOfPage(page.response.finalUrl, page.page.canonicalUrl) : undefined;
  if (named === undefined || named === address.canonicalUrl || (await articles.getHead(address.id))) return address;
  return articles.settleIdentity(address.id, { id: articleId(named), canonicalUrl: named });
}

/** The address of the link; the entry's own identity where others have that address too, or where it has none. */
export function identityOfEntry({ entry, source, identity }: StoredEntry): Identity {
  const address = identity ?? ((entry.url && canonicalUrl(entry.url)) || withoutLink(source.url, entry.id));
  return { id: articleId(address), canonicalUrl: address };
}

function withoutLink(feedUrl: string, entryId: string): string {
  const url = new URL(feedUrl);
  url.searchParams.set('claimwire-entry', createHash('sha256').update(entryId).digest('hex').slice(0, 20));
  return url.toString();
}
