import { createHash } from 'node:crypto';
import { articleId } from '../articles/article-id.ts';
import { normaliseArticle } from '../articles/normalise-article.ts';
import { canonicalUrl } from '../feeds/canonical-url.ts';
import type { Article } from '../model/article.ts';
import { ReadMessage } from '../model/message.ts';
import { type ArticleStore, createArticleStore, type StoredEntry } from '../stores/article-store.ts';
import { createDueStore } from '../stores/due-store.ts';
import type { StepDeps } from './deps.ts';
import { type FetchedPage, fetchPage, isTemporary } from './fetch-page.ts';
import { parseMessage } from './parse-message.ts';
import { rereadArticle } from './reread.ts';
import { type ReadResult, storeVersion } from './store-version.ts';

/** A page that could not be had just now is tried again after this long. */
const RETRY_PAGE_MS = 15 * 60_000;

/** Reads one entry, or one stored article again: full text, identity, version. */
export async function readStep(deps: StepDeps, body: unknown): Promise<void> {
  const message = parseMessage(ReadMessage, body);
  const started = deps.now();
  const articles = createArticleStore(deps.articleBlobs, deps.articleTable);
  switch (message.kind) {
    case 'entry': {
      const stored = await articles.getEntry(message.feedId, message.entryKey);
      const result = stored ? await readEntry(deps, articles, stored) : { id: message.entryKey, outcome: 'entry-gone' };
      return done(deps, started, result);
    }
    case 'reread':
      return done(deps, started, await rereadArticle(deps, articles, message.articleId, message.dueAt));
    default:
      message satisfies never;
  }
}

async function readEntry(deps: StepDeps, articles: ArticleStore, stored: StoredEntry): Promise<ReadResult> {
  const { entry, source } = stored;
  const url = entry.url ?? source.url;
  const identity = (entry.url && canonicalUrl(entry.url)) || withoutUrl(source.url, entry.id);
  const id = articleId(identity);
  const before = await articles.getHead(id);
  const firstSeenAt = before?.firstSeenAt ?? stored.seenAt;
  const page: FetchedPage | undefined =
    source.fullText === 'page' && entry.url !== undefined ? await fetchPage(deps, entry.url) : undefined;
  const made = normaliseArticle({
    entry: { ...entry, language: entry.language ?? stored.feedLanguage },
    source,
    page: page?.kind === 'page' ? page.page : undefined,
    pageRefused: page?.kind === 'refused' ? page.reason : undefined,
    firstSeenAt,
    backfill: before?.backfill ?? stored.backfill,
    now: deps.now(),
  });
  if (page?.kind === 'refused') {
    await articles.putReadOutcome(id, {
      url,
      reason: page.reason,
      message: page.message,
      at: deps.now().toISOString(),
    });
  }
  if ('kind' in made) {
    await articles.putReadOutcome(id, {
      url,
      reason: made.reason,
      message: made.message,
      at: deps.now().toISOString(),
    });
    return { id, outcome: 'no-article', reason: made.reason };
  }
  const article: Article = { ...made, id, canonicalUrl: identity };
  await storeVersion(deps, articles, article, page?.kind === 'page' ? page.response : undefined, stored.seenAt);
  if (page?.kind === 'refused' && isTemporary(page.reason)) {
    const dueAt = new Date(Date.parse(stored.seenAt) + RETRY_PAGE_MS).toISOString();
    await createDueStore(deps.feedTable).add({ kind: 'reread', articleId: id, dueAt });
  }
  return { id, outcome: 'stored', reason: page?.kind === 'refused' ? page.reason : undefined };
}

/** The identity of an entry without a link: the feed and the entry's own id. */
function withoutUrl(feedUrl: string, entryId: string): string {
  const url = new URL(feedUrl);
  url.searchParams.set('claimwire-entry', createHash('sha256').update(entryId).digest('hex').slice(0, 20));
  return url.toString();
}

function done(deps: StepDeps, started: Date, result: ReadResult): void {
  deps.metrics('ArticleRead', 1, { outcome: result.outcome, reason: result.reason ?? 'none' });
  deps.log('info', { what: 'read', ...result, durationMs: deps.now().getTime() - started.getTime() });
}
