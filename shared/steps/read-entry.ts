import { normaliseArticle } from '../articles/normalise-article.ts';
import type { Article } from '../model/article.ts';
import type { FeedId } from '../model/ids.ts';
import type { ArticleStore, ReadOutcome } from '../stores/article-store.ts';
import type { StepDeps } from './deps.ts';
import { type FetchedPage, fetchPage } from './fetch-page.ts';
import { retryPage } from './retry-page.ts';
import { settleIdentity } from './settle-identity.ts';
import { type ReadResult, storeVersion } from './store-version.ts';

/**
 * Reads one entry: page where the source wants it, identity, version. `answered`: the due time, where the entry is read once
 * more because it has left no article.
 */
export async function readEntry(
  deps: StepDeps,
  articles: ArticleStore,
  { feedId, entryKey }: { feedId: FeedId; entryKey: string },
  answered?: string,
): Promise<ReadResult> {
  const stored = await articles.getEntry(feedId, entryKey);
  if (!stored) return { id: entryKey, outcome: 'entry-gone' };
  const { entry, source } = stored;
  const page: FetchedPage | undefined =
    source.fullText === 'page' && entry.url !== undefined ? await fetchPage(deps, entry.url) : undefined;
  const { id, canonicalUrl } = await settleIdentity(articles, stored, page);
  const before = await articles.getHead(id);
  const made = normaliseArticle({
    entry: { ...entry, language: entry.language ?? stored.feedLanguage },
    source,
    page: page?.kind === 'page' ? page.page : undefined,
    pageRefused: page?.kind === 'refused' ? page.reason : undefined,
    firstSeenAt: before?.firstSeenAt ?? stored.seenAt,
    backfill: before?.backfill ?? stored.backfill,
    now: deps.now(),
  });
  const note = (reason: ReadOutcome['reason'], message: string, more: Partial<ReadOutcome> = {}) =>
    articles.putReadOutcome(id, {
      url: entry.url ?? source.url,
      reason,
      message,
      at: deps.now().toISOString(),
      ...more,
    });

  if ('kind' in made) {
    await note(made.reason, page?.kind === 'refused' ? page.message : made.message, { entry: { feedId, entryKey } });
    if (page?.kind === 'refused') await retryPage(deps, id, page, stored.seenAt, answered);
    return { id, outcome: 'no-article', reason: made.reason };
  }
  // The folder of an article is named after its first sight: a later version must not move.
  const article: Article = { ...made, id, canonicalUrl, outletHost: before?.outletHost ?? made.outletHost };
  // A page says what it says now, an entry what it said when it was seen.
  const seenAt = before && article.textFrom === 'page' ? deps.now().toISOString() : stored.seenAt;
  await storeVersion(deps, articles, article, page?.kind === 'page' ? page.response : undefined, seenAt);
  if (page?.kind !== 'refused') return { id, outcome: 'stored' };
  await note(page.reason, page.message);
  await retryPage(deps, id, page, stored.seenAt, answered);
  return { id, outcome: 'stored', reason: page.reason };
}
