import { createHash } from 'node:crypto';
import { articleId } from '../articles/article-id.ts';
import { identityOfPage } from '../articles/page-identity.ts';
import { canonicalUrl } from '../feeds/canonical-url.ts';
import type { ArticleId } from '../model/ids.ts';
import type { ArticleStore, Identity, StoredEntry } from '../stores/article-store.ts';
import type { FetchedPage } from './fetch-page.ts';

/** Ids that are shorter count places in the feed, in characters. */
const SHORTEST_ID = 6;

/**
 * Which article an entry is. Its own address, until a page read for the first time names another one of the same site: two
 * addresses of one text become one article. An entry that keeps its id and its date under a new address is still the same
 * article. What was decided once holds, also where the page names a new address at each load.
 */
export async function settleIdentity(
  articles: ArticleStore,
  stored: StoredEntry,
  page: FetchedPage | undefined,
): Promise<Identity> {
  const address = identityOfEntry(stored);
  const settled = await articles.getIdentity(address.id);
  if (settled) return settled;
  const isKnown = (await articles.getHead(address.id)) !== undefined;
  const named = page?.kind === 'page' ? identityOfPage(page.response.finalUrl, page.page.canonicalUrl) : undefined;
  const found = named === undefined || isKnown ? address : { id: articleId(named), canonicalUrl: named };
  const id = idOfEntry(stored);
  const held = id === undefined ? found : await articles.settleIdentity(id, found);
  if (isKnown || held.id === address.id) return address;
  return articles.settleIdentity(address.id, held);
}

/** What stands for an entry whatever its address; `undefined` where its id may be that of another one too. */
function idOfEntry({ entry, source, identity, isIdShared }: StoredEntry): ArticleId | undefined {
  const { id, url, publishedAt } = entry;
  if (url === undefined || publishedAt === undefined || identity !== undefined || isIdShared) return undefined;
  // A date without a time is that of many entries.
  if (id === url || id.length < SHORTEST_ID || publishedAt.endsWith('T00:00:00.000Z')) return undefined;
  return articleId(withoutLink(source.url, `${id}\n${publishedAt}`));
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
