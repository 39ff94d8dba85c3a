import { renormaliseArticle } from '../articles/normalise-article.ts';
import type { ArticleHead } from '../model/article.ts';
import type { ArticleId } from '../model/ids.ts';
import type { ArticleStore } from '../stores/article-store.ts';
import type { StepDeps } from './deps.ts';
import { fetchPage } from './fetch-page.ts';
import { readEntry } from './read-entry.ts';
import { retryPage } from './retry-page.ts';
import { type ReadResult, sendAnalyse, storeVersion, validatorsOf } from './store-version.ts';

/** A page counts as deleted when it was missing this many times. */
const MISSING_SIGHTINGS = 2;

/**
 * Looks at a stored article once more: a new version, the same, or gone. An article of which nothing could be stored begins
 * anew with its entry.
 */
export async function rereadArticle(
  deps: StepDeps,
  articles: ArticleStore,
  id: ArticleId,
  dueAt: string,
): Promise<ReadResult> {
  const head = await articles.getHead(id);
  const current = head?.versions.at(-1);
  if (!head || !current) {
    const entry = (await articles.getReadOutcome(id))?.entry;
    return entry ? readEntry(deps, articles, entry, dueAt) : { id, outcome: 'unknown-article' };
  }
  if (head.lastRereadFor === dueAt) return { id, outcome: 'answered-before' };
  const before = await articles.getVersion(head, current.version);
  if (!before) return { id, outcome: 'version-gone' };

  const fetched = await fetchPage(deps, before.url, head);
  if (fetched.kind === 'refused') {
    const { isMissing, reason } = fetched;
    if (current.textFrom === 'feed') await retryPage(deps, id, fetched, head.firstSeenAt, dueAt);
    await articles.updateHead(
      id,
      (now) => now && { ...now, lastRereadFor: dueAt, ...(isMissing ? missing(now, deps.now()) : {}) },
    );
    return { id, outcome: isMissing ? 'missing' : 'not-read', reason };
  }
  const after = fetched.kind === 'page' ? renormaliseArticle(before, fetched.page, deps.now()) : undefined;
  if (after && fetched.kind === 'page') {
    await storeVersion(deps, articles, after, fetched.response, deps.now().toISOString());
  } else if (current.seenAt >= dueAt) {
    // An earlier try at this very re-read may have stored the version and died before its message went out.
    await sendAnalyse(deps, id, current.version);
  }
  const validators = fetched.kind === 'page' ? validatorsOf(fetched.response) : {};
  await articles.updateHead(
    id,
    (now) => now && { ...now, ...validators, lastRereadFor: dueAt, missingSightings: undefined, deletedAt: undefined },
  );
  return { id, outcome: after ? 'new-version' : 'same-version' };
}

function missing(head: ArticleHead, now: Date): Partial<ArticleHead> {
  const missingSightings = (head.missingSightings ?? 0) + 1;
  if (missingSightings < MISSING_SIGHTINGS || head.deletedAt !== undefined) return { missingSightings };
  return { missingSightings, deletedAt: now.toISOString() };
}
