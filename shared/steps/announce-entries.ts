import { createHash } from 'node:crypto';
import { entryKeys } from '../feeds/entry-key.ts';
import type { FeedState, ParsedFeed } from '../model/feed.ts';
import { createArticleStore } from '../stores/article-store.ts';
import { createFeedStore } from '../stores/feed-store.ts';
import type { StepDeps } from './deps.ts';

/** Of a huge feed only the newest entries are read, this many. */
const MAX_ENTRIES = 500;

/** Sends what the feed has not shown before, or shows with other words; answers how many. */
export async function announceEntries(
  deps: StepDeps,
  state: FeedState,
  parsed: ParsedFeed,
  now: Date,
): Promise<number> {
  const feeds = createFeedStore(deps.feedTable);
  const articles = createArticleStore(deps.articleBlobs, deps.articleTable);
  const seen = await feeds.seenEntries(state.feedId);
  let announced = 0;
  for (const entry of newest(parsed)) {
    const { key, contentHash } = entryKeys(entry);
    const name = shortHash(key);
    const before = seen.get(name);
    if (before?.contentHash === contentHash) continue;
    const seenAt = now.toISOString();
    const entryKey = `${name}-${contentHash.slice(0, 12)}`;
    await articles.putEntry(entryKey, {
      schema: 1,
      entry,
      source: state.source,
      feedLanguage: parsed.language,
      seenAt,
      backfill: !state.isBackfilled,
    });
    await deps.queues.read.send([{ body: { version: 1, kind: 'entry', feedId: state.feedId, entryKey } }]);
    await feeds.markSeen(state.feedId, name, { contentHash, firstSeenAt: before?.firstSeenAt ?? seenAt }, now);
    seen.set(name, { contentHash, firstSeenAt: seenAt });
    announced += 1;
  }
  return announced;
}

/** Newest first by date where entries have one; undated ones keep the feed's own order. */
function newest(parsed: ParsedFeed): ParsedFeed['entries'] {
  if (parsed.entries.length <= MAX_ENTRIES) return parsed.entries;
  return parsed.entries
    .toSorted((a, b) => (b.publishedAt ?? b.updatedAt ?? '').localeCompare(a.publishedAt ?? a.updatedAt ?? ''))
    .slice(0, MAX_ENTRIES);
}

function shortHash(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}
