import { findNewEntries, type NewEntry } from '../feeds/new-entries.ts';
import type { FeedState, ParsedFeed } from '../model/feed.ts';
import { createArticleStore } from '../stores/article-store.ts';
import { createSeenStore } from '../stores/seen-store.ts';
import type { StepDeps } from './deps.ts';

/** Of a huge feed only the newest entries are read, this many at a time. */
const MAX_ENTRIES = 500;
/** Entries that are stored and sent at once. */
const AT_ONCE = 25;

/**
 * Sends what the feed has not shown before, or shows with other words; answers how many. Entries first, then the messages
 * that name them, then what is remembered: a run that dies in between sends the same once more, and loses nothing.
 */
export async function announceEntries(
  deps: StepDeps,
  state: FeedState,
  parsed: ParsedFeed,
  now: Date,
): Promise<number> {
  const seenStore = createSeenStore(deps.feedTable);
  const seen = await seenStore.marks(state.feedId);
  const found = findNewEntries(parsed.entries, (mark) => seen.has(mark), MAX_ENTRIES);
  for (let at = 0; at < found.entries.length; at += AT_ONCE)
    await announce(deps, state, parsed, found.entries.slice(at, at + AT_ONCE), now);
  await seenStore.remember(state.feedId, found.marks, now);
  if (found.passedOver > 0) {
    deps.metrics('EntriesPassedOver', found.passedOver, { reason: 'too-many' });
    deps.log('info', { what: 'announce', id: state.feedId, outcome: 'too-many', entries: found.passedOver });
  }
  return found.entries.length;
}

async function announce(
  deps: StepDeps,
  { feedId, source, isBackfilled }: FeedState,
  parsed: ParsedFeed,
  entries: readonly NewEntry[],
  now: Date,
): Promise<void> {
  const articles = createArticleStore(deps.articleBlobs, deps.articleTable);
  await Promise.all(
    entries.map(({ entry, entryKey, identity, isIdShared }) =>
      articles.putEntry(entryKey, {
        schema: 1,
        entry,
        // The page at a shared address holds all of them: it is one article.
        identity: source.fullText === 'feed' ? identity : undefined,
        isIdShared,
        source,
        feedLanguage: parsed.language,
        seenAt: now.toISOString(),
        backfill: !isBackfilled,
      }),
    ),
  );
  await deps.queues.read.send(
    entries.map(({ entryKey }) => ({ body: { version: 1, kind: 'entry', feedId, entryKey } })),
  );
}
