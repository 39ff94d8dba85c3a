import { gzipSync } from 'node:zlib';
import type { HttpResponse } from '../http.ts';
import type { Article, ArticleHead } from '../model/article.ts';
import type { ArticleId, VersionId } from '../model/ids.ts';
import type { ArticleStore } from '../stores/article-store.ts';
import type { StepDeps } from './deps.ts';

export type ReadResult = { id: string; outcome: string; reason?: string };

/**
 * Version first, then the head that names it, then the message: whoever dies in between does it again. The message goes
 * out also when all was there already.
 */
export async function storeVersion(
  deps: StepDeps,
  articles: ArticleStore,
  article: Article,
  response: HttpResponse | undefined,
  seenAt: string,
): Promise<void> {
  await articles.putVersion(article);
  if (deps.settings.keepRaw && response) {
    const contentType = response.headers['content-type'] ?? 'text/html';
    await articles.putRaw(article, gzipSync(response.body), contentType);
  }
  await articles.updateHead(article.id, (before) => nextHead(before, article, response, seenAt));
  await sendAnalyse(deps, article.id, article.version);
}

export async function sendAnalyse(deps: Pick<StepDeps, 'queues'>, id: ArticleId, version: VersionId): Promise<void> {
  await deps.queues.analyse.send([{ body: { version: 1, kind: 'analyse', articleId: id, articleVersion: version } }]);
}

/** What a later conditional GET gives back to the server, verbatim. */
export function validatorsOf({ headers }: HttpResponse): Pick<ArticleHead, 'etag' | 'lastModified'> {
  return { etag: headers.etag, lastModified: headers['last-modified'] };
}

/** The head with this version in its place; `undefined` where nothing changes. */
function nextHead(
  before: ArticleHead | undefined,
  article: Article,
  response: HttpResponse | undefined,
  seenAt: string,
): ArticleHead | undefined {
  const validators = response ? validatorsOf(response) : {};
  const version = { version: article.version, seenAt, textFrom: article.textFrom };
  if (!before) {
    return {
      schema: 1,
      id: article.id,
      canonicalUrl: article.canonicalUrl,
      outletHost: article.outletHost,
      outlet: article.outlet,
      firstSeenAt: article.firstSeenAt,
      backfill: article.backfill,
      feedId: article.feedId,
      versions: [version],
      ...validators,
    };
  }
  const current = before.versions.at(-1);
  if (current?.version === article.version) return undefined;
  // A teaser never replaces a full page: the page may only have been out of reach.
  if (current?.textFrom === 'page' && article.textFrom === 'feed') return undefined;
  if (before.versions.some((known) => known.version === version.version && known.seenAt === seenAt)) return undefined;
  // Messages overtake each other: an entry that was seen earlier is an earlier version, whenever it is read.
  const later = before.versions.filter((known) => known.seenAt > seenAt);
  const versions = [...before.versions.slice(0, before.versions.length - later.length), version, ...later];
  if (later.length > 0) return { ...before, versions };
  return { ...before, ...validators, versions, missingSightings: undefined, deletedAt: undefined };
}
